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
    private let kept = Mutex<Kept?>(nil)

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

    private func current() async throws -> Kept {
        let day = Stockholm.local(now()).day
        let known = kept.withLock { $0 }
        if let known, known.day == day, ContinuousClock.now - known.looked < Self.stale { return known }
        let mark = try await term.publicationMark()
        let looked = ContinuousClock.now
        if let known, known.day == day, known.mark == mark {
            kept.withLock { $0?.looked = looked }
            return known
        }
        let next = try await read(mark, day, looked)
        kept.withLock { $0 = next }
        return next
    }

    /// After an act of this process, so that whoever did it sees it at once.
    private func forget() { kept.withLock { $0?.looked = .now - .seconds(1) } }

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
                mark: String(mark, radix: 36)),
            sessions: sessions, mark: mark, day: day, looked: looked)
    }

    func calendar(of keys: [String], path: String, named subject: String) async throws -> CalendarFile {
        let known = try await current()
        let announcements = keys.compactMap { known.sessions[$0]?.view.told }.sorted { $0.offering < $1.offering }
        let feed = Feeds.choice(of: announcements, path: path, subject: subject, in: known.catalogue.term, at: now())
        return CalendarFile(bytes: feed.bytes, modified: modified(announcements, known))
    }

    private func modified(_ announcements: [Announcement], _ known: Kept) -> Instant {
        let changes = announcements.flatMap { [$0.revision.changed] + $0.alterations.values.map(\.revision.changed) }
        return changes.max() ?? Stockholm.instant(known.catalogue.term.firstDay - 365, ClockTime(clamping: 0))
    }

    // MARK: People

    func register(_ wish: Wish) async throws -> String {
        var sessions: [ID<Offering>] = []
        for key in wish.keys { sessions.append(try await session(key)) }
        let token = Token.new()
        let registering = Registering(
            sessions: sessions, district: wish.district, party: wish.party, leadDays: wish.leadDays, details: wish.details)
        let done = try await told {
            try await self.term.register(registering, link: token, by: .person, operation: wish.operation)
        }
        guard done.isRepeated else { return token.text }
        // A form that was sent twice: whoever holds its id may have the page.
        let person = done.entries.lazy.compactMap { entry in
            if case .waitlisted(let asking) = entry.event { asking.person } else { nil }
        }.first
        guard let person else { throw NoSuchPerson() }
        return try await term.makeLink(.page, for: person, by: .person).text
    }

    private func session(_ key: String) async throws -> ID<Offering> {
        guard let session = try await current().sessions[key]?.view.roster.session else {
            throw Refusal.unknownSession(ID(slugOf: key))
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
        var places: [PersonalPlace] = []
        for session in record.places.keys.sorted() {
            let view = try await term.session(session)
            guard let place = view.roster.places[person] else { continue }
            places.append(own(place, view, known))
        }
        return PersonalView(
            code: ShortCode(of: person)?.description, district: record.district, details: record.details, places: places,
            hasCalendar: try await term.hasCalendarLink(person))
    }

    private func own(_ place: Place, _ view: SessionView, _ known: Kept) -> PersonalPlace {
        let told = view.told.told
        let exposure = Exposure(of: told, to: .participant)
        let today = Stockholm.local(now()).day
        let showsPlace = exposure?.showsPlace == true
        let meetings = view.told.meetings.filter { $0.day >= today }.map { meeting in
            showsPlace
                ? meeting
                : Announcement.Meeting(day: meeting.day, start: meeting.start, minutes: meeting.minutes, place: .digital)
        }
        return PersonalPlace(
            key: Listing.key(of: view.roster.session, in: known.catalogue.term),
            title: exposure?.title ?? Wording.swedish.neutralTitle, weekly: told.time, meetings: meetings,
            place: showsPlace ? told.place : nil,
            host: showsPlace ? view.host.flatMap { host in known.catalogue.districts.first { $0.id == host }?.name } : nil,
            status: place.status, hasKept: place.hasKept, reasons: view.roster.reasons(for: place.asking.person),
            isCancelled: view.told.isCancelled)
    }

    func perform(_ act: PersonalRequest, by token: String) async throws -> String? {
        guard let person = try await someone(token) else { throw NoSuchPerson() }
        let operation = ID<Registration.Operation>.new()
        return try await told {
            switch act {
            case .accept(let key):
                try await self.term.accept(person, in: self.session(key), by: .person, operation: operation)
            case .decline(let key, let keeps):
                try await self.term.decline(person, in: self.session(key), keeps: keeps, by: .person, operation: operation)
            case .leave(let key):
                try await self.term.withdraw(person, from: self.session(key), by: .person, operation: operation)
            case .swap(let from, let to):
                try await self.term.swap(
                    person, from: self.session(from), to: self.session(to), by: .person, operation: operation)
            case .correct(let details): try await self.term.correct(details, of: person, by: .person)
            case .erase: try await self.term.erase(person, by: .person, operation: operation)
            case .renewCalendar: return try await self.term.makeLink(.calendar, for: person, by: .person).text
            case .revokeCalendar: try await self.term.revokeLinks(.calendar, of: person, by: .person)
            }
            return nil
        }
    }

    func personalCalendar(_ token: String) async throws -> CalendarFile? {
        guard let token = Token(token), let person = try await term.person(by: token, for: .calendar) else { return nil }
        let views = try await term.views(of: person)
        let known = try await current()
        let places = views.compactMap { view -> (announcement: Announcement, hasSeat: Bool)? in
            guard let place = view.roster.places[person] else { return nil }
            if case .seated = place.status { return (view.told, true) }
            return (view.told, false)
        }
        let feed = Feeds.personal(of: places, in: known.catalogue.term, at: now())
        let changed = views.map(\.roster.changed).max()
        return CalendarFile(
            bytes: feed.bytes, modified: max(modified(places.map(\.announcement), known), changed ?? Instant(seconds: 0)))
    }

    func personalFile(_ token: String) async throws -> [UInt8]? {
        guard let person = try await someone(token) else { return nil }
        return Array((try jsonText(try await PersonForm(of: person, for: .person, in: term)) + "\n").utf8)
    }
}
