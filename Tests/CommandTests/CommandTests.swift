import Demonstration
import Foundation
import Program
import Testing

@Suite("The commands")
struct CommandTests {
    private func withTerm(seed: UInt64 = 1, _ body: (Program) throws -> Void) throws {
        try Program.inEmptyFolder { program in
            for file in DemonstrationTerm.small(seed: seed) { try program.write("term/" + file.path, file.bytes) }
            try body(program)
        }
    }

    @Test("check finds no fault in a good folder, and says what it read")
    func checkGood() throws {
        try withTerm { program in
            let outcome = try program.run("check", "term")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains(": no faults. "))
        }
    }

    @Test("check names every fault, for people and for programs, and ends with 1")
    func checkBad() throws {
        try withTerm { program in
            let file = program.folder.appending(path: "term/venues.csv")
            let table = try String(contentsOf: file, encoding: .utf8)
            try program.write("term/venues.csv", (table + "x,,,,,,,\n").utf8)
            let text = try program.run("check", "term")
            #expect(text.status == 1)
            #expect(text.output.split(separator: "\n").allSatisfy { $0.hasPrefix("venues.csv:") })
            let json = try program.run("check", "term", "--format", "json")
            #expect(json.status == 1)
            struct Findings: Decodable {
                struct Fault: Decodable { let file: String, line: Int? }
                let faults: [Fault]
            }
            let faults = try JSONDecoder().decode(Findings.self, from: Data(json.output.utf8)).faults
            #expect(faults.count == text.output.split(separator: "\n").count)
            #expect(Set(faults.map(\.file)) == ["venues.csv"])
        }
    }

    @Test("the same folder, seed and steps give the same bytes, in any time zone and language, on disk and over again")
    func reproducible() throws {
        try withTerm { program in
            let first = try program.run("plan", "term", "--out", "a", "--steps", "3000", "--seed", "5")
            #expect(first.status == 0)
            #expect(first.output.contains("again: --seed 5 --steps 2"))
            let second = try program.run(
                "plan", "term", "--out", "b", "--steps", "3000", "--seed", "5",
                environment: [
                    "TZ": "Asia/Tokyo", "LANG": "ar_EG.UTF-8", "LC_ALL": "tr_TR.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "",
                ])
            #expect(second.status == 0)
            let files = try program.files("a")
            #expect(try files == program.files("b"))
            #expect(Set(files.keys).isSuperset(of: ["plan.json", "waitlists.csv", "report.html", "feeds/city.ics"]))
            #expect(try program.run("plan", "term", "--out", "a", "--steps", "3000", "--seed", "5").status == 0)
            #expect(try program.files("a") == files)
        }
    }

    @Test("a plan of a faulty folder is refused, and the earlier plan stays")
    func refused() throws {
        try withTerm { program in
            #expect(try program.run("plan", "term", "--out", "plan", "--steps", "10").status == 0)
            let before = try program.files("plan")
            try program.write("term/districts.csv", Array("id\n".utf8))
            let outcome = try program.run("plan", "term", "--out", "plan", "--steps", "10")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("districts.csv:1: "))
            #expect(outcome.errors.contains("Nothing was planned"))
            #expect(try program.files("plan") == before)
        }
    }

    @Test("a folder of other files is never replaced")
    func foreign() throws {
        try withTerm { program in
            try program.write("home/letter.txt", Array("dear".utf8))
            let outcome = try program.run("plan", "term", "--out", "home", "--steps", "10")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("home: holds files that are not an earlier plan"))
            #expect(try program.files("home") == ["letter.txt": Data("dear".utf8)])
        }
    }

    @Test("Ctrl-C keeps the best plan so far, and says that it was stopped")
    func interrupted() throws {
        try withTerm { program in
            let outcome = try program.run("plan", "term", "--out", "plan", "--steps", "100000000000", interrupt: true)
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("stopped early"))
            #expect(!outcome.output.contains("again: --seed"))
            #expect(try program.files("plan").keys.contains("plan.json"))
        }
    }

    @Test("example writes the demonstration term once, and overwrites nothing")
    func example() throws {
        try Program.inEmptyFolder { program in
            #expect(try program.run("example", "city").status == 0)
            let files = try program.files("city")
            #expect(files.count == DemonstrationTerm.stockholm().count)
            #expect(try program.run("check", "city/stockholm-vt2027").status == 0)
            let again = try program.run("example", "city", "--seed", "3")
            #expect(again.status == 1)
            #expect(try program.files("city") == files)
        }
    }

    @Test(
        "a command line that makes no sense ends with 64 and shows the usage",
        arguments: [
            ["plan"], ["plan", "term"], ["plan", "term", "--out", "x", "--steps", "1", "--seconds", "1"],
            ["plan", "term", "--out", "x", "--steps", "-1"], ["plan", "term", "--out", "x", "--seconds", "0"], ["paln"],
        ])
    func usage(_ arguments: [String]) throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("Usage: traffpunkt"))
            #expect(try program.files(".") == [:])
        }
    }

    @Test(
        "solve refuses what is no instance, naming the place",
        arguments: [
            ("", "not the JSON expected"), ("{}", "\"format\" is missing at the top"), ("[1]", "at the top"),
        ])
    func notAnInstance(_ text: String, _ said: String) throws {
        try Program.inEmptyFolder { program in
            try program.write("x.json", Array(text.utf8))
            let outcome = try program.run("solve", "x.json", "--out", "plan.json", "--steps", "1")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("x.json: "))
            #expect(outcome.errors.contains(said))
            #expect(try program.files(".").keys.sorted() == ["x.json"])
        }
    }

    @Test("a plan is never written in, around or over its term, nor where other files would be lost")
    func outAndTerm() throws {
        try withTerm { program in
            let before = try program.files("term")
            for out in ["term", "term/plan", ".", "./term/../term"] {
                #expect(try program.run("plan", "term", "--out", out, "--steps", "10").status != 0)
            }
            #expect(try program.files("term") == before)
            #expect(try program.run("plan", "term", "--out", "plan", "--steps", "10").status == 0)
            try program.write("plan/feeds/notes.txt", Array("mine".utf8))
            let outcome = try program.run("plan", "term", "--out", "plan", "--steps", "10")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("holds feeds/notes.txt, which is no part of a plan"))
            #expect(try program.files("plan")["feeds/notes.txt"] == Data("mine".utf8))
        }
    }

    @Test("a plan by the clock says how to get it again, and those steps give the same files")
    func byTheClock() throws {
        try withTerm { program in
            let outcome = try program.run("plan", "term", "--out", "a", "--seconds", "0.5", "--format", "json")
            #expect(outcome.status == 0)
            struct Summary: Decodable { let steps: Int }
            let summary = try JSONDecoder().decode(Summary.self, from: Data(outcome.output.utf8))
            #expect(try program.run("plan", "term", "--out", "b", "--steps", "\(summary.steps)").status == 0)
            #expect(try program.files("a") == program.files("b"))
        }
    }

    @Test("solve writes over no instance, no device and no pipe", arguments: ["x.json", "/dev/null", ".", "no/such/plan.json"])
    func solveOut(_ out: String) throws {
        try Program.inEmptyFolder { program in
            let text = """
                {"format":"group-session-instance/1","weeks":4,"blocked_weeks":[],"slots":1,"districts":[{"id":0,"neighbours":[]}],
                "groups":["a"],"languages":["sv"],"venues":[],"leaders":[],"offerings":[],"requests":[],"pins":[]}
                """
            try program.write("x.json", Array(text.utf8))
            let outcome = try program.run("solve", "x.json", "--out", out, "--steps", "1")
            #expect(outcome.status == 1)
            #expect(try program.files(".") == ["x.json": Data(text.utf8)])
            #expect(try program.run("solve", "x.json", "--out", "plan.json", "--steps", "1").status == 0)
        }
    }
}

@Suite("why")
struct WhyTests {
    private func withPlan(_ body: (Program, PlanText) throws -> Void) throws {
        try Program.inEmptyFolder { program in
            for file in DemonstrationTerm.small(seed: 1) { try program.write("term/" + file.path, file.bytes) }
            #expect(try program.run("plan", "term", "--out", "plan", "--steps", "300").status == 0)
            let data = try Data(contentsOf: program.folder.appending(path: "plan/plan.json"))
            try body(program, JSONDecoder().decode(PlanText.self, from: data))
        }
    }

    private struct PlanText: Decodable {
        struct Row: Decodable { let offering: String }
        struct Person: Decodable { let request: String }
        let sessions: [Row]
        let unplanned: [Row]
        let unserved: [Person]
    }

    @Test("tells of every offering and everybody who waits, in both languages, from the folder or the file")
    func everything() throws {
        try withPlan { program, plan in
            for id in (plan.sessions + plan.unplanned).map(\.offering) {
                let swedish = try program.run("why", "plan", "offering", id)
                #expect(swedish.status == 0)
                #expect(swedish.output.hasPrefix("\(id): "))
                #expect(swedish.output.split(separator: "\n").count > 1)
                #expect(try program.run("why", "plan/plan.json", "offering", id) == swedish)
                #expect(try program.run("why", "plan", "offering", id, "--language", "en").output != swedish.output)
            }
            for id in plan.unserved.prefix(5).map(\.request) {
                let outcome = try program.run("why", "plan", "request", id)
                #expect(outcome.status == 0)
                #expect(outcome.output.hasPrefix("\(id): har inte fått någon plats\n"))
            }
        }
    }

    @Test("tells programs the same by codes")
    func json() throws {
        try withPlan { program, plan in
            struct Account: Decodable {
                struct Reason: Decodable { let code: String }
                let planned: Bool
                let reasons: [Reason]
            }
            let id = try #require(plan.sessions.first?.offering)
            let outcome = try program.run("why", "plan", "offering", id, "--format", "json")
            let account = try JSONDecoder().decode(Account.self, from: Data(outcome.output.utf8))
            #expect(account.planned)
            #expect(Set(account.reasons.map(\.code)).isSuperset(of: ["seats", "chosen-among", "other-leaders"]))
        }
    }

    @Test("refuses what is not in the plan, and what is no plan, saying what would be right")
    func refusals() throws {
        try withPlan { program, plan in
            let offering = try #require(plan.sessions.first?.offering)
            let request = try #require(plan.unserved.first?.request)
            let refusals = [
                (["plan", "offering", "\(offering)x"], "the plan has no such offering; did you mean "),
                (["plan", "offering", request], "the plan has no such offering; it is a request"),
                (["plan", "request", offering], "the plan has no such request; it is an offering"),
                (["nowhere", "offering", offering], "nowhere: the file is missing"),
                (["term", "offering", offering], "term/plan.json: the file is missing"),
                (["term/term.toml", "offering", offering], "must be a plan in the form traffpunkt-plan/1"),
            ]
            for (arguments, said) in refusals {
                let outcome = try program.run(["why"] + arguments)
                #expect(outcome.status == 1)
                #expect(outcome.errors.contains(said))
                #expect(outcome.output.isEmpty)
            }
            #expect(try program.run("why", "plan", "venue", "x").status == 64)
        }
    }
}
