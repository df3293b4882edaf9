internal import Domain

/// When on its dates a rule has times.
///
/// A date has slots: the hours, minutes or seconds that FREQ counts, or itself alone when FREQ is DAILY or longer. Each slot
/// that INTERVAL and the BY parts let through has the same times.
struct DaySlots {
    /// Seconds in a slot.
    let length: Int
    let times: SlotTimes
    private var interval: Int
    /// The slot of DTSTART, counted from 1970.
    private let start: Int
    /// Bits; hours, minutes and seconds of a day that may have a slot.
    private let hours: UInt64
    private let minutes: UInt64
    private let seconds: UInt64

    private static let allHours = bits(Array(0..<24))
    private static let allMinutes = bits(Array(0..<60))

    init(_ rule: RecurrenceRule, start: LocalTime, isDate: Bool) {
        let length = rule.frequency.slotLength
        self.length = length
        interval = rule.frequency < .daily ? rule.interval : 1
        self.start = floorDivide(start.secondsSinceEpoch, length)
        // What is shorter than a slot expands it, by DTSTART's own where the rule is silent.
        func within(_ given: [Int], _ own: Int, _ unit: Int) -> [Int] {
            isDate || unit >= length ? [0] : given.isEmpty ? [own] : given
        }
        times = SlotTimes(
            hours: within(rule.hours, start.second / 3600, 3600), minutes: within(rule.minutes, start.second / 60 % 60, 60),
            seconds: within(rule.seconds, start.second % 60, 1), positions: rule.frequency > .daily ? [] : rule.positions)
        // The rest limits.
        func limit(_ given: [Int], _ unit: Int, _ all: UInt64) -> UInt64 { unit < length || given.isEmpty ? all : bits(given) }
        hours = limit(rule.hours, 3600, DaySlots.allHours)
        minutes = limit(rule.minutes, 60, DaySlots.allMinutes)
        seconds = limit(rule.seconds, 1, DaySlots.allMinutes)
    }

    var perDay: Int { 86_400 / length }

    /// Whether only INTERVAL leaves slots out.
    var areUnlimited: Bool {
        hours == DaySlots.allHours && minutes == DaySlots.allMinutes && seconds == DaySlots.allMinutes
    }

    /// The first slot of a date that is at `slot` or later.
    func first(from slot: Int, on day: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int? {
        var slot = slot
        while slot < perDay {
            if interval > 1 { slot = counted(from: day * perDay + slot) - day * perDay }
            guard slot < perDay, let next = allowed(from: slot) else { return nil }
            if next == slot { return slot }
            slot = next
            try steps.spend(1)
        }
        return nil
    }

    /// The first slot from one on, both counted from 1970, that INTERVAL lets through.
    private func counted(from slot: Int) -> Int {
        let over = modulo(slot - start, interval)
        return over == 0 ? slot : slot + interval - over
    }

    /// The next day that INTERVAL lets have a slot.
    func day(after day: Int) -> Int { interval == 1 ? day + 1 : floorDivide(counted(from: (day + 1) * perDay), perDay) }

    /// How many counted slots after one comes the last that is before another; both counted from 1970.
    func countedSteps(from slot: Int, to other: Int) -> Int { max(0, (other - slot) / interval) }

    /// The slot, counted from 1970, that is so many counted slots later.
    func slot(_ steps: Int, after slot: Int) -> Int { slot + steps * interval }

    /// The first slot of the day from one on that may be allowed, and is when it is the same.
    private func allowed(from slot: Int) -> Int? {
        let second = slot * length
        let (hour, minute) = (second / 3600, second / 60 % 60)
        guard let nextHour = next(in: hours, from: hour) else { return nil }
        if nextHour > hour { return nextHour * 3600 / length }
        guard length < 3600 else { return slot }
        guard let nextMinute = next(in: minutes, from: minute) else { return (hour + 1) * 3600 / length }
        if nextMinute > minute { return (hour * 3600 + nextMinute * 60) / length }
        guard length < 60 else { return slot }
        guard let nextSecond = next(in: seconds, from: second % 60) else { return second - second % 60 + 60 }
        return second - second % 60 + nextSecond
    }

    private func next(in bits: UInt64, from place: Int) -> Int? {
        let left = bits & (.max << UInt64(place))
        return left == 0 ? nil : left.trailingZeroBitCount
    }

    /// Whether INTERVAL and the parts leave any time of day; in days that it divides, and by what divides them in all days.
    func canMatch(_ steps: inout StepBudget) throws(ValueFault) -> Bool {
        guard times.count > 0 else { return false }
        var daily = self
        daily.interval = greatestCommonDivisor(interval, perDay)
        return try daily.first(from: 0, on: 0, &steps) != nil
    }

    /// After so many counted slots the calendar and the clock repeat.
    var cycle: Int {
        let inCycle = daysInCycle * perDay
        return inCycle / greatestCommonDivisor(inCycle, interval)
    }
}

extension RecurrenceRule.Frequency {
    /// Seconds; what is longer than a day has the day.
    fileprivate var slotLength: Int {
        switch self {
        case .secondly: 1
        case .minutely: 60
        case .hourly: 3600
        default: 86_400
        }
    }
}
