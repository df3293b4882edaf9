import Domain

/// School breaks of 2026/27. Stockholm's own dates were not to be found; these are a neighbouring municipality's.
enum SchoolYear {
    static let breaks: [(name: String, first: Day, last: Day)] = [
        ("Höstlov", Day(clamping: 2026, 10, 26), Day(clamping: 2026, 10, 30)),
        ("Sportlov", Day(clamping: 2027, 3, 1), Day(clamping: 2027, 3, 5)),
        ("Påsklov", Day(clamping: 2027, 3, 30), Day(clamping: 2027, 4, 2)),
        ("Lovdag", Day(clamping: 2027, 5, 7), Day(clamping: 2027, 5, 7)),
    ]

    static var days: Set<Day> {
        Set(breaks.flatMap { span in (span.first.number...span.last.number).map(Day.init(number:)) })
    }
}
