import Foundation
import IndependentCheck
import Testing

/// The built `traffpunkt`, run as people run it.
enum Planner {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Plans a term, holds the plan to every rule, and reads it.
    static func plan(_ term: URL, steps: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> PlanFile {
        try Fixture.scratch { folder in
            let output = folder.appendingPathComponent("plan")
            try run(["plan", term.path, "--out", output.path, "--steps", "\(steps)", "--seed", "1"], in: folder)
            let file = output.appendingPathComponent("plan.json")
            let broken = try violations(ofPlan: file, inTerm: term).violations
            #expect(broken == [], sourceLocation: sourceLocation)
            return try JSONDecoder().decode(PlanFile.self, from: Data(contentsOf: file))
        }
    }

    /// - Throws: what the program wrote to its error output, when it fails.
    private static func run(_ arguments: [String], in folder: URL) throws {
        let errors = folder.appendingPathComponent("errors.txt")
        try Data().write(to: errors)
        let process = Process()
        process.executableURL = try executable()
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = try String(contentsOf: errors, encoding: .utf8)
            throw Failure(
                description: "traffpunkt \(arguments.joined(separator: " ")): exit \(process.terminationStatus)\n\(said)")
        }
    }

    /// The program lies beside the bundle of the tests, which depend on it.
    private static func executable() throws -> URL {
        let places =
            [URL(fileURLWithPath: CommandLine.arguments[0]), Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
        for place in places {
            for folder in [place, place.deletingLastPathComponent()] {
                let program = folder.appendingPathComponent("traffpunkt")
                var isFolder: ObjCBool = false
                let exists = FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder)
                if exists, !isFolder.boolValue { return program }
            }
        }
        throw Failure(description: "traffpunkt is not beside the tests, in any of \(places.map(\.path))")
    }
}
