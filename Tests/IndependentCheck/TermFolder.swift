import Foundation

/// A term as its files say, by the columns of calendars/README.md. It is taken to be without faults.
struct TermFolder {
    let id: String
    let invented: Bool
    let firstDay: LocalDate
    let lastDay: LocalDate
    let closed: Set<LocalDate>
    let schoolBreaks: Set<LocalDate>
    /// ISO numbers of the weeks that the term touches; the first holds its first day.
    let termWeeks: [Int]
    /// Minutes since midnight.
    let familiarTimes: Set<Int>
    let districts: [District]
    let venues: [Venue]
    let leaders: [Leader]
    let offerings: [Offering]
    let requests: [Request]
    let agreements: [Agreement]
    let pins: [Pin]
    let barred: [(String, String)]

    init(_ folder: URL) throws {
        let settings = try settings(of: folder.appendingPathComponent("term.toml"))
        func setting(_ key: String) -> [String] { strings(in: settings[key] ?? "") }
        func table(_ name: String) throws -> [Row] { try rows(of: folder.appendingPathComponent(name + ".csv")) }
        guard let id = setting("id").first, let first = date(settings["first_day"]), let last = date(settings["last_day"])
        else {
            throw Unreadable("term.toml: id, first_day and last_day are needed")
        }
        func allDays(_ key: String, opaqueOnly: Bool) throws -> Set<LocalDate> {
            try setting(key).reduce(into: []) { days, path in
                let file = try CalendarFile(folder.appendingPathComponent(path).standardizedFileURL)
                days.formUnion(try file.allDays(opaqueOnly: opaqueOnly, until: last))
            }
        }
        func busy(_ row: Row) throws -> [Span] {
            try row.list("busy").flatMap {
                try CalendarFile(folder.appendingPathComponent("busy").appendingPathComponent($0)).busy(until: last + 1)
            }
        }
        self.id = id
        invented = settings["invented"] == "true"
        (firstDay, lastDay) = (first, last)
        closed = try allDays("closed", opaqueOnly: true)
        schoolBreaks = try allDays("school_breaks", opaqueOnly: false)
        familiarTimes = Set(try setting("familiar_times").map(minutes))
        districts = try table("districts").map(District.init)
        venues = try table("venues").map { try Venue($0, busy: busy($0)) }
        leaders = try table("leaders").map { try Leader($0, busy: busy($0)) }
        let mondays = (0..<53).map { first.monday + 7 * $0 }.filter { $0 <= last }
        termWeeks = mondays.map(\.week)
        offerings = try table("offerings").map { [termWeeks] in try Offering($0, termWeeks: termWeeks) }
        requests = try table("requests").enumerated().map { try Request($1, row: $0) }
        agreements = try table("agreements").map(Agreement.init)
        pins = try table("pins").map(Pin.init)
        barred = try table("barred").map { (try $0.text("request_a"), try $0.text("request_b")) }
    }

    /// Minutes between two districts; 60 where the table gives none.
    func travelMinutes(_ a: String, _ b: String) -> Int {
        if a == b { return 0 }
        return district(a)?.travelMinutes[b] ?? district(b)?.travelMinutes[a] ?? 60
    }

    func areNeighbours(_ a: String, _ b: String) -> Bool { district(a)?.neighbours.contains(b) == true }

    /// The fewest borders to cross; nil when no way leads there.
    func hops(_ a: String, _ b: String) -> Int? {
        var reached: Set = [a]
        for hops in 0...districts.count {
            if reached.contains(b) { return hops }
            reached.formUnion(reached.flatMap { district($0)?.neighbours ?? [] })
        }
        return nil
    }

    func district(_ id: String) -> District? { districts.first { $0.id == id } }

    /// The dates on which a series that starts in an ISO week meets, and the closed ones it passes over (H1); nil when it
    /// does not fit in the term.
    func series(_ offering: Offering, isoWeek: Int, weekday: Int) -> (held: [LocalDate], missed: [LocalDate])? {
        guard let week = termWeek(isoWeek) else { return nil }
        var date = firstDay.monday + 7 * (week - 1) + weekday
        var held: [LocalDate] = [], missed: [LocalDate] = []
        while held.count + (offering.dropsClosed ? missed.count : 0) < offering.occurrences {
            if closed.contains(date) || offering.restsInBreaks && schoolBreaks.contains(date) {
                missed.append(date)
            } else if firstDay <= date, date <= lastDay {
                held.append(date)
            } else {
                return nil
            }
            date = date + 7 * offering.interval
        }
        return held.isEmpty ? nil : (held, missed)
    }

    /// 1 for the calendar week of the term's first day.
    func termWeek(_ isoWeek: Int) -> Int? { termWeeks.firstIndex(of: isoWeek).map { $0 + 1 } }
}

private func date(_ text: String?) -> LocalDate? {
    text.flatMap { LocalDate($0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))) }
}

struct District {
    let id: String
    let canHost: Bool
    let neighbours: [String]
    let travelMinutes: [String: Int]

    init(_ row: Row) throws {
        id = try row.text("id")
        canHost = try row.isYes("budget")
        neighbours = try row.list("neighbours")
        travelMinutes = try row.list("travel_minutes").reduce(into: [:]) { minutes, item in
            let sides = item.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2, let number = Int(sides[1]) else { throw Unreadable("\(row.place): \(item)") }
            minutes[sides[0]] = number
        }
    }
}

struct Venue {
    let id: String
    let district: String
    let seats: Int
    let features: [String]
    let hours: Hours
    let busy: [Span]

    init(_ row: Row, busy: [Span]) throws {
        id = try row.text("id")
        district = try row.text("district")
        seats = try row.int("seats")
        features = try row.list("features")
        hours = try Hours(try row.text("hours"))
        self.busy = busy
    }
}

struct Leader {
    let id: String
    let home: String
    let districts: [String]
    let groups: [String]
    let languages: [String]
    let hours: Hours
    let mostPerWeek: Int
    let busy: [Span]

    init(_ row: Row, busy: [Span]) throws {
        id = try row.text("id")
        home = try row.text("home")
        districts = try row.list("districts")
        groups = try row.list("groups")
        languages = try row.list("languages")
        hours = try Hours(try row.text("hours"))
        mostPerWeek = try row.int("max_per_week")
        self.busy = busy
    }
}

struct Offering {
    let id: String
    let groups: [String]
    let language: String
    let kind: String
    let owners: [String]
    let hosts: [String]
    let capacity: Int
    let minimum: Int
    let leaders: Int
    let occurrences: Int
    let interval: Int
    let minutes: Int
    let times: [WeeklyTime]
    let startWeeks: [Int]
    let dropsClosed: Bool
    let restsInBreaks: Bool
    let guestSeats: Int?
    let reach: String
    let needs: [String]
    let queue: String

    var isDigital: Bool { kind == "digital" }

    init(_ row: Row, termWeeks: [Int]) throws {
        id = try row.text("id")
        groups = try row.list("groups")
        language = try row.text("language")
        kind = try row.text("kind")
        owners = try row.list("owners")
        hosts = try row.list("hosts")
        capacity = try row.int("capacity")
        minimum = try row.int("minimum")
        leaders = try row.int("leaders")
        occurrences = try row.int("occurrences")
        interval = try row.int("interval_weeks")
        minutes = try row.int("minutes")
        times = try row.list("times").map { try WeeklyTime($0) }
        startWeeks = try weeks(try row.text("start_weeks"), ofTerm: termWeeks)
        dropsClosed = try row.text("when_closed") == "drop"
        restsInBreaks = try row.text("school_breaks") == "rest"
        guestSeats = try row.intOrNone("guest_seats")
        reach = try row.text("reach")
        needs = try row.list("needs")
        queue = try row.text("queue")
    }
}

struct Request {
    let id: String
    /// Place in the table.
    let row: Int
    /// Local time, as written: such texts stand in the order of time.
    let registered: String
    let district: String
    let group: String
    let language: String
    let kinds: [String]
    let times: Hours
    let preferred: Hours
    let travels: Bool
    let needs: [String]
    let priority: Int
    /// All columns but id, registered and priority, as written: people with the same have the same claim.
    let claim: [String]

    init(_ row: Row, row index: Int) throws {
        id = try row.text("id")
        self.row = index
        registered = try row.text("registered")
        district = try row.text("district")
        group = try row.text("group")
        language = try row.text("language")
        kinds = try row.list("kinds")
        times = try Hours(try row.text("times"))
        preferred = try Hours(try row.text("preferred"))
        travels = try row.isYes("travels")
        needs = try row.list("needs")
        priority = try row.intOrNone("priority") ?? 9
        claim = try ["district", "group", "language", "kinds", "times", "preferred", "travels", "needs"].map {
            try row.text($0)
        }
    }
}

struct Agreement {
    let id: String
    let districts: [String]
    let mostMinutes: Int?
    let mostHops: Int?
    let from: LocalDate?
    let until: LocalDate?

    init(_ row: Row) throws {
        id = try row.text("id")
        districts = try row.list("districts")
        mostMinutes = try row.intOrNone("max_minutes")
        mostHops = try row.intOrNone("max_hops")
        from = LocalDate(try row.text("valid_from"))
        until = LocalDate(try row.text("valid_until"))
    }
}

struct Pin {
    let offering: String
    let time: WeeklyTime?
    let venue: String?
    let startWeek: Int?
    let leaders: Set<String>?
    let request: String?

    init(_ row: Row) throws {
        func textOrNone(_ column: String) throws -> String? { try row.text(column).isEmpty ? nil : try row.text(column) }
        offering = try row.text("offering")
        time = try textOrNone("time").map { try WeeklyTime($0) }
        venue = try textOrNone("venue")
        startWeek = try row.intOrNone("start_week")
        leaders = try textOrNone("leaders").map { Set(items(of: $0)) }
        request = try textOrNone("request")
    }
}
