import Domain
import Registration
import Testing

@Suite("Seats, offers and lines") struct SeatTests {
    private let now = World.at(1, 11)

    @Test("a free seat is theirs who register, and the next wait in the order of registration")
    func registering() throws {
        var books = try Books.opened()
        for (minute, name) in ["anna", "bo", "cilla", "dag"].enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        #expect(books.seated() == ["anna", "bo"])
        #expect(books.line() == ["cilla", "dag"])
    }

    @Test("a freed seat is offered at once to the first in line, for two working days")
    func offer() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        for (minute, name) in ["anna", "bo", "cilla"].enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        // A Friday at 14: two hours are left of the day, eight on Monday, six on Tuesday.
        let events = try books.act(at: World.at(1, 15, 14)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(
            events == [
                .released(World.person("anna")),
                .offered(World.person("bo"), Taking(seats: [1], kind: .home), replyBy: World.at(1, 19, 14)),
            ])
    }

    @Test("a guest waits while the guest seats are taken, and gets a home seat when they are released")
    func release() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 3, guests: 1))
        for name in ["gun", "gustav"] { _ = try books.register(World.asking(name, from: World.skarpnack)) }
        #expect(books.seated() == ["gun"])
        #expect(
            books.rosters[World.cafe]?.reasons(for: World.person("gustav")) == [
                .queue(position: 1, before: Precedence()), .guestSeatsTaken(released: Day(clamping: 2027, 2, 15)),
            ])
        let early = try books.act(at: World.at(2, 14, 23, 59)) { try $0.catchUp(World.cafe) }
        #expect(early == [])
        try books.act(at: World.at(2, 15, 0)) { try $0.catchUp(World.cafe) }
        #expect(books.isOffered("gustav"))
    }

    @Test("residents come first while seats are held, and not after")
    func residents() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1, guests: 1))
        _ = try books.register(World.asking("anna"))
        _ = try books.register(World.asking("gun", from: World.skarpnack, registered: World.at(1, 12)))
        _ = try books.register(World.asking("bo", registered: World.at(1, 13)))
        #expect(books.line() == ["bo", "gun"])
        try books.act(at: World.at(2, 15)) { try $0.catchUp(World.cafe) }
        #expect(books.line() == ["gun", "bo"])
    }

    @Test("a couple that does not fit holds up nobody")
    func couple() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 2))
        for name in ["anna", "bo"] { _ = try books.register(World.asking(name)) }
        _ = try books.register(World.asking("paret", party: .two, registered: World.at(1, 12)))
        _ = try books.register(World.asking("cilla", registered: World.at(1, 13)))
        try books.act(at: World.at(1, 14)) { try $0.withdraw(World.person("bo"), from: World.cafe) }
        #expect(books.line() == ["paret"])
        #expect(books.isOffered("cilla"))
        try books.act(at: World.at(1, 14, 10)) { desk in
            try desk.decline(World.person("cilla"), in: World.cafe, keeps: false)
            try desk.withdraw(World.person("anna"), from: World.cafe)
        }
        #expect(books.isOffered("paret"))
    }

    @Test("a no keeps the place once; the seat passes on, and comes back when another is freed")
    func decline() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        for (minute, name) in ["anna", "bo", "cilla"].enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        try books.act(at: World.at(1, 12, 10)) { try $0.decline(World.person("bo"), in: World.cafe, keeps: true) }
        #expect(books.status("bo") == .waiting(resting: true))
        #expect(books.isOffered("cilla"))
        try books.act(at: World.at(1, 12, 11)) { try $0.accept(World.person("cilla"), in: World.cafe) }
        try books.act(at: World.at(1, 12, 12)) { try $0.withdraw(World.person("cilla"), from: World.cafe) }
        #expect(books.isOffered("bo"))
        #expect(throws: Refusal.hasKeptBefore(World.cafe)) {
            try books.act(at: World.at(1, 12, 13)) { try $0.decline(World.person("bo"), in: World.cafe, keeps: true) }
        }
    }

    @Test("an offer without an answer passes on after its reply-by time, not before")
    func expiry() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        for (minute, name) in ["anna", "bo", "cilla"].enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        try books.act(at: World.at(1, 12, 8)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        let replyBy = World.at(1, 13, 16)
        let early = try books.act(at: replyBy) { try $0.catchUp(World.cafe) }
        #expect(early == [])
        let late = Instant(seconds: replyBy.seconds + 1)
        #expect(throws: Refusal.tooLate(World.cafe, replyBy: replyBy)) {
            try books.act(at: late) { try $0.accept(World.person("bo"), in: World.cafe) }
        }
        try books.act(at: late) { try $0.catchUp(World.cafe) }
        #expect(books.status("bo") == .waiting(resting: true))
        #expect(books.isOffered("cilla"))
    }

    @Test("a yes withdraws from the rest of the wish, whose seats pass on")
    func wish() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        try books.act(at: World.at(1, 4)) { try $0.open(World.group, World.terms(capacity: 1)) }
        for session in [World.cafe, World.group] { _ = try books.register(World.asking("x-\(session)"), for: session) }
        try books.act(at: now) { desk in
            try desk.register([
                (World.cafe, World.asking("anna", wish: "w")), (World.group, World.asking("anna", wish: "w", rank: 2)),
            ])
        }
        _ = try books.register(World.asking("bo", registered: World.at(1, 12)), for: World.group)
        for session in [World.cafe, World.group] {
            try books.act(at: World.at(1, 13)) { try $0.withdraw(World.person("x-\(session)"), from: session) }
        }
        #expect(books.isOffered("anna", World.cafe) && books.isOffered("anna", World.group))
        try books.act(at: World.at(1, 13, 10)) { try $0.accept(World.person("anna"), in: World.cafe) }
        #expect(books.seated() == ["anna"])
        #expect(books.status("anna", World.group) == nil)
        #expect(books.isOffered("bo", World.group))
    }

    @Test("who takes the second best and waits on keeps that seat until the best is sure")
    func waitsOn() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        try books.act(at: World.at(1, 4)) { try $0.open(World.group, World.terms(capacity: 1)) }
        _ = try books.register(World.asking("x"))
        try books.act(at: now) { desk in
            try desk.register([
                (World.cafe, World.asking("anna", wish: "w")), (World.group, World.asking("anna", wish: "w", rank: 2)),
            ])
        }
        try books.act(at: World.at(1, 11, 10)) { try $0.accept(World.person("anna"), in: World.group, waitsOn: true) }
        #expect(books.line() == ["anna"])
        #expect(books.seated(World.group) == ["anna"])
        try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person("x"), from: World.cafe) }
        #expect(books.seated(World.group) == ["anna"])
        try books.act(at: World.at(1, 12, 10)) { try $0.accept(World.person("anna"), in: World.cafe) }
        #expect(books.seated() == ["anna"])
        #expect(books.seated(World.group) == [])
    }

    @Test("two who must not meet are kept apart, and one is told nothing but their place in line")
    func barred() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 3))
        books.bars = [World.person("anna"): [World.person("bo")], World.person("bo"): [World.person("anna")]]
        for (minute, name) in ["anna", "bo", "cilla"].enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        #expect(books.seated() == ["anna", "cilla"])
        #expect(
            books.rosters[World.cafe]?.reasons(for: World.person("bo")) == [
                .queue(position: 1, before: Precedence()), .full,
            ])
        try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(books.isOffered("bo"))
    }

    @Test("who must book respite has a week to answer, and no offer that comes too late for it")
    func respite() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1))
        _ = try books.register(World.asking("anna"))
        _ = try books.register(World.asking("bo", registered: World.at(1, 12), leadDays: 7))
        try books.act(at: World.at(1, 18, 8)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(
            books.status("bo") == .offered(Taking(seats: [1], kind: .home), replyBy: World.at(1, 22, 16)))
        // The last meeting is on 3 May: a yes by 27 April at the latest would be too late for a week's notice.
        var late = try Books.opened(World.cafe, World.terms(capacity: 1))
        _ = try late.register(World.asking("anna"))
        _ = try late.register(World.asking("bo", registered: World.at(1, 12), leadDays: 7))
        _ = try late.register(World.asking("cilla", registered: World.at(1, 13)))
        try late.act(at: World.at(4, 20, 9)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(late.line() == ["bo"])
        #expect(late.isOffered("cilla"))
    }

    @Test("seats lent to a district are its people's, and come back when they are released")
    func lending() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 3, guests: 0))
        try books.act(at: now) { try $0.lend(2, of: World.cafe, to: World.skarpnack) }
        for name in ["anna", "bo"] { _ = try books.register(World.asking(name)) }
        _ = try books.register(World.asking("gun", from: World.skarpnack))
        #expect(books.seated() == ["anna", "gun"])
        #expect(books.line() == ["bo"])
        #expect(throws: Refusal.seatsNotFree(World.cafe, free: 0)) {
            try books.act(at: now) { try $0.lend(1, of: World.cafe, to: World.skarpnack) }
        }
        let events = try books.act(at: World.at(2, 15)) { try $0.catchUp(World.cafe) }
        #expect(events.prefix(2) == [.returned(World.skarpnack, seats: 1), .quotaReleased])
        #expect(books.isOffered("bo"))
    }
}
