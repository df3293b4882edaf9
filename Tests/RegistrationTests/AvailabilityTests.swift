import Domain
import Registration
import Testing

@Suite("Availability") struct AvailabilityTests {
    @Test(
        "is told in words, never as a number",
        arguments: [(9, Availability.seats), (5, .seats), (4, .few), (1, .few), (0, .queue)])
    func words(free: Int, availability: Availability) throws {
        let books = try Books.opened(World.cafe, World.terms(capacity: free))
        #expect(books.rosters[World.cafe]?.availability == availability)
    }

    @Test("a session whose free seats others wait for has a queue")
    func waiting() throws {
        var books = try Books.opened(World.cafe, World.terms(capacity: 1, guests: 0))
        _ = try books.register(World.asking("bo", from: World.skarpnack))
        #expect(books.rosters[World.cafe]?.availability == .queue)
    }

    @Test("nobody registers for what is closed or cancelled")
    func shut() throws {
        var books = try Books.opened()
        try books.act(at: World.at(1, 5)) { try $0.close(World.cafe) }
        #expect(books.rosters[World.cafe]?.availability == .closed)
        try books.act(at: World.at(1, 6)) { try $0.cancel(World.cafe) }
        #expect(books.rosters[World.cafe]?.availability == .cancelled)
    }
}
