import Domain
import Foundation
import Registration
import Testing

@testable import Store

@Suite("What is erased") struct ErasureTests {
    private static let name = "Kattarina Svartvik-Erasmusson", email = "svartvik.erasmusson@example.org", phone = "0701740605"

    private static func details(byPhone: Bool = false) throws -> PersonalDetails {
        PersonalDetails(
            name: try PersonName(name), reach: byPhone ? .phone(try PhoneNumber(phone)) : .email(try EmailAddress(email)))
    }

    /// The files of a folder that have a text in them.
    private static func files(in folder: String, with text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
            try Data(contentsOf: URL(filePath: folder + "/" + name)).range(of: Data(text.utf8)) != nil
        }.sorted()
    }

    private func sealed(_ person: ID<Person>, _ trial: TrialTerm) async throws -> String? {
        try await trial.database.read {
            try $0.rows("SELECT details FROM person WHERE id = $1", .text(person.text)).first?.optionalText(0)
        }
    }

    @Test("is in no file any more, neither in plain words nor sealed, and others' is", arguments: [false, true])
    func erased(byPhone: Bool) async throws {
        let trial = try TrialTerm(.file)
        try await trial.open("cafe")
        let registering = Registering(
            sessions: [id("cafe")], district: TrialTerm.farsta, details: try Self.details(byPhone: byPhone))
        let anna = try #require(
            try await trial.term.register(registering, by: .person, operation: id("register-anna")).person)
        let bo = try #require(try await trial.term.register(registering, by: .person, operation: id("register-bo")).person)
        let folder = trial.fixture.folder
        let (annas, bos) = (try #require(try await sealed(anna, trial)), try #require(try await sealed(bo, trial)))
        #expect(try Self.files(in: folder, with: annas) != [])

        try await trial.term.erase(anna, by: .district(TrialTerm.farsta), operation: id("erase"))
        for text in [annas, Self.name, "Svartvik", Self.email, Self.phone, "701740605"] {
            #expect(try Self.files(in: folder, with: text) == [], "\(text)")
        }
        #expect(try Self.files(in: folder, with: bos) == ["term.db"])
        #expect(try await sealed(anna, trial) == nil)
        #expect(try await trial.term.roster("cafe").seatedNames == [bo.text])
        #expect(try await trial.term.verify().problems == [])
        #expect(try await trial.term.record(of: bo, for: .person).details?.name?.text == Self.name)

        trial.database.close()
        #expect(try Self.files(in: folder, with: annas) == [])
        #expect(try Self.files(in: folder, with: bos).contains("term.db"))
    }

    @Test("when keys are changed, what was sealed with the old one is in no file any more")
    func rotated() async throws {
        let trial = try TrialTerm(.file)
        try await trial.open("cafe")
        let registering = Registering(sessions: [id("cafe")], district: TrialTerm.farsta, details: try Self.details())
        let anna = try #require(try await trial.term.register(registering, by: .person, operation: id("register")).person)
        let before = try #require(try await sealed(anna, trial))
        let term = LivingTerm(trial.database, keys: try KeyRing(Keys.two), now: { TrialTerm.at(1, 12) })
        #expect(try await term.rotateKeys(by: .city) == 1)
        #expect(try Self.files(in: trial.fixture.folder, with: before) == [])
        #expect(try await term.verify().problems == [])
    }

    @Test("does not come back by undoing the act that gave up their places", arguments: DatabaseKind.allCases)
    func undone(kind: DatabaseKind) async throws {
        let staff = Actor.district(TrialTerm.farsta)
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        try await trial.term.register("anna", for: "cafe")
        try await trial.term.register("bo", for: "cafe")
        try await trial.term.withdraw(id("anna"), from: id("cafe"), by: .person, operation: id("slip"))
        for (name, operation) in [("anna", "erase-anna"), ("bo", "erase-bo")] {
            try await trial.term.erase(id(name), by: staff, operation: id(operation))
            // Done again, it is done.
            try await trial.term.erase(id(name), by: staff, operation: id(operation))
        }
        for operation in ["erase-bo", "slip"] {
            await #expect(throws: Refusal.cannotUndo(id(operation), .erased)) {
                try await trial.term.undo(id(operation), by: staff, operation: id("undo"))
            }
        }
        #expect(try await trial.term.roster("cafe").places.isEmpty)
        #expect(try await trial.term.verify().problems == [])
    }
}
