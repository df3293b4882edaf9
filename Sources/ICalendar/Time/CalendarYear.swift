internal import Domain

/// After so many days the Gregorian calendar repeats: 400 years, 4,800 months, 20,871 weeks.
let daysInCycle = 146_097

/// The number of the calendar's last day, 9999-12-31.
let lastDayNumber = 2_932_896

/// A year by its days.
struct CalendarYear {
    let number: Int
    /// The day number of 1 January.
    let firstDay: Int
    let length: Int
    /// Of 1 January, from 0 for Monday.
    let firstWeekday: Int

    private init(_ number: Int, firstDay: Int) {
        self.number = number
        self.firstDay = firstDay
        length = CalendarYear.length(number)
        firstWeekday = Day(number: firstDay).weekday.rawValue
    }

    init(holding day: Int) {
        let (year, month, date) = Day(number: day).parts
        let before = (1..<month).reduce(date - 1) { $0 + Day.length(of: $1, year) }
        self.init(year, firstDay: day - before)
    }

    var next: CalendarYear { CalendarYear(number + 1, firstDay: firstDay + length) }

    var days: Range<Int> { firstDay..<firstDay + length }

    private static func length(_ year: Int) -> Int { Day.isLeap(year) ? 366 : 365 }

    var previousLength: Int { CalendarYear.length(number - 1) }
    var nextLength: Int { CalendarYear.length(number + 1) }
}

/// The remainder that is never negative.
func modulo(_ a: Int, _ b: Int) -> Int {
    let rest = a % b
    return rest < 0 ? rest + b : rest
}

func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
