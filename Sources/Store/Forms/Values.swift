import Domain

extension Form {
    static func id<Of>() -> Form where Value == ID<Of> {
        Form("an id: \(InvalidID.form)") { text in try? ID<Of>(text) }
    }

    /// One of a few words, each for a value.
    static func word(_ words: [(text: String, value: Value)]) -> Form where Value: Sendable {
        Form { text throws(Misfits) in
            if let word = words.first(where: { $0.text == text }) { return word.value }
            let known = words.map(\.text)
            throw Misfits(text, "must be one of \(known.joined(separator: ", "))" + suggestion(for: text, among: known))
        }
    }
}

extension Form where Value: CaseIterable & RawRepresentable<String> & Sendable {
    /// One of the values' own words.
    static var word: Form { .word(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension Form<Bool> {
    static let yesOrNo = Form.word([("ja", true), ("nej", false)])
}

extension Form<Int> {
    /// Small enough for any sum of them.
    static let number = Form("a whole number, such as 12") { text in
        text.utf8.count <= 10 ? Int(text).flatMap { abs($0) <= 999_999_999 ? $0 : nil } : nil
    }
}

extension Form<String> {
    /// Words for people: not empty, at most 500 characters; line breaks may be in it.
    static let text = Form { text throws(Misfits) in
        if text.isEmpty { throw Misfits(text, "must not be empty") }
        if text.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" }) {
            throw Misfits(text, "must not hold control characters")
        }
        if text.count > 500 { throw Misfits(text, "is \(text.count) characters long; must be at most 500") }
        return text
    }

    /// A file in `busy/`.
    static let fileName = Form { text throws(Misfits) in
        guard !text.isEmpty, !text.hasPrefix("."), !text.contains("/"), !text.unicodeScalars.contains(where: \.isControl) else {
            throw Misfits(text, "must be the plain name of a file in busy/, such as aula.ics")
        }
        return text
    }
}

extension Form<Language> {
    static let language = Form("an ISO 639 code of two or three letters, such as sv") { Language($0) }
}

extension Form<Features> {
    static let features = Form<Features>.word(Features.named.map { ($0.name, $0.feature) }).list.map { Features($0) }
        .orIfEmpty([])
}

extension Form<Day> {
    static let day = Form("a date, such as 2027-01-11") { Day(iso: $0) }
}

extension Form<Instant> {
    /// A local time in Europe/Stockholm: `2026-11-02T09:15:00`.
    /// Also with a space and without seconds, as spreadsheets show it.
    static let localDateTime = Form("a local date and time, such as 2026-11-02T09:15:00") { text in
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard parts.count == 2, let day = Day(iso: String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 }),
            let time = ClockTime("\(clock[0]):\(clock[1])"),
            time.minutes < 1440, let second = clock.count == 3 ? twoDigits(clock[2]) : 0, second < 60
        else { return nil }
        return Instant(seconds: Stockholm.instant(day, time).seconds + second)
    }
}

extension Form<WeeklyTime> {
    static let weeklyTime = Form("a weekday and a time, such as tis 17:30") { text in
        let words = text.split(separator: " ")
        guard words.count == 2, let weekday = Weekday(code: words[0]), let time = ClockTime(String(words[1])),
            time.minutes < 1440
        else { return nil }
        return WeeklyTime(weekday, time)
    }
}

extension Form<WeeklyHours> {
    /// `mån-fre 08:00-16:30|tis,tor 17:00-20:00`, or `alltid`.
    static let weeklyHours = Form { text throws(Misfits) in
        text == "alltid" ? .always : WeeklyHours(try windows.list.read(text).flatMap(\.self))
    }

    private static let windows = Form<[Window]>("days and hours, such as mån-fre 08:00-16:30, or alltid") { text in
        let words = text.split(separator: " ")
        guard words.count == 2, let weekdays = weekdays(words[0]), let hours = hours(words[1]) else { return nil }
        return weekdays.map { Window(weekday: $0, minutes: hours) }
    }

    private static func weekdays(_ text: Substring) -> [Weekday]? {
        var all: [Weekday] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(code: $0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
                return nil
            }
            all += Weekday.allCases.filter { (first...last).contains($0) }
        }
        return all
    }

    private static func hours(_ text: Substring) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { ClockTime(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        return from.minutes..<to.minutes
    }
}

/// Hours on one weekday.
private struct Window: Hashable {
    let weekday: Weekday
    let minutes: Range<Int>
}

extension WeeklyHours {
    fileprivate init(_ windows: [Window]) { self.init(windows.map { ($0.weekday, $0.minutes) }) }
}

extension Form<[Int]> {
    /// ISO week numbers as weeks of the term: `4`, `4-6`, `4|7|10-12`.
    static func weeks(of term: Term) -> Form {
        let span = Form<[Int]> { text throws(Misfits) in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { twoDigits(String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
                throw Misfits(text, "must be an ISO week or a span, such as 4 or 4-6")
            }
            let found = [first, last].map { term.week(iso: $0) }
            guard let from = found[0], let to = found[1] else {
                throw Misfits(text, "must be within the term, weeks \(term.isoWeek(1))-\(term.isoWeek(term.weeks))")
            }
            guard from <= to else { throw Misfits(text, "must have the earlier week first") }
            return Array(from...to)
        }
        return span.list.map { $0.flatMap(\.self) }
    }

    /// One week, not a list.
    var single: Form<Int> {
        let read = read
        return Form<Int> { text throws(Misfits) in
            let weeks = try read(text)
            guard let week = weeks.first, weeks.count == 1 else { throw Misfits(text, "must be one week, such as 4") }
            return week
        }
    }
}

extension Weekday {
    /// `mån`, also without its dots and ring: `man`.
    init?(code: some StringProtocol) {
        let plain = ["man": Weekday.monday, "lor": .saturday, "son": .sunday]
        guard let weekday = Weekday.allCases.first(where: { $0.code == code }) ?? plain[String(code)] else { return nil }
        self = weekday
    }
}

/// A number of one or two digits.
private func twoDigits(_ text: String) -> Int? {
    (1...2).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? Int(text) : nil
}

extension Form<Offering.Reach> {
    /// `neighbours`, `city` or `pool:AGREEMENT`.
    static let reach = Form("neighbours, city, or pool: and the id of an agreement") { text in
        switch text {
        case "neighbours": .neighbours
        case "city": .city
        default: text.hasPrefix("pool:") ? (try? ID<Agreement>(String(text.dropFirst(5)))).map { .pool($0) } : nil
        }
    }
}

extension Form<[ID<District>: Int]> {
    /// `farsta:12|kista:40`.
    static let travelMinutes = Form { text throws(Misfits) in
        var minutes: [ID<District>: Int] = [:]
        for pair in try TravelTime.form.list.orIfEmpty([]).read(text) {
            guard minutes.updateValue(pair.minutes, forKey: pair.district) == nil else {
                throw Misfits(pair.district.text, "is there twice")
            }
        }
        return minutes
    }
}

private struct TravelTime: Hashable {
    let district: ID<District>
    let minutes: Int

    static let form = Form<TravelTime>("a district and minutes, such as farsta:12") { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let district = try? ID<District>(parts[0]), let minutes = try? Form.number.read(parts[1])
        else { return nil }
        return TravelTime(district: district, minutes: minutes)
    }
}
