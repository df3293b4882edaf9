import Demonstration
import Foundation
import Program
import Testing

@testable import Store

/// A living term of a small plan, and what is known of it from its files.
struct LivingFolder {
    let program: Program
    var environment: [String: String]
    /// A session that meets in a district, and that district.
    let session: String
    let host: String
    let capacity: Int

    struct Act: Decodable {
        struct Place: Decodable { let session: String, person: String, status: String, position: Int? }
        struct Entry: Decodable { let event: String, person: String? }
        let operation: String
        let repeated: Bool
        let entries: [Entry]
        let places: [Place]
    }

    struct Registered: Decodable {
        let person: String
        let act: Act

        var status: String? { act.places.first { $0.person == person }?.status }
    }

    struct Waiting: Decodable { let person: String, position: Int, text: String }

    struct Offer: Decodable { let session: String, person: String, reply_by: String, name: String?, contact: String? }

    func run(_ arguments: [String], as role: String? = nil) throws -> Program.Outcome {
        try program.run(arguments + (role.map { ["--as", $0] } ?? []), environment: environment)
    }

    func json<Form: Decodable>(_ form: Form.Type, _ arguments: [String], as role: String? = nil) throws -> Form {
        let outcome = try run(arguments + ["--format", "json"], as: role)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        return try JSONDecoder().decode(form, from: Data(outcome.output.utf8))
    }

    func register(_ more: [String] = []) throws -> Registered {
        try json(
            Registered.self,
            [
                "register", "--session", session, "--district", host, "--name", "Kim Kanin", "--phone", "070-123 45 67",
                "--consent",
            ]
                + more, as: "district:\(host)")
    }

    /// Registers until somebody waits: all the seats are taken then.
    func fill() throws -> (seated: [Registered], waiting: Registered) {
        var seated: [Registered] = []
        for _ in 0...capacity {
            let next = try register()
            if next.status == "waiting" { return (seated, next) }
            #expect(next.status == "seated")
            seated.append(next)
        }
        throw NeverFull()
    }

    struct NeverFull: Error {}
}

private struct Plan: Decodable {
    struct Session: Decodable {
        let offering: String
        let host: String?
    }
    let sessions: [Session]
}

func withTerm(_ body: (LivingFolder) throws -> Void) throws {
    try Program.inEmptyFolder { program in
        for file in DemonstrationTerm.small(seed: 1) { try program.write("term/" + file.path, file.bytes) }
        #expect(try program.run("plan", "term", "--out", "plan", "--steps", "500").status == 0)
        let settings = String(decoding: try #require(try program.files("term")["term.toml"]), as: UTF8.self)
        let revised = try #require(settings.firstMatch(of: /revised = "([0-9T:-]+)"/)).1
        let environment = [
            "TRAFFPUNKT_NOW": String(revised), "TRAFFPUNKT_DATABASE": "living.db", "TRAFFPUNKT_AS": "", "TRAFFPUNKT_KEY": "",
        ]
        let imported = try program.run("import", "term", "--plan", "plan", environment: environment)
        #expect(imported.status == 0, "\(imported.errors)")
        let plan = try JSONDecoder().decode(Plan.self, from: try #require(try program.files("plan")["plan.json"]))
        let waiting = try #require(try program.files("plan")["waitlists.csv"])
        let busy = String(decoding: waiting, as: UTF8.self)
        let quiet = plan.sessions.first { $0.host != nil && !busy.contains("\n\($0.offering);") }
        let chosen = try #require(quiet ?? plan.sessions.first { $0.host != nil })
        try body(
            LivingFolder(
                program: program, environment: environment, session: chosen.offering, host: try #require(chosen.host),
                capacity: 7))
    }
}

@Suite("The living term's commands")
struct LivingTermCommandTests {
    @Test(
        "an import makes the database and a key that is its owner's alone; again, it shows what would change and waits for --apply"
    )
    func importing() throws {
        try withTerm { term in
            let attributes = try FileManager.default.attributesOfItem(
                atPath: term.program.folder.appending(path: "living.db.key").path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            let again = ["import", "term", "--plan", "plan"]
            let same = try term.run(again)
            #expect(same.status == 0)
            #expect(same.output.hasSuffix(": nothing has changed.\n"))

            let table = String(decoding: try #require(try term.program.files("term")["offerings.csv"]), as: UTF8.self)
            try term.program.write("term/offerings.csv", Array(table.replacing("Grupp ", with: "Cirkel ").utf8))
            let shown = try term.run(again)
            #expect(shown.status == 0)
            #expect(shown.output.contains("  \(term.session): told otherwise (title, time, place or dates)\n"))
            #expect(shown.output.hasSuffix("Nothing has been done yet; --apply does it.\n"))
            #expect(try term.run(again + ["--apply"]).output.hasSuffix("Done.\n"))
            #expect(try term.run(again + ["--apply"]).output.hasSuffix(": nothing has changed.\n"))
            #expect(try term.run(["verify"]).output.hasPrefix("All holds: "))
        }
    }

    @Test("a full session puts people in line; a freed seat is offered, answered, let pass once, and the act undone")
    func seats() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let (seated, waiting) = try term.fill()
            let first = try #require(seated.first)
            let line = try term.json([LivingFolder.Waiting].self, ["waitlist", term.session])
            let own = try #require(line.first { $0.person == waiting.person })
            #expect(own.text.hasPrefix("plats \(own.position) i kön"))
            let list = try term.run(["waitlist", term.session])
            #expect(list.output.contains("\(own.position). \(waiting.person) (\(term.host)): plats \(own.position) i kön"))
            #expect(!list.output.contains("Kim"))

            let left = try term.json(LivingFolder.Act.self, ["withdraw", first.person, "--session", term.session], as: staff)
            #expect(left.entries.map(\.event) == ["released", "offered"])
            let offers = try term.json([LivingFolder.Offer].self, ["offers", "--district", term.host], as: staff)
            let offer = try #require(offers.first { $0.session == term.session })
            #expect(offer.person == left.entries.last?.person)
            if offer.person == waiting.person {
                #expect(offer.name == "Kim Kanin")
                #expect(offer.contact == "+46701234567")
            }
            let bare = try term.json([LivingFolder.Offer].self, ["offers"])
            #expect(bare.allSatisfy { $0.name == nil && $0.contact == nil })

            // The seat goes back to whom it was taken from, as if nothing had been.
            let undone = try term.run(["undo", left.operation], as: staff)
            #expect(undone.status == 0, "\(undone.errors)")
            #expect(try term.json([LivingFolder.Offer].self, ["offers"]).allSatisfy { $0.session != term.session })
            #expect(try term.run(["undo", left.operation], as: staff).errors.contains("has been undone already"))

            let again = try term.json(LivingFolder.Act.self, ["withdraw", first.person, "--session", term.session], as: staff)
            let next = try #require(again.entries.last?.person)
            let declined = try term.run(["decline", next, "--session", term.session, "--keep"], as: "person")
            #expect(declined.status == 0, "\(declined.errors)")
            #expect(declined.output.contains("\(term.session): \(next) avstår och står kvar i kön\n"))
            #expect(
                try term.run(["accept", next, "--session", term.session], as: "person").errors.contains(
                    "the person has no offer there"))

            let last = try term.register()
            #expect(["seated", "waiting"].contains(last.status ?? ""))
            #expect(try term.run(["verify"]).status == 0)
        }
    }

    @Test("an offer that is accepted is a seat, and done again with the same operation it changes nothing")
    func accepting() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let (seated, _) = try term.fill()
            let left = try term.json(
                LivingFolder.Act.self, ["withdraw", try #require(seated.first).person, "--session", term.session], as: staff)
            let next = try #require(left.entries.last?.person)
            let yes = ["accept", next, "--session", term.session, "--operation", "ja-1"]
            let act = try term.json(LivingFolder.Act.self, yes, as: "person")
            #expect(act.operation == "ja-1")
            #expect(act.entries.first?.event == "accepted")
            #expect(act.places.contains { $0.person == next && $0.status == "seated" })
            let repeated = try term.json(LivingFolder.Act.self, yes, as: "person")
            #expect(repeated.repeated)
            #expect(try term.run(yes, as: "person").output.hasSuffix("åtgärd: ja-1 (redan gjord förut)\n"))
            #expect(try term.run(yes + ["--language", "en"], as: "person").output.hasSuffix("operation: ja-1 (done before)\n"))
        }
    }

    @Test("a cancelled session is INSTÄLLD in the feeds, and what has been told cannot be undone")
    func feeds() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let act = try term.json(LivingFolder.Act.self, ["cancel", term.session], as: staff)
            let export = ["export", "feeds", "--term", "term", "--out", "feeds"]
            let outcome = try term.run(export)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let files = try term.program.files("feeds")
            #expect(String(decoding: try #require(files["district/\(term.host).ics"]), as: UTF8.self).contains("INSTÄLLD"))
            let undone = try term.run(["undo", act.operation], as: staff)
            #expect(undone.status == 1)
            #expect(undone.errors.contains("\(act.operation): somebody has been told of it, so it cannot be undone"))
            #expect(try term.run(["reinstate", term.session], as: staff).status == 0)
            #expect(try term.run(export).status == 0)
            let after = try #require(try term.program.files("feeds")["district/\(term.host).ics"])
            #expect(!String(decoding: after, as: UTF8.self).contains("INSTÄLLD"))
            // A folder with something else in it is left alone.
            try term.program.write("feeds/notes.txt", Array("mine".utf8))
            #expect(try term.run(export).errors.contains("holds notes.txt, which is no part of an export and would be lost"))
        }
    }

    @Test("tables are exported by pseudonym, and what is owed is told as text, JSON and CSV")
    func tables() throws {
        try withTerm { term in
            let kim = try term.register()
            #expect(try term.run(["export", "registrations", "--out", "lists"]).status == 0)
            let table = String(decoding: try #require(try term.program.files("lists")["registrations.csv"]), as: UTF8.self)
            #expect(table.hasPrefix("\u{FEFF}session;person;home_district;status;party;seats;kind;registered;reply_by\r\n"))
            #expect(table.contains("\r\n\(term.session);\(kim.person);\(term.host);"))
            #expect(!table.contains("Kim"))
            #expect(try term.run(["export", "waitlists", "--out", "lists"]).status == 0)
            #expect(try term.program.files("lists").keys.contains("waitlists.csv"))
            let owed = try term.run(["settlement", "--format", "csv"])
            #expect(owed.status == 0)
            #expect(
                owed.output.hasPrefix("\u{FEFF}session;host;home_district;seats;seat_meetings;cost_per_seat;cost\r\n"))
            #expect(try term.run(["settlement", "--format", "json"]).output.hasPrefix("["))
        }
    }

    @Test("a person sees all that is stored of them; erased, nothing that tells who they are is left in any file")
    func erasing() throws {
        try withTerm { term in
            let kim = try term.register()
            let all = try term.run(["person", kim.person], as: "person")
            #expect(all.output.contains("\"name\" : \"Kim Kanin\""))
            #expect(all.output.contains("\"phone\" : \"+46701234567\""))
            #expect(try term.run(["person", kim.person], as: "city").errors.contains("nobody whom you may act for"))
            #expect(try term.run(["erase", kim.person], as: "district:\(term.host)").status == 0)
            #expect(!(try term.run(["person", kim.person], as: "person")).output.contains("Kim"))
            for (name, bytes) in try term.program.files(".") where name.hasPrefix("living.db") {
                #expect(bytes.range(of: Data("Kim".utf8)) == nil, "\(name)")
            }
            #expect(try term.run(["erase", "--ended"], as: "district:\(term.host)").output.hasPrefix("Nobody to erase"))
            #expect(try term.run(["verify"]).status == 0)
        }
    }

    @Test("the people of a session are listed as far as a role may see them, and each look stands in their log")
    func participants() throws {
        try withTerm { term in
            let kim = try term.register()
            let own = try term.run(["participants", term.session], as: "district:\(term.host)")
            #expect(own.output.contains("\(kim.person) (seated): Kim Kanin, +46701234567\n"))
            let city = try term.run(["participants", term.session, "--language", "en"], as: "city")
            #expect(city.status == 0)
            #expect(city.output.wholeMatch(of: /and \d+ (person|people)\n/) != nil)
            #expect(try term.run(["participants", term.session], as: "leader:nobody").output == "Ingen att visa.\n")
            let record = try term.run(["person", kim.person], as: "person").output
            #expect(record.contains("\"act\" : \"read\",\n      \"at\""))
            #expect(record.contains("\"by\" : \"district:\(term.host)\",\n      \"number\" : 2,\n      \"reason\" : \"list\""))
        }
    }

    @Test("a further wish of somebody known needs no name again, and goes under the same pseudonym")
    func furtherWish() throws {
        try withTerm { term in
            let (seated, _) = try term.fill()
            let kim = try #require(seated.first).person
            let staff = "district:\(term.host)"
            #expect(try term.run(["withdraw", kim], as: staff).status == 0)
            let again = ["register", "--session", term.session, "--district", term.host, "--person", kim]
            let act = try term.json(LivingFolder.Registered.self, again, as: staff)
            #expect(act.person == kim)
            #expect(try term.run(again, as: staff).errors.contains("\(term.session): the person has a place there already"))
            #expect(try term.run(again, as: "district:elsewhere").errors.contains("PERSON: nobody whom you may act for"))
        }
    }

    @Test("a backup is restored into a new database alone, and keys are changed")
    func keeping() throws {
        try withTerm { term in
            let kim = try term.register()
            #expect(try term.run(["backup", "monday.backup"]).status == 0)
            let restore = ["restore", "monday.backup", "--database", "other.db", "--key", "living.db.key"]
            let restored = try term.run(restore)
            #expect(restored.status == 0, "\(restored.errors)")
            #expect(restored.output.hasPrefix("Restored: other.db\nAll holds: "))
            #expect(try term.run(restore).errors.contains("the database to restore into is not empty"))
            let rotated = try term.run(["key", "rotate", "living.db.key"], as: "district:\(term.host)")
            #expect(rotated.output.hasPrefix("Sealed anew: the details of 1 people."), "\(rotated.errors)")
            #expect(try term.run(["person", kim.person], as: "person").output.contains("Kim Kanin"))
            #expect(
                try term.run(["key", "new", "living.db.key"]).errors.contains("there is a file already; nothing was written"))
            #expect(try term.run(["verify"]).status == 0)
        }
    }

    @Test("what is refused is said in one sentence: what, and what would be right")
    func refusals() throws {
        try withTerm { term in
            let near = String(term.session.dropLast()) + "x"
            let unknown = try term.run(["waitlist", near])
            #expect(unknown.status == 1)
            #expect(unknown.errors.contains("\(near): there is no such session; did you mean grupp-"))
            #expect(
                try term.run(["cancel", term.session]).errors.contains(
                    "--as: say as whom, since the act is logged; must be district:farsta, person, leader:ID, coorganiser:ID or city"
                ))
            #expect(
                try term.run(["cancel", term.session], as: "boss").errors.contains("--as \"boss\": must be district:farsta"))
            #expect(
                try term.run(["cancel", term.session], as: "city").errors.contains(
                    "\(term.session): only staff of a district that hosts or owns it may change it"))
            #expect(
                try term.run(["cancel", term.session, "--date", "2027-02-31"], as: "city").errors.contains(
                    "must be a date such as"))
            #expect(
                try term.run(["move", term.session, "--to", "någon gång"], as: "city").errors.contains(
                    "must be a weekday and a time"))
            #expect(try term.run(["undo", "o-unknown"], as: "city").errors.contains("o-unknown: there is no such operation"))
            #expect(
                try term.run(["reopen", term.session], as: "district:\(term.host)").errors.contains(
                    "\(term.session): is open now, so it cannot be done"))
            #expect(
                try term.run(["verify", "--key", "other.key"]).errors.contains(
                    "other.key: there is no key; name the file with --key or TRAFFPUNKT_KEY"))
            let elsewhere = try term.program.run(
                "verify", environment: term.environment.merging(["TRAFFPUNKT_DATABASE": "nothing.db"]) { $1 })
            #expect(
                elsewhere.errors.contains(
                    "nothing.db: there is no such database; make it with traffpunkt import TERM --plan DIR"))
        }
    }

    @Test("all that is wrong with a registration is said at once, and none of it tells who the person is")
    func registrationFaults() throws {
        try withTerm { term in
            let outcome = try term.run(
                [
                    "register", "--session", "\(term.session),Fel", "--district", term.host, "--name", "Kim 19811218-9876",
                    "--email", "kim.kanin", "--phone", "12", "--party", "3", "--needs", "step-fre", "--registered", "igår",
                ], as: "district:\(term.host)")
            #expect(outcome.status == 1)
            for part in [
                "--session \"Fel\": must be 1-40", "--party 3: must be 1 or 2", "did you mean step-free?",
                "--registered \"igår\": must be a local time", "--consent: say that",
                "give one way to reach the person", "--name: must hold no personal identity number",
                "--email: must be an e-mail address",
            ] {
                #expect(outcome.errors.contains(part), "\(part)")
            }
            for secret in ["Kim", "kim.kanin", "19811218"] { #expect(!outcome.errors.contains(secret)) }
            #expect(
                try term.run(["withdraw", "Kim Kanin"], as: "person").errors.contains(
                    "PERSON: must be a person's pseudonym, such as p-abcdefgh23456789, never a name"))
        }
    }

    @Test("who would be asked and how a line would stand is told before it is done, and changes nothing")
    func previews() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let (seated, _) = try term.fill()
            let before = try term.run(["verify"]).output
            let asked = try term.run(["capacity", term.session, "--to", "0", "--preview", "--language", "en"], as: staff)
            #expect(asked.output.hasPrefix("Would be asked, in that order:\n"))
            #expect(asked.output.contains(try #require(seated.last).person))
            let drawn = try term.run(
                ["policy", term.session, "--order", "lottery", "--seed", "7", "--before", "2030-01-01 00:00", "--preview"],
                as: staff)
            #expect(drawn.output.hasPrefix("1. "))
            #expect(try term.run(["verify"]).output == before)
            let lottery = ["policy", term.session, "--order", "lottery", "--seed", "7"]
            #expect(try term.run(lottery, as: staff).status == 64)
        }
    }

    @Test(
        "the same is kept by PostgreSQL, out of a backup of SQLite's",
        .enabled(if: ProcessInfo.processInfo.environment["TRAFFPUNKT_POSTGRES"] != nil))
    func postgres() throws {
        let server = try #require(ProcessInfo.processInfo.environment["TRAFFPUNKT_POSTGRES"])
        let name = "commands_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        guard case .postgres(let place) = try DatabaseAddress(server).place else { return }
        let connection = PostgresConnection(place, DatabaseOptions())
        try connection.connect()
        _ = try connection.rows("CREATE DATABASE \(name)", [])
        defer { _ = try? connection.rows("DROP DATABASE \(name) WITH (FORCE)", []) }
        try withTerm { term in
            let kim = try term.register()
            #expect(try term.run(["backup", "monday.backup"]).status == 0)
            var other = term
            other.environment["TRAFFPUNKT_DATABASE"] = server.prefix(through: try #require(server.lastIndex(of: "/"))) + name
            other.environment["TRAFFPUNKT_KEY"] = "living.db.key"
            let restored = try other.run(["restore", "monday.backup"])
            #expect(restored.status == 0, "\(restored.errors)")
            let left = try other.json(LivingFolder.Act.self, ["withdraw", kim.person], as: "person")
            #expect(left.entries.first?.event == (kim.status == "seated" ? "released" : "left"))
            #expect(try other.run(["verify"]).status == 0)
            #expect(try other.run(["waitlist", "nothing"]).errors.contains("nothing: there is no such session"))
        }
    }
}
