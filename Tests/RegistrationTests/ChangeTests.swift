import Domain
import Registration
import Testing

@Suite("Changes by staff") struct ChangeTests {
    private func full(_ names: [String], capacity: Int) throws -> Books {
        var books = try Books.opened(World.cafe, World.terms(capacity: capacity))
        for (minute, name) in names.enumerated() {
            _ = try books.register(World.asking(name, registered: World.at(1, 11, 9, minute)))
        }
        return books
    }

    @Test("with fewer seats nobody who has one loses it, and the rule tells whom to ask")
    func fewerSeats() throws {
        var books = try full(["anna", "bo", "cilla", "dag"], capacity: 3)
        let roster = try #require(books.rosters[World.cafe])
        #expect(roster.wouldBeAsked(at: 1).map(\.asking.person.text) == ["cilla", "bo"])
        try books.act(at: World.at(1, 12)) { try $0.setCapacity(1, of: World.cafe) }
        #expect(books.seated() == ["anna", "bo", "cilla"])
        try books.act(at: World.at(1, 12, 10)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(books.line() == ["dag"])
        #expect(books.rosters[World.cafe]?.seats.count == 2)
    }

    @Test("a lent seat that is given up is gone where the capacity has been lowered below those seated")
    func lentSeatGone() throws {
        var books = try full(["anna"], capacity: 2)
        try books.act(at: World.at(1, 12)) { try $0.lend(1, of: World.cafe, to: World.skarpnack) }
        for name in ["gun", "gustav"] {
            _ = try books.register(World.asking(name, from: World.skarpnack, registered: World.at(1, 12)))
        }
        try books.act(at: World.at(1, 13)) { try $0.setCapacity(1, of: World.cafe) }
        try books.act(at: World.at(1, 14)) { try $0.withdraw(World.person("gun"), from: World.cafe) }
        #expect(books.line() == ["gustav"])
        #expect(books.rosters[World.cafe]?.brokenRules(at: World.at(1, 14)) == [])
    }

    @Test("offers that have no seat left are taken back, the last first, and keep their place in line")
    func offersTakenBack() throws {
        var books = try full(["anna", "bo", "cilla", "dag"], capacity: 2)
        for name in ["anna", "bo"] {
            try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person(name), from: World.cafe) }
        }
        #expect(books.isOffered("cilla") && books.isOffered("dag"))
        try books.act(at: World.at(1, 12, 10)) { try $0.setCapacity(1, of: World.cafe) }
        #expect(books.isOffered("cilla"))
        #expect(books.line() == ["dag"])
    }

    @Test("a cancelled session keeps everybody's place, and offers nothing")
    func cancelled() throws {
        var books = try full(["anna", "bo"], capacity: 1)
        try books.act(at: World.at(1, 12)) { try $0.cancel(World.cafe) }
        try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        #expect(books.line() == ["bo"])
        #expect(throws: Refusal.notOpen(World.cafe)) { try books.register(World.asking("cilla", registered: World.at(1, 13))) }
        try books.act(at: World.at(1, 14)) { try $0.reinstate(World.cafe) }
        #expect(books.isOffered("bo"))
    }

    @Test("two small groups become one: those with seats have seats, those who wait keep their time")
    func merge() throws {
        var books = try full(["anna", "bo"], capacity: 1)
        try books.act(at: World.at(1, 4)) { try $0.open(World.group, World.terms(capacity: 3)) }
        _ = try books.register(World.asking("cilla"), for: World.group)
        try books.act(at: World.at(1, 20)) { try $0.merge(World.cafe, into: World.group) { $0 } }
        #expect(books.seated(World.group) == ["anna", "cilla"])
        #expect(books.isOffered("bo", World.group))
        #expect(books.rosters[World.cafe]?.status == .merged(into: World.group))
        #expect(books.rosters[World.cafe]?.places == [:])
    }

    @Test("an act is undone while nobody has been told and nothing rests on it")
    func undo() throws {
        var books = try full(["anna", "bo"], capacity: 1)
        let before = books.rosters[World.cafe]
        try books.act(at: World.at(1, 12)) { try $0.withdraw(World.person("anna"), from: World.cafe) }
        let ledgers = books.ledgers
        let slip = try #require(ledgers[World.cafe]?.last)
        #expect(throws: Refusal.cannotUndo(slip.operation, .told)) {
            try books.act(at: World.at(1, 12, 10)) {
                try $0.undo(slip.operation, ledgers, told: [World.cafe: slip.number])
            }
        }
        try books.act(at: World.at(1, 12, 10)) { try $0.undo(slip.operation, ledgers, told: [:]) }
        #expect(books.rosters[World.cafe]?.places == before?.places)
        #expect(try Roster(rebuiltFrom: books.ledgers[World.cafe] ?? []) == books.rosters[World.cafe])
        let undone = books.ledgers
        #expect(throws: Refusal.cannotUndo(slip.operation, .undone)) {
            try books.act(at: World.at(1, 12, 11)) { try $0.undo(slip.operation, undone, told: [:]) }
        }
        let first = try #require(books.ledgers[World.cafe]?.first { $0.event.person == World.person("anna") })
        #expect(throws: Refusal.cannotUndo(first.operation, .followed)) {
            try books.act(at: World.at(1, 12, 12)) { try $0.undo(first.operation, undone, told: [:]) }
        }
    }

    @Test("a queue can be looked at before it is set")
    func preview() throws {
        var books = try full(["anna"], capacity: 1)
        for (name, priority) in [("bo", 3), ("cilla", 1)] {
            _ = try books.register(World.asking(name, registered: World.at(1, 12), priority: priority))
        }
        let roster = try #require(books.rosters[World.cafe])
        #expect(roster.line.map(\.asking.person.text) == ["bo", "cilla"])
        #expect(roster.line(by: .priority).map(\.asking.person.text) == ["cilla", "bo"])
        let lots = (0..<20).map { seed in
            roster.line(by: .lottery(seed: UInt64(seed), before: World.at(1, 20))).map(\.asking.person.text)
        }
        #expect(Set(lots) == [["bo", "cilla"], ["cilla", "bo"]])
        #expect(roster.line == books.rosters[World.cafe]?.line)
    }

    @Test("what was lent is counted by the meetings that were used")
    func settlement() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 4, guests: 3))
        _ = try books.register(World.asking("gun", from: World.skarpnack))
        _ = try books.register(World.asking("par", from: World.skarpnack, party: .two))
        _ = try books.register(World.asking("anna"))
        // After the third meeting.
        try books.act(at: World.at(3, 16)) { try $0.withdraw(World.person("gun"), from: World.cafe) }
        let lent = lendings(
            by: World.farsta, books.ledgers[World.cafe] ?? [], meetings: World.terms().meetings, until: World.at(4, 1))
        // By 1 April five meetings have been held: gun used 3, the couple 2 x 5.
        #expect(lent == [Lending(session: World.cafe, host: World.farsta, home: World.skarpnack, seats: 3, seatMeetings: 13)])
    }
}
