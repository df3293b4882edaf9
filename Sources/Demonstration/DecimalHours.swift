import Domain

extension [Weekday] {
    static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    static let mondayToThursday: [Weekday] = [.monday, .tuesday, .wednesday, .thursday]
}

/// Weekly hours by the decimal hour: `hours((.workdays, 8.5..<16.5))` is `mån-fre 08:30-16:30`.
func hours(_ windows: (days: [Weekday], open: Range<Double>)...) -> WeeklyHours {
    WeeklyHours(
        windows.flatMap { days, open in days.map { ($0, Int(open.lowerBound * 60)..<Int(open.upperBound * 60)) } })
}

extension WeeklyHours {
    func holds(_ offering: Offering, at time: WeeklyTime) -> Bool { contains(time.weekday, offering.span(at: time)) }
}
