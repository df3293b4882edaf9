import ArgumentParser
import Console
import Demonstration
import Foundation

struct ExampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "example",
        abstract: "Write the demonstration term's tables and calendars, to start your own from.",
        discussion: """
            The same seed writes the same files; the shipped calendars/ are what it writes without one. Nothing that is there \
            already is overwritten.

              traffpunkt example calendars
            """)

    @Argument(help: "The folder to write into.", completion: .directory)
    var folder: String

    @Option(help: "Another seed invents another term.")
    var seed: UInt64 = 2027

    func run() throws {
        try ExampleCommand.write(DemonstrationTerm.stockholm(seed: seed), to: folder)
        print("The term is in \(folder)/stockholm-vt2027; holidays and school breaks beside it. Everybody in it is invented.")
    }

    static func write(_ files: [(path: String, bytes: [UInt8])], to folder: String) throws {
        let base = URL(filePath: folder)
        for file in files where FileManager.default.fileExists(atPath: base.appending(path: file.path).path) {
            throw Failure("\(folder)/\(file.path) is there already; nothing was written")
        }
        for file in files {
            let target = base.appending(path: file.path)
            try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: target, options: .atomic)
        }
    }
}
