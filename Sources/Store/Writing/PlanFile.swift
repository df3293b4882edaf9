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
    /// - Throws: what keeps the file from being a plan of this city.
    public static func read(_ bytes: [UInt8], of city: City) throws(FolderFault) -> Plan {
        do {
            return try form(bytes).plan(of: city)
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
            return try JSONDecoder().decode(PlanForm.self, from: Data(bytes))
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
            score: Score(l1: plan.score.l1, l2: plan.score.l2, l3: plan.score.l3),
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
    fileprivate func plan(of city: City) throws -> Plan {
        guard term == city.term.id.text else {
            throw FolderFault(
                file: PlanFile.name, column: "term", value: term, problem: "must be the term's id, \(city.term.id)")
        }
        let reasons = try Dictionary(
            (sessions.map { ($0.offering, $0.reasons) } + unplanned.map { ($0.offering, $0.reasons) })
                .map { ($0.0, try PlanForm.reasons($0.1)) }
        ) { first, _ in first }
        return Plan(
            term: city.term.id, sessions: try sessions.map { try $0.session(in: city) }, seats: try seats(in: city),
            waitlists: try waitlists.map { try $0.waitlist(in: city) }, cells: try cells.map { try $0.cell(in: city) },
            score: Domain.Score(l1: score.l1, l2: score.l2, l3: score.l3),
            decisions: city.offerings.compactMap { offering in
                reasons[offering.id.text].map { Plan.Decision(offering: offering.id, reasons: $0) }
            },
            unserved: try unserved.map {
                Plan.Unserved(request: try known($0.request, city.request), reasons: try PlanForm.reasons($0.reasons))
            },
            origin: Plan.Origin(seed: origin.seed, steps: origin.steps))
    }

    /// In the order of the term's requests.
    private func seats(in city: City) throws -> [Domain.Seat] {
        var seats: [ID<Request>: Domain.Seat] = [:]
        for session in sessions {
            let offering = try known(session.offering, city.offering)
            for seat in session.seats {
                let request = try known(seat.request, city.request)
                seats[request] = Domain.Seat(request: request, offering: offering, isGuest: seat.standing == .guest)
            }
        }
        return city.requests.compactMap { seats[$0.id] }
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
    fileprivate func session(in city: City) throws -> Session {
        let parts = "\(weekday) \(start)"
        guard let time = try? Form.weeklyTime.read(parts) else { throw misfit("start", parts, "must be a weekly time") }
        guard let week = city.term.week(iso: startWeek) else {
            throw misfit("start_week", String(startWeek), "must be a week of the term")
        }
        return Session(
            offering: try known(offering, city.offering), host: try known(host.value, city.district),
            venue: try known(venue.value, city.venue), time: time, startWeek: week,
            series: Series(days: try days(occurrences.map(\.day)), missed: try days(missed)),
            leaders: try leaders.map { try known($0, city.leader) })
    }
}

extension PlanForm.Waitlist {
    fileprivate func waitlist(in city: City) throws -> Waitlist {
        let list = try entries.sorted { $0.position < $1.position }.map { entry in
            Domain.Waitlist.Entry(
                request: try known(entry.request, city.request), reasons: try PlanForm.reasons(entry.reasons))
        }
        return Waitlist(offering: try known(offering, city.offering), entries: list)
    }
}

extension PlanForm.Cell {
    fileprivate func cell(in city: City) throws -> Cell {
        guard let group = TargetGroup(rawValue: group) else { throw misfit("group", group, "must be a target group") }
        return Cell(district: try known(district, city.district), group: group, demand: demand, unserved: unserved)
    }
}

private func days(_ texts: [String]) throws -> [Day] {
    try texts.map { text in
        guard let day = Day(iso: text) else { throw misfit("day", text, "must be a date") }
        return day
    }
}

private func known<Row>(_ text: String, _ rows: [ID<Row>: Row]) throws -> ID<Row> {
    guard let id = try? ID<Row>(text), rows[id] != nil else { throw misfit("id", text, "must be an id of the term's tables") }
    return id
}

private func known<Row>(_ text: String?, _ rows: [ID<Row>: Row]) throws -> ID<Row>? {
    guard let text else { return nil }
    return try known(text, rows) as ID<Row>
}

private func misfit(_ key: String, _ value: String, _ problem: String) -> FolderFault {
    FolderFault(file: PlanFile.name, column: key, value: value, problem: problem)
}
