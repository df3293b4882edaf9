internal import Domain

/// A rule's times, one by one, where BYSETPOS chooses among the times of a week, a month or a year.
struct ChosenTimes {
    private var dates: RuleDates
    private let times: SlotTimes
    private let positions: [Int]
    private var chosen: [LocalTime] = []
    private var place = 0
    /// The next period is sought from here on.
    private var day: Int
    private var first: LocalTime

    init(_ rule: RecurrenceRule, start: LocalTime, isDate: Bool) {
        dates = RuleDates(rule, start: start.day)
        times = DaySlots(rule, start: start, isDate: isDate).times
        positions = rule.positions
        day = start.day.number
        first = start
    }

    mutating func next(_ steps: inout StepBudget) throws(ValueFault) -> LocalTime? {
        guard let time = try current(&steps) else { return nil }
        place += 1
        return time
    }

    /// Goes on at the first time that is not before `time`, and tells how many it has passed, unless these are more than `most`.
    mutating func count(before time: LocalTime, most: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int {
        var count = 0
        while count <= most, let next = try current(&steps), next < time {
            place += 1
            count += 1
        }
        return count
    }

    private mutating func current(_ steps: inout StepBudget) throws(ValueFault) -> LocalTime? {
        repeat {
            while place < chosen.count {
                if chosen[place] >= first { return chosen[place] }
                place += 1
            }
        } while try choose(&steps)
        return nil
    }

    /// Goes on at the first time that is not before `time`.
    mutating func seek(_ time: LocalTime) {
        first = time
        day = time.day.number
        (chosen, place) = ([], 0)
    }

    /// - Returns: whether a period has any; when none has in one cycle of the calendar, none ever has.
    private mutating func choose(_ steps: inout StepBudget) throws(ValueFault) -> Bool {
        for _ in 0...dates.periodsInCycle {
            guard let (days, found) = try dates.period(from: day, &steps) else { return false }
            day = days.upperBound
            let places = places(positions, of: found.count * times.count)
            guard !places.isEmpty else { continue }
            chosen = places.map { index in
                LocalTime(day: Day(number: found[index / times.count]), second: times[index % times.count])
            }
            place = 0
            return true
        }
        return false
    }
}
