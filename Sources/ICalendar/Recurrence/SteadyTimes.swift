internal import Domain

/// A rule's times, one by one, where no BYSETPOS chooses among a period's dates.
struct SteadyTimes {
    private var dates: RuleDates
    private let slots: DaySlots
    /// Where the next time is, unless it has to be sought.
    private var day = 0
    private var slot = 0
    private var place = 0
    /// From when on the next is to be sought.
    private var sought: LocalTime?
    private var hasEnded = false
    private var isKnownToMatch = false

    init(_ rule: RecurrenceRule, start: LocalTime, isDate: Bool) {
        dates = RuleDates(rule, start: start.day)
        slots = DaySlots(rule, start: start, isDate: isDate)
        sought = start
    }

    mutating func next(_ steps: inout StepBudget) throws(ValueFault) -> LocalTime? {
        guard try find(&steps) else { return nil }
        let time = current
        step()
        return time
    }

    /// Goes on at the first time that is not before `time`.
    mutating func seek(_ time: LocalTime) { sought = time }

    /// Goes on at the first time that is not before `time`, and tells how many it has passed, unless these are more than `most`.
    mutating func count(before time: LocalTime, most: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int {
        var count = 0
        while count <= most, try find(&steps), current < time {
            count += try passed(before: time, &steps)
        }
        return count
    }

    /// Goes some way towards a time that the current one is before.
    private mutating func passed(before time: LocalTime, _ steps: inout StepBudget) throws(ValueFault) -> Int {
        let left = slots.times.count - place
        if slots.perDay == 1, day < time.day.number {
            sought = LocalTime(day: time.day, second: 0)
            return left + (try dates.count(from: day + 1, through: time.day.number - 1, &steps)) * slots.times.count
        }
        if slots.perDay > 1, slots.areUnlimited, dates.areAll {
            let now = day * slots.perDay + slot
            let ahead = slots.countedSteps(from: now, to: floorDivide(time.secondsSinceEpoch, slots.length))
            if ahead > 0 {
                sought = LocalTime(secondsSinceEpoch: slots.slot(ahead, after: now) * slots.length)
                return left + (ahead - 1) * slots.times.count
            }
        }
        try steps.spend(1)
        step()
        return 1
    }

    private var current: LocalTime {
        LocalTime(day: Day(number: day), second: slot * slots.length + slots.times[place])
    }

    private mutating func step() {
        place += 1
        guard place == slots.times.count else { return }
        let isLastSlot = slot + 1 == slots.perDay
        sought = LocalTime(day: Day(number: isLastSlot ? day + 1 : day), second: isLastSlot ? 0 : (slot + 1) * slots.length)
    }

    /// - Returns: whether there is a next time.
    private mutating func find(_ steps: inout StepBudget) throws(ValueFault) -> Bool {
        guard let time = sought else { return !hasEnded }
        sought = nil
        if !hasEnded { hasEnded = try !find(from: time, &steps) }
        return !hasEnded
    }

    private mutating func find(from time: LocalTime, _ steps: inout StepBudget) throws(ValueFault) -> Bool {
        if !isKnownToMatch {
            guard try slots.canMatch(&steps) else { return false }
            isKnownToMatch = true
        }
        var (day, second) = (time.day.number, time.second)
        for _ in 0...slots.cycle {
            try steps.spend(1)
            guard let date = try dates.first(from: day, &steps) else { return false }
            if date > day { (day, second) = (date, 0) }
            let wanted = second / slots.length
            guard let slot = try slots.first(from: wanted, on: day, &steps) else {
                (day, second) = (slots.day(after: day), 0)
                continue
            }
            let place = slot == wanted ? slots.times.index(notBefore: second % slots.length) : 0
            if place < slots.times.count {
                (self.day, self.slot, self.place) = (day, slot, place)
                return true
            }
            second = (slot + 1) * slots.length
            if second == 86_400 { (day, second) = (day + 1, 0) }
        }
        return false
    }
}
