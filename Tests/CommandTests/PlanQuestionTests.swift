import Demonstration
import Foundation
import Program
import Testing

@Suite("Questions to a plan")
struct PlanQuestionTests {
    private func withPlan(_ body: (Program) throws -> Void) throws {
        try Program.inEmptyFolder { program in
            for file in DemonstrationTerm.small(seed: 1) { try program.write("term/" + file.path, file.bytes) }
            #expect(try program.run("plan", "term", "--out", "plan", "--steps", "500").status == 0)
            try body(program)
        }
    }

    private struct Answer: Decodable {
        struct Move: Decodable {
            struct Conflict: Decodable { let level: String, code: String, text: String }
            let blocked: Bool
            let conflicts: [Conflict]
            let pin: String?
        }
        let offering: String
        let moves: [Move]
    }

    @Test("whatif says what blocks a change, in Swedish, in English and for programs, and ends with 1")
    func blocked() throws {
        try withPlan { program in
            let before = try program.files("plan")
            let question = ["whatif", "term", "--plan", "plan", "--move", "grupp-1", "--to", "mån 03:00 lokal-1 vecka 40"]
            let swedish = try program.run(question)
            #expect(swedish.status == 1)
            #expect(swedish.errors.contains("must be a week of the term"))
            let asked = ["whatif", "term", "--plan", "plan", "--move", "grupp-1", "--to", "mån 03:00"]
            let json = try program.run(asked + ["--format", "json"])
            #expect(json.status == 1)
            let answer = try JSONDecoder().decode(Answer.self, from: Data(json.output.utf8))
            #expect(answer.offering == "grupp-1")
            #expect(answer.moves.map(\.blocked) == [true])
            #expect(answer.moves.first?.conflicts.contains { $0.code == "time-not-allowed" && $0.level == "block" } == true)
            #expect(answer.moves.first?.pin == nil)
            #expect(try program.run(asked).output.contains("STOPP: tiden är inte en av gruppens tider"))
            #expect(
                try program.run(asked + ["--language", "en"]).output.contains("BLOCK: not one of the offering's times"))
            #expect(try program.files("plan") == before)
        }
    }

    @Test("a pin that whatif prints keeps the change in the next plan")
    func pin() throws {
        try withPlan { program in
            let groups = (1...10).map { "grupp-\($0)" }
            let rows = try groups.flatMap { group -> [String] in
                let json = try program.run("whatif", "term", "--plan", "plan", "--move", group, "--format", "json")
                guard json.status == 0 else { return [] }
                return try JSONDecoder().decode(Answer.self, from: Data(json.output.utf8)).moves.compactMap(\.pin)
            }
            let row = try #require(rows.first)
            try program.write("term/pins.csv", Array("offering,time,venue,start_week,leaders,request\n\(row)\n".utf8))
            #expect(try program.run("check", "term").status == 0)
            #expect(try program.run("plan", "term", "--out", "again", "--steps", "500").status == 0)
        }
    }

    @Test("a plan of another term, or none, is refused by name", arguments: ["whatif", "advise"])
    func stranger(_ command: String) throws {
        try withPlan { program in
            for file in DemonstrationTerm.small(seed: 2) { try program.write("other/" + file.path, file.bytes) }
            let move = command == "whatif" ? ["--move", "grupp-1"] : []
            let other = try program.run([command, "other", "--plan", "plan"] + move)
            #expect(other.status == 1)
            #expect(other.errors.contains("plan.json: term \"liten-1\": must be the term's id, liten-2"))
            let none = try program.run([command, "term", "--plan", "nowhere"] + move)
            #expect(none.status == 1)
            #expect(none.errors.contains("nowhere"))
            #expect(none.errors.contains("name a folder that traffpunkt plan wrote"))
        }
    }

    @Test("an offering that is not there is refused, with the nearest that is")
    func unknown() throws {
        try withPlan { program in
            let outcome = try program.run("whatif", "term", "--plan", "plan", "--move", "grup-1")
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(
                    "--move \"grup-1\": must be the id of one of the term's offerings; did you mean grupp-1?"))
        }
    }

    @Test("advise gives the same answer each time, writes nothing, and keeps what it has when stopped")
    func advise() throws {
        try withPlan { program in
            let before = try program.files(".")
            let question = ["advise", "term", "--plan", "plan", "--steps", "300", "--verify", "2"]
            let first = try program.run(question + ["--format", "json"])
            #expect(first.status == 0)
            struct Form: Decodable {
                struct District: Decodable { let asked: Int, served_with_pooling: Int, served_without_pooling: Int }
                let format: String
                let complete: Bool
                let pooling: [District]
            }
            let form = try JSONDecoder().decode(Form.self, from: Data(first.output.utf8))
            #expect(form.format == "traffpunkt-advice/1")
            #expect(form.complete)
            #expect(form.pooling.allSatisfy { $0.served_with_pooling <= $0.asked && $0.served_without_pooling <= $0.asked })
            #expect(try program.run(question + ["--format", "json"]).output == first.output)
            let named = try program.run(question + ["--between", "norrby,soderby"])
            #expect(named.output.contains("ett avtal mellan Norrby och Söderby"))
            let wrong = try program.run(question + ["--between", "norrby,norrby"])
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("--between \"norrby,norrby\": must be two districts of the term"))
            #expect(try program.run(question).output.hasPrefix("Vad som skulle hjälpa, "))
            #expect(try program.run(question + ["--language", "en"]).output.hasPrefix("What would help, "))
            #expect(try program.files(".") == before)
        }
    }

    @Test(
        "a question that makes no sense ends with 64",
        arguments: [
            ["whatif", "term", "--plan", "plan"], ["whatif", "term", "--move", "grupp-1"],
            ["whatif", "term", "--plan", "plan", "--move", "grupp-1", "--best", "0"],
            ["whatif", "term", "--plan", "plan", "--move", "grupp-1", "--best", "2", "--to", "tis"],
            ["advise", "term"], ["advise", "term", "--plan", "plan", "--verify", "0"],
            ["advise", "term", "--plan", "plan", "--steps", "-1"],
        ])
    func usage(_ arguments: [String]) throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("Usage: traffpunkt"))
        }
    }
}
