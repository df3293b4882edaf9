public import Foundation

/// Judges a plan by the rules and the form of calendars/README.md.
///
/// Shares nothing with the planner but the files: its own reading of them, and Foundation's dates and zones.
/// - Parameter announced: an earlier plan whose seats are promises, so that whoever still has theirs is not envied.
/// - Returns: a line for each broken rule, which begins with the rule (`H1` to `H9`, `envy`, `structure`, `cells`, `score`),
///   and the score that the plan really has.
/// - Throws: when a file of the term cannot be read, or says something that the judge does not know.
public func violations(
    ofPlan plan: URL, inTerm term: URL, keeping announced: URL? = nil
) throws -> (violations: [String], l1: Int, l2: Int, l3: Int) {
    let folder = try TermFolder(term)
    let earlier = try announced.map { try JSONDecoder().decode(PlanFile.self, from: Data(contentsOf: $0)) }
    let file: PlanFile
    do {
        file = try JSONDecoder().decode(PlanFile.self, from: Data(contentsOf: plan))
    } catch let error as DecodingError {
        return (["structure: \(error)"], 0, 0, 0)
    }
    var judge = Judge(term: folder, plan: file)
    for session in earlier?.sessions ?? [] {
        for seat in session.seats { judge.promised[seat.request] = session.offering }
    }
    judge.judge()
    return (judge.violations, judge.shortfall, judge.discomfort, judge.strain)
}

/// A planned offering, with its dates worked out anew from start week, weekday and time.
struct Meeting {
    let offering: Offering
    let session: PlanFile.Session
    let venue: Venue?
    /// nil when digital.
    let host: String?
    let weekday: Int
    /// Minutes since midnight.
    let start: Int
    let end: Int
    let days: [LocalDate]

    var id: String { offering.id }
    var spans: [Span] { days.map { Span(start: $0.at(seconds: start * 60), end: $0.at(seconds: end * 60)) } }
}

struct Judge {
    let term: TermFolder
    let plan: PlanFile
    var violations: [String] = []
    var meetings: [Meeting] = []
    let requests: [String: Request]
    /// Where an earlier plan seats people, by request.
    var promised: [String: String] = [:]
    /// Where each person with a seat sits.
    var seatOf: [String: Meeting] = [:]

    init(term: TermFolder, plan: PlanFile) {
        self.term = term
        self.plan = plan
        requests = Dictionary(term.requests.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func judge() {
        checkHeader()
        for session in plan.sessions { checkSeries(session) }
        for meeting in meetings {
            checkVenue(meeting)
            checkLeaders(meeting)
            checkSeats(meeting)
        }
        checkClashes()
        checkLeadersWeeks()
        for pin in term.pins { check(pin) }
        checkWaitlists()
        checkEnvy()
        checkBarred()
        checkCompleteness()
        checkScore()
    }

    mutating func report(_ rule: String, _ text: String) { violations.append("\(rule): \(text)") }
}

// MARK: H1: when

extension Judge {
    private mutating func checkSeries(_ session: PlanFile.Session) {
        let id = session.offering
        guard let offering = term.offerings.first(where: { $0.id == id }) else { return report("H1", "\(id) is no offering") }
        if meetings.contains(where: { $0.id == id }) { return report("H1", "\(id) is planned twice") }
        guard let time = try? WeeklyTime("\(session.weekday) \(session.start)") else {
            return report("H1", "\(id) at \(session.weekday) \(session.start), which is no time")
        }
        if !offering.times.contains(time) { report("H1", "\(id) at \(session.weekday) \(session.start), not one of its times") }
        if !offering.startWeeks.contains(session.start_week) {
            report("H1", "\(id) starts in week \(session.start_week), not one of its start weeks")
        }
        let end = time.start + offering.minutes
        if end > 1440 { report("H1", "\(id) goes on past midnight") }
        if (try? minutes(session.end)) != end {
            report("H1", "\(id) ends \(session.end), not after \(offering.minutes) minutes")
        }
        guard let series = term.series(offering, isoWeek: session.start_week, weekday: time.weekday) else {
            return report("H1", "\(id) from week \(session.start_week) does not fit in the term")
        }
        let meeting = Meeting(
            offering: offering, session: session, venue: term.venues.first { $0.id == session.venue }, host: session.host,
            weekday: time.weekday, start: time.start, end: end, days: series.held)
        let right = zip(meeting.days, meeting.spans).map { day, span in
            PlanFile.Occurrence(day: day.text, start: stamp(span.start), end: stamp(span.end))
        }
        if session.occurrences.map(\.day) != right.map(\.day) {
            report("H1", "\(id) meets on \(session.occurrences.map(\.day)), not \(right.map(\.day))")
        } else {
            for (said, right) in zip(session.occurrences, right) where said != right {
                report("H1", "\(id) meets \(said.start) to \(said.end), not \(right.start) to \(right.end)")
            }
        }
        if session.missed != series.missed.map(\.text) {
            report("H1", "\(id) misses \(session.missed), not \(series.missed.map(\.text))")
        }
        meetings.append(meeting)
    }
}

// MARK: H2: where

extension Judge {
    private mutating func checkVenue(_ meeting: Meeting) {
        let (id, session) = (meeting.id, meeting.session)
        if meeting.offering.isDigital {
            if session.venue != nil || session.host != nil { report("H2", "\(id) is digital and has a venue or a host") }
            return
        }
        guard let venue = meeting.venue, let host = meeting.host else { return report("H2", "\(id) has no venue or no host") }
        if venue.district != host { report("H2", "\(id) is hosted by \(host), but \(venue.id) lies in \(venue.district)") }
        if !meeting.offering.hosts.contains(venue.district) { report("H2", "\(id) in \(venue.district), not one of its hosts") }
        if term.district(venue.district)?.canHost != true { report("H2", "\(id) in \(venue.district), which has no budget") }
        if !venue.hours.cover(meeting.weekday, meeting.start, meeting.end) {
            report("H2", "\(id) at \(session.weekday) \(session.start)-\(session.end), when \(venue.id) is closed")
        }
        for need in meeting.offering.needs where !venue.features.contains(need) {
            report("H2", "\(id) needs \(need), which \(venue.id) lacks")
        }
        for span in meeting.spans where venue.busy.contains(where: span.clashes) {
            report("H2", "\(id) on \(stamp(span.start)), when \(venue.id) is busy")
        }
    }

    /// H2 and H3: sessions that want one room or one leader at one time, or a leader who cannot get from one to the other.
    private mutating func checkClashes() {
        for (index, a) in meetings.enumerated() {
            for b in meetings.dropFirst(index + 1) {
                let leaders = Set(a.session.leaders).intersection(b.session.leaders).sorted()
                let shareVenue = a.venue != nil && a.venue?.id == b.venue?.id
                guard shareVenue || !leaders.isEmpty else { continue }
                if let span = clash(a, b) {
                    if shareVenue { report("H2", "\(a.id) and \(b.id) both in \(a.venue?.id ?? "") on \(stamp(span.start))") }
                    for leader in leaders { report("H3", "\(leader) leads both \(a.id) and \(b.id) on \(stamp(span.start))") }
                } else if let (day, gap, needed) = shortWay(a, b) {
                    for leader in leaders {
                        report("H3", "\(leader) has \(gap) of \(needed) minutes between \(a.id) and \(b.id) on \(day.text)")
                    }
                }
            }
        }
    }

    private func clash(_ a: Meeting, _ b: Meeting) -> Span? {
        a.spans.first { span in b.spans.contains(where: span.clashes) }
    }

    /// The first date when the way between two sessions takes longer than there is time.
    private func shortWay(_ a: Meeting, _ b: Meeting) -> (day: LocalDate, gap: Int, needed: Int)? {
        guard let from = a.host, let to = b.host, from != to else { return nil }
        let needed = term.travelMinutes(from, to)
        let gap = a.start < b.start ? b.start - a.end : a.start - b.end
        guard gap < needed, let day = a.days.first(where: b.days.contains) else { return nil }
        return (day, gap, needed)
    }
}

// MARK: H3: who leads

extension Judge {
    private mutating func checkLeaders(_ meeting: Meeting) {
        let (id, session, offering) = (meeting.id, meeting.session, meeting.offering)
        if session.leaders.count != offering.leaders || Set(session.leaders).count != session.leaders.count {
            report("H3", "\(id) is led by \(session.leaders), not by \(offering.leaders) different")
        }
        for name in Set(session.leaders).sorted() {
            guard let leader = term.leaders.first(where: { $0.id == name }) else {
                report("H3", "\(name) of \(id) is no leader")
                continue
            }
            if Set(leader.groups).isDisjoint(with: offering.groups) { report("H3", "\(name) lacks the competence for \(id)") }
            if !leader.languages.contains(offering.language) {
                report("H3", "\(name) does not speak \(offering.language) of \(id)")
            }
            if let host = meeting.host, !leader.districts.contains(host) {
                report("H3", "\(name) of \(id) does not serve \(host)")
            }
            if !leader.hours.cover(meeting.weekday, meeting.start, meeting.end) {
                report("H3", "\(name) does not work at \(session.weekday) \(session.start)-\(session.end) of \(id)")
            }
            for span in meeting.spans where leader.busy.contains(where: span.clashes) {
                report("H3", "\(name) is busy on \(stamp(span.start)) of \(id)")
            }
        }
    }

    private mutating func checkLeadersWeeks() {
        for leader in term.leaders {
            let days = meetings.filter { $0.session.leaders.contains(leader.id) }.flatMap(\.days)
            for (monday, days) in Dictionary(grouping: days, by: \.monday).sorted(by: { $0.key < $1.key })
            where days.count > leader.mostPerWeek {
                report(
                    "H3", "\(leader.id) leads \(days.count) sessions in week \(monday.week), not at most \(leader.mostPerWeek)")
            }
        }
    }
}

// MARK: H4, H5, H6: who sits

extension Judge {
    private mutating func checkSeats(_ meeting: Meeting) {
        let (id, seats, offering) = (meeting.id, meeting.session.seats, meeting.offering)
        for seat in seats {
            guard let request = requests[seat.request] else {
                report("H4", "\(seat.request) in \(id) is no request")
                continue
            }
            if let other = seatOf[request.id] { report("H4", "\(request.id) sits in \(other.id) and in \(id)") }
            seatOf[request.id] = meeting
            if let (rule, why) = misfit(of: request, in: meeting) {
                report(rule, "\(request.id) does not fit \(id): \(why)")
            } else if let standing = standing(of: request.district, in: meeting), seat.as != standing {
                report("H6", "\(request.id) sits in \(id) as \(seat.as), not as \(standing)")
            }
        }
        if seats.count > offering.capacity { report("H5", "\(id) has \(seats.count) seats taken, of \(offering.capacity)") }
        if let venue = meeting.venue, seats.count > venue.seats {
            report("H5", "\(id) has \(seats.count) people, and \(venue.id) \(venue.seats) seats")
        }
        if seats.count < offering.minimum { report("H5", "\(id) has \(seats.count) people, not at least \(offering.minimum)") }
        let guests = seats.filter { $0.as == "guest" }.count
        if let most = offering.guestSeats, guests > most { report("H6", "\(id) has \(guests) guests, not at most \(most)") }
    }

    /// Why a person could not sit in a session even if seats were free, and the rule that says so.
    func misfit(of request: Request, in meeting: Meeting) -> (rule: String, why: String)? {
        let offering = meeting.offering
        if !offering.groups.contains(request.group) { return ("H4", "target group \(request.group)") }
        if offering.language != request.language { return ("H4", "language \(request.language)") }
        if !request.kinds.contains(offering.kind) { return ("H4", "kinds \(request.kinds)") }
        if !request.times.cover(meeting.weekday, meeting.start, meeting.end) { return ("H4", "cannot come then") }
        if let venue = meeting.venue, let need = request.needs.first(where: { !venue.features.contains($0) }) {
            return ("H4", "needs \(need)")
        }
        switch standing(of: request.district, in: meeting) {
        case "home": return nil
        case "guest": return request.travels || meeting.host == nil ? nil : ("H6", "does not travel")
        default: return ("H6", "\(request.district) is out of reach")
        }
    }

    /// `home`, `guest`, or nil for people of districts that are out of reach.
    private func standing(of district: String, in meeting: Meeting) -> String? {
        let offering = meeting.offering
        if district == meeting.host || offering.owners.contains(district) { return "home" }
        guard let host = meeting.host else { return offering.guestSeats == nil ? "home" : "guest" }
        return reaches(offering.reach, from: district, to: host) ? "guest" : nil
    }

    private func reaches(_ reach: String, from home: String, to host: String) -> Bool {
        if reach == "city" { return true }
        if reach == "neighbours" { return term.areNeighbours(host, home) }
        guard let pool = term.agreements.first(where: { "pool:\($0.id)" == reach }) else { return false }
        let holds = (pool.from ?? term.firstDay) <= term.firstDay && term.lastDay <= (pool.until ?? term.lastDay)
        guard holds, pool.districts.contains(home), pool.districts.contains(host) else { return false }
        if let most = pool.mostMinutes, term.travelMinutes(home, host) > most { return false }
        if let most = pool.mostHops, term.hops(home, host) ?? .max > most { return false }
        return true
    }
}

// MARK: H7: what is pinned

extension Judge {
    private mutating func check(_ pin: Pin) {
        guard let meeting = meetings.first(where: { $0.id == pin.offering }) else {
            return report("H7", "\(pin.offering) is pinned and does not run")
        }
        let session = meeting.session
        if let time = pin.time, time.weekday != meeting.weekday || time.start != meeting.start {
            report("H7", "\(pin.offering) is pinned to another time than \(session.weekday) \(session.start)")
        }
        if let venue = pin.venue, venue != session.venue {
            report("H7", "\(pin.offering) is pinned to \(venue), not \(session.venue ?? "none")")
        }
        if let week = pin.startWeek, week != session.start_week {
            report("H7", "\(pin.offering) is pinned to week \(week), not \(session.start_week)")
        }
        if let leaders = pin.leaders, leaders != Set(session.leaders) {
            report("H7", "\(pin.offering) is pinned to \(leaders.sorted()), not \(session.leaders)")
        }
        if let request = pin.request, !session.seats.contains(where: { $0.request == request }) {
            report("H7", "\(request) has a pinned seat in \(pin.offering) and does not sit there")
        }
    }
}

// MARK: H8: who waits

extension Judge {
    private mutating func checkWaitlists() {
        for id in plan.waitlists.map(\.offering) where !plan.sessions.contains(where: { $0.offering == id }) {
            report("H8", "waitlist of \(id), which does not run")
        }
        for meeting in meetings {
            let lists = plan.waitlists.filter { $0.offering == meeting.id }
            guard let list = lists.first, lists.count == 1 else {
                report("H8", "\(meeting.id) has \(lists.count) waitlists, not 1")
                continue
            }
            checkMembers(of: list.entries.map(\.request), meeting)
            checkOrder(of: list.entries.compactMap { requests[$0.request] }, meeting)
            if list.entries.map(\.position) != Array(1..<list.entries.count + 1) {
                report("H8", "\(meeting.id) has positions \(list.entries.map(\.position))")
            }
        }
    }

    private mutating func checkMembers(of list: [String], _ meeting: Meeting) {
        let right = term.requests.filter { request in
            seatOf[request.id] == nil && misfit(of: request, in: meeting) == nil
        }
        for missing in right.map(\.id) where !list.contains(missing) {
            report("H8", "\(missing) does not wait for \(meeting.id)")
        }
        for extra in list where !right.contains(where: { $0.id == extra }) {
            report("H8", "\(extra) waits for \(meeting.id) and should not")
        }
        if Set(list).count != list.count { report("H8", "somebody waits twice for \(meeting.id)") }
    }

    private mutating func checkOrder(of list: [Request], _ meeting: Meeting) {
        func place(_ request: Request) -> (Int, Int, String, Int) {
            let residentsFirst = request.district == meeting.host ? 0 : 1
            switch meeting.offering.queue {
            case "priority": return (request.priority, residentsFirst, request.registered, request.row)
            case "lottery": return (0, residentsFirst, "", 0)
            default: return (0, residentsFirst, request.registered, request.row)
            }
        }
        for (first, second) in zip(list, list.dropFirst()) where place(second) < place(first) {
            report("H8", "\(first.id) waits before \(second.id) for \(meeting.id)")
        }
    }

    /// Whether somebody sits in a session whom the person must not meet.
    func meetsBarred(_ request: Request, in meeting: Meeting) -> Bool {
        term.barred.contains { a, b in
            a == request.id && seatOf[b]?.id == meeting.id || b == request.id && seatOf[a]?.id == meeting.id
        }
    }

    /// Nobody waits while a person with the same claim and a later registration sits. A better priority excuses it where the
    /// queue goes by priority.
    private mutating func checkEnvy() {
        let pinned = Set(term.pins.compactMap(\.request))
        for people in Dictionary(grouping: term.requests, by: \.claim).values.sorted(by: { $0[0].row < $1[0].row }) {
            for waiting in people where seatOf[waiting.id] == nil {
                for sitting in people where sitting.registered > waiting.registered && !pinned.contains(sitting.id) {
                    guard let meeting = seatOf[sitting.id], !meetsBarred(waiting, in: meeting),
                        promised[sitting.id] != meeting.id
                    else { continue }
                    if meeting.offering.queue == "priority", sitting.priority < waiting.priority { continue }
                    report("envy", "\(waiting.id) waits while \(sitting.id), registered later, sits in \(meeting.id)")
                }
            }
        }
    }
}

// MARK: H9: who must not meet

extension Judge {
    private mutating func checkBarred() {
        for (a, b) in term.barred {
            if let meeting = seatOf[a], seatOf[b]?.id == meeting.id { report("H9", "\(a) and \(b) both sit in \(meeting.id)") }
        }
    }
}

// MARK: The form of the file

extension Judge {
    private mutating func checkHeader() {
        if plan.format != "traffpunkt-plan/1" { report("structure", "format \(plan.format)") }
        if plan.term != term.id { report("structure", "term \(plan.term), not \(term.id)") }
        if plan.invented != term.invented { report("structure", "invented \(plan.invented), not \(term.invented)") }
    }

    /// Everything is somewhere, once, and in the order of its table.
    private mutating func checkCompleteness() {
        let planned = plan.sessions.map(\.offering), seated = plan.sessions.flatMap { $0.seats.map(\.request) }
        let offerings = term.offerings.map(\.id), people = term.requests.map(\.id)
        func compare(_ name: String, _ said: [String], _ right: [String]) {
            if said != right { report("structure", "\(name) \(said), not \(right)") }
        }
        compare("sessions", planned, offerings.filter(planned.contains))
        compare("waitlists", plan.waitlists.map(\.offering), planned)
        compare("unplanned", plan.unplanned.map(\.offering), offerings.filter { !planned.contains($0) })
        let seatedOnce = Set(seated)
        compare("unserved", plan.unserved.map(\.request), people.filter { !seatedOnce.contains($0) })
        for session in plan.sessions {
            let said = session.seats.map(\.request), once = Set(said)
            compare("seats of \(session.offering)", said, people.filter(once.contains))
        }
        let reasons =
            plan.sessions.map { ($0.offering, $0.reasons) } + plan.unplanned.map { ($0.offering, $0.reasons) }
            + plan.unserved.map { ($0.request, $0.reasons) }
            + plan.waitlists.flatMap { list in
                list.entries.map { ("\($0.request) on the waitlist of \(list.offering)", $0.reasons) }
            }
        let everybody = Set(people)
        for (what, reasons) in reasons {
            if reasons.isEmpty { report("structure", "no reason for \(what)") }
            for person in reasons.flatMap(\.texts) where everybody.contains(person) {
                report("privacy", "a reason for \(what) names \(person)")
            }
        }
    }
}

// MARK: The score

extension Judge {
    private mutating func checkScore() {
        let cells = cells
        if plan.cells != cells {
            for cell in Set(plan.cells).symmetricDifference(cells).sorted(by: { "\($0)" < "\($1)" }) {
                let side = cells.contains(cell) ? "lacks" : "has"
                report("cells", "the plan \(side) \(cell.district) \(cell.group): \(cell.unserved) of \(cell.demand) unserved")
            }
            if Set(plan.cells) == Set(cells) {
                report("cells", "not in the order of district and target group, or not once each")
            }
        }
        for (name, said, right) in [
            ("l1", plan.score.l1, shortfall), ("l2", plan.score.l2, discomfort), ("l3", plan.score.l3, strain),
        ] where said != right {
            report("score", "\(name) is \(right), the plan says \(said)")
        }
    }

    private var cells: [PlanFile.Cell] {
        let groups = "aldre funktion psykisk beroende vbe kriminalitet skjutningar barn oklar".split(separator: " ")
        return term.districts.flatMap { district in
            groups.compactMap { group in
                let people = term.requests.filter { $0.district == district.id && $0.group == group }
                guard !people.isEmpty else { return nil }
                let unserved = people.filter { seatOf[$0.id] == nil }.count
                return PlanFile.Cell(district: district.id, group: String(group), demand: people.count, unserved: unserved)
            }
        }
    }

    /// L1: 1000 u² / D over the cells, each rounded half up.
    var shortfall: Int {
        cells.map { Int((1000 * Double($0.unserved * $0.unserved) / Double($0.demand)).rounded(.toNearestOrAwayFromZero)) }
            .reduce(0, +)
    }

    /// L2: what people would rather have had, and late starts.
    var discomfort: Int {
        var sum = 0
        for (id, meeting) in seatOf {
            guard let request = requests[id] else { continue }
            let isWished =
                request.preferred.windows.isEmpty || request.preferred.cover(meeting.weekday, meeting.start, meeting.end)
            if !isWished { sum += 2 }
            if let host = meeting.host, host != request.district { sum += 3 }
            if meeting.offering.kind != request.kinds.first { sum += 1 }
        }
        for meeting in meetings { sum += ((term.termWeek(meeting.session.start_week) ?? 1) - 1) / 3 }
        return sum
    }

    /// L3: a considerate timetable.
    var strain: Int {
        var sum = 0
        for leader in term.leaders {
            let led = meetings.filter { $0.session.leaders.contains(leader.id) }
            sum += led.count * led.count
            sum += led.compactMap(\.host).map { term.travelMinutes(leader.home, $0) / 10 }.reduce(0, +)
        }
        for (index, a) in meetings.enumerated() {
            sum += 10 * meetings.dropFirst(index + 1).filter { compete(a, $0) }.count
            if !term.familiarTimes.isEmpty, !term.familiarTimes.contains(a.start) { sum += 2 }
        }
        return sum
    }

    /// Whether two series want the same people at the same time near each other.
    private func compete(_ a: Meeting, _ b: Meeting) -> Bool {
        guard let here = a.host, let there = b.host, here == there || term.areNeighbours(here, there) else { return false }
        guard a.offering.language == b.offering.language else { return false }
        return !Set(a.offering.groups).isDisjoint(with: b.offering.groups) && clash(a, b) != nil
    }
}
