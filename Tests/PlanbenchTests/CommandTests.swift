import Foundation
import Program
import Testing

@Suite("The benchmark's commands")
struct CommandTests {
    @Test("run measures every instance from every seed, for people, for programs and as a picture")
    func run() throws {
        try Program.inEmptyFolder(of: "planbench") { program in
            let outcome = try program.run("run", "--steps", "600", "--seeds", "1,2", "--json", "out.json", "--svg", "out.svg")
            #expect(outcome.status == 0)
            for heading in ["Searches", "CPU seconds until L1", "Over the seeds", "Cost: a sweep"] {
                #expect(outcome.output.contains(heading))
            }
            struct Measurements: Decodable {
                struct Search: Decodable {
                    struct Work: Decodable { let moves: Int }
                    let instance: String, seed: Int, l1: Int, work: Work
                }
                let format: String, searches: [Search]
            }
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let found = try decoder.decode(
                Measurements.self, from: Data(contentsOf: program.folder.appending(path: "out.json")))
            #expect(found.format == "planbench/1")
            #expect(found.searches.map(\.seed) == [1, 2, 1, 2, 1, 2])
            #expect(found.searches.allSatisfy { (500...600).contains($0.work.moves) && $0.l1 >= 0 })
            #expect(try String(contentsOf: program.folder.appending(path: "out.svg"), encoding: .utf8).hasSuffix("</svg>\n"))
        }
    }

    @Test("Ctrl-C tells what has been measured so far")
    func interrupted() throws {
        try Program.inEmptyFolder(of: "planbench") { program in
            let outcome = try program.run(["run", "--seconds", "60"], interrupt: true)
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("Stopped early"))
            #expect(outcome.output.contains("(stopped)"))
        }
    }

    @Test(
        "what makes no sense is refused before anything is measured",
        arguments: [
            (["run", "--seeds", "1,x"], 64), (["run", "--seeds", "1,1"], 64), (["run", "--seconds", "1", "--steps", "1"], 64),
            (["run", "none.json"], 1), (["run", "--svg", "no/such/out.svg"], 1), (["work", "--thresholds", "none.json"], 1),
        ] as [([String], Int32)])
    func refused(arguments: [String], status: Int32) throws {
        try Program.inEmptyFolder(of: "planbench") { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == status)
            #expect(outcome.output.isEmpty)
            #expect(!outcome.errors.isEmpty)
        }
    }

    @Test("thresholds are written and held to; a lower one fails with the count's name")
    func work() throws {
        try Program.inEmptyFolder(of: "planbench") { program in
            #expect(try program.run("work", "--write", "--thresholds", "work.json").status == 0)
            #expect(try program.run("work", "--thresholds", "work.json").status == 0)
            let file = program.folder.appending(path: "work.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            try program.write("work.json", text.replacing(/"moves" : 19470/, with: "\"moves\" : 10000").utf8)
            let outcome = try program.run("work", "--thresholds", "work.json")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("invented 20/90: moves rose from 10000 to 19470"))
        }
    }
}
