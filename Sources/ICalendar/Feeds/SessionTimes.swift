package import Domain

/// When a session meets, as the properties of one VEVENT.
///
/// DTSTART is the first date held, so it is always one of the rule's; missed dates after it are EXDATEs.
package enum SessionTimes {
    /// With time of day, in Stockholm's time.
    package static func exact(_ session: Session, _ offering: Offering) -> [Property?] {
        guard let first = session.series.days.first, let last = session.series.days.last else { return [] }
        let time = { (day: Day) in LocalTime(day, session.time.start) }
        let end = LocalTime(secondsSinceEpoch: time(first).secondsSinceEpoch + offering.minutes * 60)
        let missed = missed(session.series.days, interval: offering.interval)
        return [
            .time("DTSTART", time(first)),
            .time("DTEND", end),
            rule(
                from: first, to: last, interval: offering.interval, until: Stockholm.instant(last, session.time.start).basic
            ),
            missed.isEmpty ? nil : .times("EXDATE", missed.map(time)),
        ]
    }

    /// The weeks only, Monday to Sunday: all from the first to the last by the interval, also those when a meeting is missed,
    /// since a single closed day would tell the weekday.
    package static func byWeek(_ session: Session, _ offering: Offering) -> [Property?] {
        let mondays = session.series.days.map(\.monday)
        guard let first = mondays.first, let last = mondays.last else { return [] }
        return [
            .day("DTSTART", first),
            .day("DTEND", first + 7),
            rule(from: first, to: last, interval: offering.interval, until: last.basic),
        ]
    }

    private static func rule(from first: Day, to last: Day, interval: Int, until: String) -> Property? {
        guard first < last else { return nil }
        return Property("RRULE", raw: "FREQ=WEEKLY;" + (interval > 1 ? "INTERVAL=\(interval);" : "") + "UNTIL=" + until)
    }

    /// The dates between the first held and the last that the rule would give, but that are not held.
    private static func missed(_ held: [Day], interval: Int) -> [Day] {
        guard let first = held.first, let last = held.last else { return [] }
        let isHeld = Set(held)
        return stride(from: first.number, through: last.number, by: 7 * interval).map(Day.init(number:)).filter {
            !isHeld.contains($0)
        }
    }
}
