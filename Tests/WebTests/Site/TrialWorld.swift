import Domain
import Foundation
import HTTPTypes
import NIOCore
import Registration
import Synchronization

@testable import Web

/// A world of one test: sessions of every visibility in two districts, and one person with a page.
final class TrialWorld: World {
    static let farsta = ID<District>(slugOf: "farsta"), skarpnack = ID<District>(slugOf: "skarpnack")
    static let term = Term.Head(
        id: ID(slugOf: "vt2027"), name: "Våren 2027", site: "traffpunkt.example", firstDay: Day(clamping: 2027, 1, 11),
        lastDay: Day(clamping: 2027, 6, 11), invented: true)
    /// A Tuesday, 3 weeks before the first meeting.
    static let today = Day(clamping: 2027, 1, 12)
    static let token = String(repeating: "t", count: 32)
    /// What the act of that number makes.
    static func calendarToken(_ act: Int) -> String { String(repeating: "c", count: 31) + "\(act)" }

    private struct State {
        var seconds = 0
        var mark = "1"
        var wishes: [Wish] = []
        var acts: [PersonalRequest] = []
        var operations: [ID<Registration.Operation>] = []
        var refusal: (any Error)?
        var reads = 0
        var calendars = 0
        var view: PersonalView?
    }

    private let state: Mutex<State>
    private let listings: [Listing]
    private let hidden: Int

    init(_ offerings: [TrialOffering] = TrialOffering.all, view: PersonalView? = nil) {
        let all = offerings.map(\.listing)
        listings = all.compactMap(\.self)
        hidden = all.count - listings.count
        state = Mutex(State(view: view))
    }

    var wishes: [Wish] { state.withLock { $0.wishes } }
    var operations: [ID<Registration.Operation>] { state.withLock { $0.operations } }
    var acts: [PersonalRequest] { state.withLock { $0.acts } }
    var calendarsMade: Int { state.withLock { $0.calendars } }
    func pass(seconds: Int) { state.withLock { $0.seconds += seconds } }
    func change() { state.withLock { $0.mark += "1" } }
    func refuse(_ refusal: any Error) { state.withLock { $0.refusal = refusal } }

    func now() -> Instant {
        Instant(seconds: Stockholm.instant(Self.today, ClockTime(clamping: 600)).seconds + state.withLock { $0.seconds })
    }

    func catalogue() -> Catalogue {
        Catalogue(
            term: Self.term,
            districts: [
                .init(id: Self.farsta, name: "Farsta", contact: "anhorig.farsta@example.org"),
                .init(id: Self.skarpnack, name: "Skarpnäck", contact: "anhorig.skarpnack@example.org"),
            ], listings: listings, hidden: hidden, today: Self.today, mark: state.withLock { $0.mark })
    }

    func known() -> Catalogue? { catalogue() }

    func calendar(of keys: [String], path: String, named subject: String, _ reminder: Reminder?) -> [UInt8] {
        state.withLock { $0.calendars += 1 }
        return Array("BEGIN:VCALENDAR \(subject) \(keys.joined(separator: " ")) \(reminder?.minutes ?? 0)".utf8)
    }

    func register(_ wish: Wish) throws {
        try state.withLock { state in
            if let refusal = state.refusal { throw refusal }
            state.wishes.append(wish)
        }
    }

    func person(_ token: String) -> PersonalView? { token == Self.token ? state.withLock { $0.view } : nil }

    func perform(_ act: PersonalRequest, by token: String, operation: ID<Registration.Operation>) throws -> String? {
        guard token == Self.token else { throw NoSuchPerson() }
        return try state.withLock { state in
            if let refusal = state.refusal { throw refusal }
            state.acts.append(act)
            state.operations.append(operation)
            return act == .renewCalendar ? Self.calendarToken(state.acts.count) : nil
        }
    }

    func personalCalendar(_ token: String, _ reminder: Reminder?) -> [UInt8]? {
        token == Self.token ? Array("BEGIN:VCALENDAR".utf8) : nil
    }

    func personalFile(_ token: String) -> [UInt8]? { token == Self.token ? Array("{}".utf8) : nil }
}

extension Visit {
    init(
        isPost: Bool = false, path: String, query: [Field] = [], form: [Field] = [], address: String = "",
        cookie: String? = nil, knownMark: String? = nil, knownTime: String? = nil
    ) {
        let words = query.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
        guard let visit = Visit(words.isEmpty ? path : path + "?" + words) else { preconditionFailure("no visit: \(path)") }
        self = visit
        self.isPost = isPost
        self.form = form
        self.address = address
        self.cookie = cookie
        conditions.knownMark = knownMark
        conditions.knownTime = knownTime
    }
}

private func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

extension Reply {
    subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    var text: String { String(buffer: body) }
}

/// A session of a test's own choice.
struct TrialOffering {
    var id = "cafe"
    var title = "Anhörigcafé"
    var neutralTitle: String?
    var visibility = Visibility.open
    var groups: Set<TargetGroup> = [.aldre]
    var kind = Kind.open
    var language = Language.swedish
    var host = TrialWorld.farsta
    var isDigital = false
    var start = 13 * 60
    var capacity = 10
    var queue = Terms.Queue.registration
    /// Which of the ten Tuesdays are left out.
    var skips: Set<Int> = []

    static let all = [
        TrialOffering(),
        TrialOffering(
            id: "kvall", title: "Kvällsgrupp", kind: .closed, host: TrialWorld.skarpnack, start: 17 * 60 + 30, capacity: 3),
        TrialOffering(id: "digital", title: "Digital träff", groups: [.funktion], kind: .digital, isDigital: true),
        TrialOffering(
            id: "hemlig", title: "Grupp om beroende", neutralTitle: "Samtalsgrupp", visibility: .discreet, groups: [.beroende],
            kind: .closed),
        TrialOffering(id: "skyddad", title: "Skyddad grupp", visibility: .protected, groups: [.vbe], kind: .closed),
        TrialOffering(id: "barn", title: "Barngrupp", visibility: .children, groups: [.barn], kind: .closed),
    ]

    var session: ID<Offering> { ID(slugOf: id) }
    var key: String { Listing.key(of: session, in: TrialWorld.term) }

    var listing: Listing? {
        // Ten Tuesdays from 2 February.
        let days = (0..<10).filter { !skips.contains($0) }.map { Day(clamping: 2027, 2, 2) + 7 * $0 }
        let time = WeeklyTime(.tuesday, ClockTime(clamping: start))
        let told = Announcement.Told(
            title: title, neutralTitle: neutralTitle, visibility: visibility, groups: groups, kind: kind, language: language,
            owners: [host], pool: nil, place: isDigital ? .digital : .venue(ID(slugOf: "hus"), in: host),
            address: isDigital ? nil : "Huset, Gatan 1",
            contact: .init(host: "anhorig.\(host)@example.org", owner: "anhorig.\(host)@example.org"),
            time: time, minutes: 90, interval: 1)
        let announcement = Announcement(
            offering: session, told: told, leaders: [], days: days, revision: Revision(changed: Instant(seconds: 1_790_000_000))
        )
        let roster = Roster(
            session: session,
            terms: Terms(
                capacity: capacity, guestSeats: nil, release: Stockholm.instant(Day(clamping: 2027, 1, 20), time.start),
                queue: queue,
                meetings: days.map { Stockholm.instant($0, time.start) }),
            status: .open, isReleased: false, lent: [:], seats: Set(1...capacity), places: [:], entries: 1,
            changed: Instant(seconds: 0))
        return Listing(
            announcement, roster, in: TrialWorld.term, features: [.stepFree], needsIdentity: true,
            standings: [TrialWorld.farsta: host == TrialWorld.farsta ? .home : .guest, TrialWorld.skarpnack: .guest])
    }
}
