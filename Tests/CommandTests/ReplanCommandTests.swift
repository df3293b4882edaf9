import Demonstration
import Foundation
import Program
import Testing

@Suite("replan")
struct ReplanCommandTests {
    private func withPlan(_ body: (Program) throws -> Void) throws {
        try Program.inEmptyFolder { program in
            for file in DemonstrationTerm.small(seed: 1) { try program.write("term/" + file.path, file.bytes) }
            #expect(try program.run("plan", "term", "--out", "plan", "--steps", "500").status == 0)
            try body(program)
        }
    }

    private let question = ["replan", "term", "--announced", "plan", "--out", "new", "--steps", "500"]

    private struct Changes: Decodable {
        struct Kept: Decodable { let sessions: Int, seats: Int }
        struct Change: Decodable {
            struct Cause: Decodable { let code: String, text: String }
            let code: String
            let because: [Cause]?
            let text: String
        }
        let format: String
        let cost: Int
        let kept: Kept
        let changes: [Change]
    }

    @Test("of a term that has not changed keeps all that was announced, which stays where it is")
    func unchanged() throws {
        try withPlan { program in
            let before = try program.files("plan")
            let outcome = try program.run(question + ["--format", "json"])
            #expect(outcome.status == 0)
            let changes = try JSONDecoder().decode(Changes.self, from: Data(outcome.output.utf8))
            #expect(changes.format == "traffpunkt-changes/1")
            #expect(changes.cost == 0)
            #expect(changes.changes.allSatisfy { ["session-opened", "seat-gained"].contains($0.code) })
            #expect(try program.files("plan") == before)
            let files = try program.files("new")
            #expect(files["changes.json"].map { String(decoding: $0, as: UTF8.self) } == outcome.output)
            #expect(files["plan.json"] != nil && files["report.html"] != nil)
            // Nothing told has changed, so the feeds that hold nothing new are the same to the byte.
            #expect(
                files["announced.json"] == before["announced.json"] || changes.changes.contains { $0.code == "session-opened" })
            #expect(try program.run(question).output.hasPrefix("Behållet: "))
            #expect(try program.run(question + ["--language", "en"]).output.hasPrefix("Kept: "))
        }
    }

    @Test("tells in words and for programs why a session of a leader who is away is otherwise")
    func leaderAway() throws {
        try withPlan { program in
            struct Plan: Decodable {
                struct Session: Decodable { let offering: String, leaders: [String] }
                let sessions: [Session]
            }
            let bytes = try #require(try program.files("plan")["plan.json"])
            let session = try #require(try JSONDecoder().decode(Plan.self, from: Data(bytes)).sessions.first)
            let leader = try #require(session.leaders.first)
            let table = try #require(try program.files("term")["leaders.csv"])
            var lines = String(decoding: table, as: UTF8.self).split(separator: "\n").map(String.init)
            let row = try #require(lines.firstIndex { $0.hasPrefix(leader + ",") || $0.hasPrefix(leader + ";") })
            let separator = lines[row].contains(";") ? ";" : ","
            #expect(lines[0].hasSuffix("busy"))
            lines[row] =
                String(lines[row].prefix(through: lines[row].lastIndex(of: Character(separator)) ?? lines[row].startIndex))
                + "away.ics"
            try program.write("term/leaders.csv", Array((lines.joined(separator: "\n") + "\n").utf8))
            let away =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//SV\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\n"
                + "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20280101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            try program.write("term/busy/away.ics", Array(away.utf8))
            let outcome = try program.run(question + ["--format", "json"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            let changes = try JSONDecoder().decode(Changes.self, from: Data(outcome.output.utf8))
            #expect(changes.cost > 0)
            let because = changes.changes.flatMap { $0.because ?? [] }
            #expect(because.contains { $0.code == "leader-busy" && $0.text.contains("är upptagen enligt sin kalender") })
            #expect(try program.run(question).output.contains(", eftersom: "))
        }
    }

    @Test("the announced plan is not written over, nor a term")
    func announcedStays() throws {
        try withPlan { program in
            let before = try program.files(".")
            for out in ["plan", "plan/", "plan/inner"] {
                let outcome = try program.run("replan", "term", "--announced", "plan", "--out", out, "--steps", "0")
                #expect(outcome.status == 1)
                #expect(outcome.errors.contains("this is the announced plan, which is left as it is; name another folder"))
            }
            let file = try program.run("replan", "term", "--announced", "plan/plan.json", "--out", "plan", "--steps", "0")
            #expect(file.status == 1)
            let term = try program.run("replan", "term", "--announced", "plan", "--out", "term", "--steps", "0")
            #expect(term.status == 1)
            #expect(try program.files(".") == before)
        }
    }

    @Test(
        "a renamed session is revised in the feeds, and nothing else in them changes a byte; renamed again, it is revised again"
    )
    func revisions() throws {
        try withPlan { program in
            func feed(_ folder: String) throws -> [String] {
                let bytes = try #require(try program.files(folder)["feeds/city.ics"])
                return String(decoding: bytes, as: UTF8.self).components(separatedBy: "BEGIN:VEVENT")
            }
            func table() throws -> String {
                String(decoding: try #require(try program.files("term")["offerings.csv"]), as: UTF8.self)
            }
            func rename(_ from: String, _ to: String) throws {
                try program.write("term/offerings.csv", Array(try table().replacing(from, with: to).utf8))
            }
            let before = try feed("plan")
            let open = try #require(before.joined().firstMatch(of: /SUMMARY:(Grupp \d+)\\, "open"/)).1
            try rename("\"\(open), \"\"open\"\"\"", "Nytt namn")
            #expect(try program.run(question).status == 0)
            try rename(",Nytt namn,", ",Nyare namn,")
            let again = ["replan", "term", "--announced", "new", "--out", "newer", "--steps", "500"]
            #expect(try program.run(again).status == 0)
            var others = 0
            for (first, (second, third)) in zip(before, zip(try feed("new"), try feed("newer"))) {
                if first == second {
                    others += 1
                    #expect(third == first)
                } else {
                    #expect(first.contains("SEQUENCE:0") && second.contains("SEQUENCE:1") && third.contains("SEQUENCE:2"))
                    #expect(second.contains("SUMMARY:Nytt namn") && third.contains("SUMMARY:Nyare namn"))
                }
            }
            #expect(others > 1 && others < before.count)
        }
    }

    @Test("announcements that cannot be read are refused, and nothing is written")
    func brokenAnnouncements() throws {
        try withPlan { program in
            try program.write("plan/announced.json", Array("{}".utf8))
            let outcome = try program.run(question)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("plan/announced.json: announced.json: is not in the form traffpunkt-announced/1"))
            #expect(throws: (any Error).self) { try program.files("new") }
        }
    }

    @Test("what may move is an offering of the plan, or all")
    func mayMove() throws {
        try withPlan { program in
            let wrong = try program.run(question + ["--may-move", "grup-1"])
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("--may-move \"grup-1\": must be an offering of the announced plan, or all"))
            #expect(try program.run(question + ["--may-move", "all"]).status == 0)
        }
    }

    @Test("a plan of another term is refused by name")
    func stranger() throws {
        try withPlan { program in
            for file in DemonstrationTerm.small(seed: 2) { try program.write("other/" + file.path, file.bytes) }
            let other = try program.run("replan", "other", "--announced", "plan", "--out", "new", "--steps", "0")
            #expect(other.status == 1)
            #expect(other.errors.contains("plan.json: term \"liten-1\": must be the term's id, liten-2"))
            #expect(try program.run("replan", "term", "--out", "new").status == 64)
        }
    }
}
