import Console
import Domain
import Foundation
import ICalendar
import Registration
import Store
import Synchronization
import Web

/// The living term as the site asks for it. What it tells is read anew when something has changed, and at no other time.
final class LivingSite: World {
    private let term: LivingTerm
    private let clock: @Sendable () -> Instant
    private let state = Mutex(State())

    private struct State {
        var kept: Kept?
        /// Under way: whether something has changed. All who ask meanwhile wait for the same answer.
        var look: Task<Kept, any Error>?
        /// Another with each look, and with each act, since what was seen before an act is not enough after it.
        var turn = 0

        mutating func end(_ turn: Int, _ seen: Kept?) {
            guard turn == self.turn else { return }
            look = nil
            kept = seen ?? kept
        }
    }

    /// What was published at one moment, and under which keys.
    private struct Kept {
        let catalogue: Catalogue
        let sessions: [String: PublishedSession]
        let mark: Int
        let day: Day
        /// When it was last known to be as things are.
        var looked: ContinuousClock.Instant
    }

    /// How long what another process has changed may go unseen.
    private static let stale = Duration.milliseconds(500)

    init(_ term: LivingTerm, now: @escaping @Sendable () -> Instant) {
        self.term = term
        clock = now
    }

    func now() -> Instant { clock() }

    // MARK: What is published

    func catalogue() async throws -> Catalogue { try await current().catalogue }

    func known() -> Catalogue? { fresh(state.withLock { $0.kept })?.catalogue }

    private func fresh(_ kept: Kept?) -> Kept? {
        guard let kept, ContinuousClock.now - kept.looked < Self.stale, kept.day == today else { return nil }
        return kept
    }

    private var today: Day { Stockholm.local(now()).day }

    private func current() async throws -> Kept {
        if let kept = fresh(state.withLock { $0.kept }) { return kept }
        return try await state.withLock { state in
            if let look = state.look { return look }
            state.turn += 1
            let look = Task { [earlier = state.kept, turn = state.turn] in
                do {
                    let seen = try await self.look(earlier)
                    self.state.withLock { $0.end(turn, seen) }
                    return seen
                } catch {
                    self.state.withLock { $0.end(turn, nil) }
                    throw error
                }
            }
            state.look = look
            return look
        }.value
    }

    private func look(_ earlier: Kept?) async throws -> Kept {
        let looked = ContinuousClock.now, day = today
        let mark = try await term.publicationMark()
        guard var kept = earlier, kept.day == day, kept.mark == mark else { return try await read(mark, day, looked) }
        kept.looked = looked
        return kept
    }

    /// After an act of this process, so that whoever did it sees it at once.
    private func forget() {
        state.withLock { state in
            state.kept?.looked = .now - Self.stale
            state.look = nil
            state.turn += 1
        }
    }

    private func read(_ mark: Int, _ day: Day, _ looked: ContinuousClock.Instant) async throws -> Kept {
        try await term.notePublished()
        guard let published = try await term.published() else { throw NothingPublished() }
        var sessions: [String: PublishedSession] = [:]
        var listings: [Listing] = []
        var hidden = 0
        for session in published.sessions {
            let listing = Listing(
                session.view.told, session.view.roster, in: published.head, features: session.features,
                needsIdentity: session.needsIdentity, standings: session.standings)
            sessions[Listing.key(of: session.view.roster.session, in: published.head)] = session
            if let listing { listings.append(listing) } else { hidden += 1 }
        }
        let districts = published.districts.map { Catalogue.District(id: $0.id, name: $0.name, contact: $0.contact) }
        return Kept(
            catalogue: Catalogue(
                term: published.head, districts: districts, listings: listings, hidden: hidden, today: day,
                mark: "\(String(mark, radix: 36))-\(day.number)"),
            sessions: sessions, mark: mark, day: day, looked: looked)
    }

    func calendar(
        of keys: [String], path: String, named subject: String, _ reminder: Reminder?
    ) async throws -> [UInt8] {
        let known = try await current()
        let announcements = keys.compactMap { known.sessions[$0]?.view.told }.sorted { $0.offering < $1.offering }
        let feed = Feeds.choice(
            of: announcements, path: path, subject: subject, alarm: reminder?.minutes, in: known.catalogue.term, at: now())
        return feed.bytes
    }

    // MARK: People

    func register(_ wish: Wish) async throws {
        guard let token = Token(wish.token) else { throw NoSuchPerson() }
        var sessions: [ID<Offering>] = []
        for key in wish.keys { sessions.append(try await listed(key)) }
        let registering = Registering(
            sessions: sessions, district: wish.district, party: wish.party, leadDays: wish.leadDays, details: wish.details)
        let done = try await told {
            try await self.term.register(registering, link: token, by: .person, operation: wish.operation)
        }
        if done.isRepeated, try await term.person(by: token, for: .page) == nil { throw FormAlreadySent() }
    }

    /// A session that everybody is told of.
    private func listed(_ key: String) async throws -> ID<Offering> {
        let known = try await current()
        guard known.catalogue.tellsOf(key), let session = known.sessions[key]?.view.roster.session else {
            throw Refusal.unknownSession(ID(slugOf: "unknown"))
        }
        return session
    }

    /// A session that somebody has a place in.
    private func own(_ key: String, of person: ID<Person>) async throws -> ID<Offering> {
        let head = try await current().catalogue.term
        let sessions = try await term.views(of: person).map(\.roster.session)
        guard let session = sessions.first(where: { Listing.key(of: $0, in: head) == key }) else {
            throw Refusal.hasNoPlace(ID(slugOf: "unknown"))
        }
        return session
    }

    private func told<Result>(_ act: @Sendable () async throws -> Result) async throws -> Result {
        defer { forget() }
        return try await act()
    }

    private func someone(_ token: String) async throws -> ID<Person>? {
        guard let token = Token(token) else { return nil }
        return try await term.person(by: token, for: .page)
    }

    func person(_ token: String) async throws -> PersonalView? {
        guard let person = try await someone(token) else { return nil }
        let record = try await term.record(of: person, for: .person, as: .read)
        let known = try await current()
        let places = try await term.views(of: person).compactMap { view in
            view.roster.places[person].map { own($0, view, known) }
        }
        return PersonalView(
            code: ShortCode(of: person)?.description, district: record.district, details: record.details, places: places,
            hasCalendar: try await term.hasCalendarLink(person))
    }

    private func own(_ place: Place, _ view: SessionView, _ known: Kept) -> PersonalPlace {
        let told = view.told.told
        let exposure = Exposure(of: told, to: .participant)
        let key = Listing.key(of: view.roster.session, in: known.catalogue.term)
        let today = today
        let showsPlace = exposure?.showsPlace == true
        let meetings = view.told.meetings.filter { $0.day >= today }.map { meeting in
            showsPlace
                ? meeting
                : Announcement.Meeting(day: meeting.day, start: meeting.start, minutes: meeting.minutes, place: .digital)
        }
        return PersonalPlace(
            key: key, title: exposure?.title ?? Wording.swedish.neutralTitle, weekly: told.time, meetings: meetings,
            place: showsPlace ? told.place : nil,
            host: showsPlace ? view.host.flatMap { host in known.catalogue.districts.first { $0.id == host }?.name } : nil,
            status: place.status, hasKept: place.hasKept, reasons: view.roster.reasons(for: place.asking.person),
            isCancelled: view.told.isCancelled, needsIdentity: known.sessions[key]?.needsIdentity ?? false)
    }

    func perform(_ act: PersonalRequest, by token: String, operation: ID<Registration.Operation>) async throws -> String? {
        guard let person = try await someone(token) else { throw NoSuchPerson() }
        return try await told {
            switch act {
            case .accept(let key):
                try await self.term.accept(person, in: self.own(key, of: person), by: .person, operation: operation)
            case .decline(let key, let keeps):
                try await self.term.decline(
                    person, in: self.own(key, of: person), keeps: keeps, by: .person, operation: operation)
            case .leave(let key):
                try await self.term.withdraw(person, from: self.own(key, of: person), by: .person, operation: operation)
            case .swap(let from, let to):
                try await self.term.swap(
                    person, from: self.own(from, of: person), to: self.listed(to), by: .person, operation: operation)
            case .correct(let details):
                try await self.term.correct(person, by: .person) { stored in
                    // Whoever is protected stays so, whatever else staff put right meanwhile.
                    PersonalDetails(
                        name: details.name, reach: details.reach, needs: details.needs,
                        isProtected: stored?.isProtected ?? false)
                }
            case .erase: try await self.term.erase(person, by: .person, operation: operation)
            case .renewPage(let new):
                guard let new = Token(new) else { throw NoSuchPerson() }
                try await self.term.makeLink(.page, for: person, token: new, closesOthers: true, by: .person)
            case .renewCalendar: return try await self.term.makeLink(.calendar, for: person, by: .person).text
            case .revokeCalendar: try await self.term.revokeLinks(.calendar, of: person, by: .person)
            }
            return nil
        }
    }

    func personalCalendar(_ token: String, _ reminder: Reminder?) async throws -> [UInt8]? {
        guard let token = Token(token), let person = try await term.person(by: token, for: .calendar) else { return nil }
        let views = try await term.views(of: person)
        let known = try await current()
        let places = views.compactMap { view -> (announcement: Announcement, hasSeat: Bool)? in
            guard let place = view.roster.places[person] else { return nil }
            if case .seated = place.status { return (view.told, true) }
            return (view.told, false)
        }
        let feed = Feeds.personal(of: places, alarm: reminder?.minutes, in: known.catalogue.term, at: now())
        return feed.bytes
    }

    func personalFile(_ token: String) async throws -> [UInt8]? {
        guard let person = try await someone(token) else { return nil }
        return Array((try jsonText(try await PersonForm(of: person, for: .person, in: term)) + "\n").utf8)
    }
}
