import Domain
import Registration
import Testing

@testable import Store

@Suite("A living term whose disk is in the way") struct DiskTests {
    @Test("that is full: it says so, nothing of the act is kept, and it goes on when there is room")
    func full() async throws {
        let trial = try TrialTerm(.file)
        try await trial.open("cafe")
        var hooks = DatabaseHooks()
        hooks.pages = try await trial.count("PRAGMA page_count") + 8
        let cramped = try trial.another(hooks: hooks)
        var registered = 0
        let failure = await #expect(throws: DatabaseFailure.self) {
            while registered < 1000 {
                try await cramped.register("p-\(registered)", for: "cafe")
                registered += 1
            }
        }
        #expect(failure == .full)
        #expect(failure?.description == "the disk is full; nothing was done")
        #expect(registered > 0)
        #expect(try await trial.count("SELECT COUNT(*) FROM place") == registered)
        #expect(try await cramped.verify().problems == [])
        // Giving up needs room too, or not; whichever, all is well afterwards.
        _ = try? await cramped.withdraw(id("p-0"), from: id("cafe"), by: .person, operation: id("w"))
        #expect(try await trial.term.verify().problems == [])
        try await trial.term.register("p-\(registered)", for: "cafe")
        #expect(try await trial.count("SELECT COUNT(*) FROM person") == registered + 1)
        #expect(try await trial.term.verify().problems == [])
    }

    @Test("that may only be read: it is read, and says so when something is to be done", arguments: DatabaseKind.shared)
    func readOnly(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        try await trial.term.register("anna", for: "cafe")
        var options = DatabaseOptions()
        options.isReadOnly = true
        let reader = try trial.another(options: options)
        await #expect(throws: DatabaseFailure.readOnly) { try await reader.register("bo", for: "cafe") }
        await #expect(throws: DatabaseFailure.readOnly) {
            try await reader.withdraw(id("anna"), from: nil, by: .person, operation: id("w"))
        }
        #expect(try await reader.roster("cafe").seatedNames == ["anna"])
        #expect(try await reader.verify().problems == [])
        try await trial.term.register("bo", for: "cafe")
        #expect(try await reader.roster("cafe").seatedNames == ["anna", "bo"])
    }
}
