/// Nobody meets at night: 06:00-23:00.
private let day = 6 * 60..<23 * 60

extension Offering {
    /// Its times that lie within the day.
    var possibleTimes: [WeeklyTime] { times.filter { day.contains(span(at: $0)) } }
}

func sessionsOutsideTheDay(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard Offering.possibleMinutes.contains(offering.minutes) else { return [] }
        return offering.times.filter { !day.contains(offering.span(at: $0)) }.map { time in
            Fault(
                .offerings, row, "times", time.code,
                "\(offering.minutes) minutes from \(time.start.text) must lie within 06:00-23:00")
        }
    }
}

func startWeeksOutsideTheTerm(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        offering.startWeeks.filter { !(1...city.term.weeks).contains($0) }.map { week in
            Fault(
                .offerings, row, "start_weeks", String(city.term.isoWeek(week)),
                "must be a week of the term, \(city.term.isoWeek(1))-\(city.term.isoWeek(city.term.weeks))")
        }
    }
}

/// Offerings whose dates run past the term from every start.
func seriesThatFitNowhere(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.hasSoundNumbers, !offering.times.isEmpty, !offering.startWeeks.isEmpty else { return [] }
        let starts = offering.times.flatMap { time in offering.startWeeks.map { (time.weekday, $0) } }
        guard starts.allSatisfy({ city.term.series(of: offering, on: $0, startWeek: $1) == nil }) else { return [] }
        let most = starts.map { city.term.dates(of: offering, on: $0, startWeek: $1) }.max() ?? 0
        return [
            Fault(
                .offerings, row, "occurrences", String(offering.occurrences),
                "at no allowed time and start do so many fit in the term; at most \(most) do")
        ]
    }
}

extension Term {
    /// The ISO number of a week of the term, whose first week is 1.
    public func isoWeek(_ week: Int) -> Int { day(week: week, .monday).isoWeek.week }

    /// The most occurrences that a series with this start could have.
    fileprivate func dates(of offering: Offering, on weekday: Weekday, startWeek: Int) -> Int {
        var count = 0
        var date = day(week: startWeek, weekday)
        guard date >= firstDay else { return 0 }
        while date <= lastDay {
            if offering.whenClosed == .drop || !isClosed(date, for: offering) { count += 1 }
            date = date + 7 * offering.interval
        }
        return count
    }
}

/// Wishes for times when the person cannot come.
func preferencesOutsideTimes(_ city: City) -> [Fault] {
    city.requests.faults { row, request in
        Weekday.allCases.flatMap { weekday in
            request.preferred.on(weekday).filter { !request.times.contains(weekday, $0) }.map { window in
                Fault(
                    .requests, row, "preferred", weekday.code + " " + text(of: window),
                    "must lie within the times when the person can come")
            }
        }
    }
}

func lateRegistrations(_ city: City) -> [Fault] {
    city.requests.faults { row, request in
        let day = Stockholm.local(request.registered).day
        guard day > city.term.lastDay else { return [] }
        return [Fault(.requests, row, "registered", day.iso, "must not be after the term's last day, \(city.term.lastDay.iso)")]
    }
}

/// Hours as they stand in the data files: `08:00-16:30`.
func text(of window: Range<Int>) -> String {
    let clock = { (minutes: Int) in ClockTime(minutes: minutes)?.text ?? "24:00" }
    return clock(window.lowerBound) + "-" + clock(window.upperBound)
}

extension Range<Int> {
    func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
