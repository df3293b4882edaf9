public import Domain
import Foundation

/// `plan.json`: a plan as others read it. Its form is documented in calendars/README.md, its reasons in `ReasonForm`.
public enum PlanFile {
    /// The file's name in the folder.
    public static let name = "plan.json"
    /// What its `format` key says: the form and its version.
    public static let format = "traffpunkt-plan/1"

    /// The file's bytes: the same for the same plan.
    ///
    /// - Precondition: the plan is of this city.
    /// - Complexity: O(sessions + seats + waitlist entries).
    public static func bytes(_ plan: Plan, of city: City) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(PlanForm(plan, city))) + [UInt8(ascii: "\n")]
    }

    /// Reads a plan back.
    ///
    /// - Parameter isEarlier: whether the tables may have changed since: then the plan may name what is no longer in them.
    /// - Throws: what keeps the file from being a plan of this city.
    public static func read(_ bytes: [UInt8], of city: City, isEarlier: Bool = false) throws(FolderFault) -> Plan {
        do {
            return try form(bytes).plan(of: PlanTables(city: city, mayLackRows: isEarlier))
        } catch let fault as FolderFault {
            throw fault
        } catch {
            throw unreadable
        }
    }

    /// - Throws: what keeps the bytes from having the form of a plan.
    static func form(_ bytes: [UInt8]) throws(FolderFault) -> PlanForm {
        guard isPlan(bytes) else { throw FolderFault(file: name, problem: "must be a plan in the form \(format)") }
        do {
            let form = try JSONDecoder().decode(PlanForm.self, from: Data(bytes))
            try form.checkIDs()
            return form
        } catch let fault as FolderFault {
            throw fault
        } catch let error as DecodingError {
            throw FolderFault(file: name, problem: "is not in the form \(format): \(error.sentence)")
        } catch {
            throw unreadable
        }
    }

    static let unreadable = FolderFault(file: name, problem: "is not in the form \(format)")

    /// Whether the bytes are a plan that Träffpunkt wrote.
    static func isPlan(_ bytes: [UInt8]) -> Bool {
        struct Header: Decodable { let format: String }
        return (try? JSONDecoder().decode(Header.self, from: Data(bytes)))?.format == format
    }
}

// MARK: - From a plan

extension PlanForm {
    init(_ plan: Plan, _ city: City) {
        let planned = Set(plan.sessions.map(\.offering))
        let reasons = Dictionary(plan.decisions.map { ($0.offering, $0.reasons) }) { first, _ in first }
        let seats = Dictionary(grouping: plan.seats, by: \.offering)
        self.init(
            format: PlanFile.format, term: plan.term.text, invented: city.term.invented,
            origin: Origin(seed: plan.origin.seed, steps: plan.origin.steps),
            score: Score(plan.score),
            sessions: plan.sessions.map {
                Session($0, seats: seats[$0.offering] ?? [], reasons: reasons[$0.offering] ?? [], city)
            },
            waitlists: plan.waitlists.map(Waitlist.init),
            unplanned: plan.decisions.filter { !planned.contains($0.offering) }.map {
                Decision(offering: $0.offering.text, reasons: $0.reasons.map(ReasonForm.init))
            },
            unserved: plan.unserved.map { Unserved(request: $0.request.text, reasons: $0.reasons.map(ReasonForm.init)) },
            cells: plan.cells.map {
                Cell(district: $0.district.text, group: $0.group.rawValue, demand: $0.demand, unserved: $0.unserved)
            })
    }
}

extension PlanForm.Score {
    fileprivate init(_ score: Score) { self.init(l1: score.l1, changes: score.changes, l2: score.l2, l3: score.l3) }
}

extension PlanForm.Session {
    fileprivate init(_ session: Session, seats: [Seat], reasons: [Reason], _ city: City) {
        let minutes = city.offering[session.offering]?.minutes ?? 0
        let end = ClockTime(minutes: session.time.start.minutes + minutes)
        self.init(
            offering: session.offering.text, host: .init(session.host?.text), venue: .init(session.venue?.text),
            weekday: session.time.weekday.code, start: session.time.start.text, end: end?.text ?? "",
            startWeek: city.term.isoWeek(session.startWeek),
            occurrences: zip(session.series.days, session.occurrences(minutes: minutes)).map { day, interval in
                PlanForm.Occurrence(
                    day: day.iso, start: Stockholm.text(interval.start), end: Stockholm.text(interval.end))
            },
            missed: session.series.missed.map(\.iso), leaders: session.leaders.map(\.text),
            seats: seats.map { PlanForm.Seat(request: $0.request.text, standing: $0.isGuest ? .guest : .home) },
            reasons: reasons.map(ReasonForm.init))
    }
}

extension PlanForm.Waitlist {
    fileprivate init(_ waitlist: Waitlist) {
        self.init(
            offering: waitlist.offering.text,
            entries: waitlist.entries.enumerated().map { index, entry in
                Entry(position: index + 1, request: entry.request.text, reasons: entry.reasons.map(ReasonForm.init))
            })
    }
}

// MARK: - Back to a plan

extension PlanForm {
    fileprivate func plan(of tables: PlanTables) throws -> Plan {
        let city = tables.city
        guard term == city.term.id.text else {
            throw FolderFault(
                file: PlanFile.name, column: "term", value: term, problem: "must be the term's id, \(city.term.id)")
        }
        try checkDistinct(sessions.map(\.offering), "offering", "must be planned once")
        try checkDistinct(sessions.flatMap(\.seats).map(\.request), "request", "must have one seat")
        for session in sessions { try checkDistinct(session.leaders, "leaders", "must lead \(session.offering) once") }
        guard origin.steps >= 0 else { throw misfit("steps", String(origin.steps), "must be 0 or more") }
        let reasons = try Dictionary(
            (sessions.map { ($0.offering, $0.reasons) } + unplanned.map { ($0.offering, $0.reasons) })
                .map { ($0.0, try PlanForm.reasons($0.1)) }
        ) { first, _ in first }
        return Plan(
            term: city.term.id, sessions: try sessions.map { try $0.session(in: tables) }, seats: try seats(in: tables),
            waitlists: try waitlists.map { try $0.waitlist(in: tables) }, cells: try cells.map { try $0.cell(in: tables) },
            score: Domain.Score(l1: score.l1, changes: score.changes ?? 0, l2: score.l2, l3: score.l3),
            decisions: city.offerings.compactMap { offering in
                reasons[offering.id.text].map { Plan.Decision(offering: offering.id, reasons: $0) }
            },
            unserved: try unserved.map {
                Plan.Unserved(request: try tables.id($0.request, \.request), reasons: try PlanForm.reasons($0.reasons))
            },
            origin: Plan.Origin(seed: origin.seed, steps: origin.steps))
    }

    /// In the order of the term's requests, then those that are no longer in its tables.
    private func seats(in tables: PlanTables) throws -> [Domain.Seat] {
        var seats: [ID<Request>: Domain.Seat] = [:]
        for session in sessions {
            let offering = try tables.id(session.offering, \.offering)
            for seat in session.seats {
                let request = try tables.id(seat.request, \.request)
                seats[request] = Domain.Seat(request: request, offering: offering, isGuest: seat.standing == .guest)
            }
        }
        let gone = seats.keys.filter { tables.city.request[$0] == nil }.sorted()
        return (tables.city.requests.map(\.id) + gone).compactMap { seats[$0] }
    }

    /// Whatever the tables are, what names a row of theirs is an id: nothing else is shown to anybody.
    fileprivate func checkIDs() throws {
        var ids = unplanned.map(\.offering) + unserved.map(\.request)
        for session in sessions {
            ids.append(session.offering)
            ids += [session.venue.value, session.host.value].compactMap { $0 } + session.leaders
            ids += session.seats.map(\.request)
        }
        for list in waitlists { ids += [list.offering] + list.entries.map(\.request) }
        if let wrong = ids.first(where: { (try? ID<Offering>($0)) == nil }) { throw misfit("id", wrong, "must be an id") }
    }

    private func checkDistinct(_ values: [String], _ column: String, _ problem: String) throws {
        var seen: Set<String> = []
        if let twice = values.first(where: { !seen.insert($0).inserted }) { throw misfit(column, twice, problem) }
    }

    static func reasons(_ forms: [ReasonForm]) throws -> [Reason] {
        try forms.map { form in
            guard let reason = form.reason else {
                throw misfit("code", form.code, "must be a known reason with its parameters")
            }
            return reason
        }
    }
}

extension PlanForm.Session {
    fileprivate func session(in tables: PlanTables) throws -> Session {
        let parts = "\(weekday) \(start)"
        guard let time = try? Form.weeklyTime.read(parts) else { throw misfit("start", parts, "must be a weekly time") }
        guard let week = tables.city.term.week(iso: startWeek) else {
            throw misfit("start_week", String(startWeek), "must be a week of the term")
        }
        return Session(
            offering: try tables.id(offering, \.offering), host: try tables.id(host.value, \.district),
            venue: try tables.id(venue.value, \.venue), time: time, startWeek: week,
            series: Series(days: try days(occurrences.map(\.day)), missed: try days(missed)),
            leaders: try leaders.map { try tables.id($0, \.leader) })
    }
}

extension PlanForm.Waitlist {
    fileprivate func waitlist(in tables: PlanTables) throws -> Waitlist {
        let list = try entries.sorted { $0.position < $1.position }.map { entry in
            Domain.Waitlist.Entry(
                request: try tables.id(entry.request, \.request), reasons: try PlanForm.reasons(entry.reasons))
        }
        return Waitlist(offering: try tables.id(offering, \.offering), entries: list)
    }
}

extension PlanForm.Cell {
    fileprivate func cell(in tables: PlanTables) throws -> Cell {
        guard let group = TargetGroup(rawValue: group) else { throw misfit("group", group, "must be a target group") }
        return Cell(district: try tables.id(district, \.district), group: group, demand: demand, unserved: unserved)
    }
}

private func days(_ texts: [String]) throws -> [Day] {
    try texts.map { text in
        guard let day = Day(iso: text) else { throw misfit("day", text, "must be a date") }
        return day
    }
}

/// The tables that a plan's ids are looked up in.
private struct PlanTables {
    let city: City
    /// Whether an id may name a row that is no longer there.
    let mayLackRows: Bool

    func id<Row>(_ text: String, _ rows: KeyPath<City, [ID<Row>: Row]>) throws -> ID<Row> {
        guard let id = try? ID<Row>(text), mayLackRows || city[keyPath: rows][id] != nil else {
            throw misfit("id", text, "must be an id of the term's tables")
        }
        return id
    }

    func id<Row>(_ text: String?, _ rows: KeyPath<City, [ID<Row>: Row]>) throws -> ID<Row>? {
        guard let text else { return nil }
        return try id(text, rows) as ID<Row>
    }
}

private func misfit(_ key: String, _ value: String, _ problem: String) -> FolderFault {
    FolderFault(file: PlanFile.name, column: key, value: value, problem: problem)
}
