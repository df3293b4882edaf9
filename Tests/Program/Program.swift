import Dispatch
public import Foundation
import Glibc

/// A built program, run as people run it, in an empty folder of its own.
public struct Program: Sendable {
    public let folder: URL
    let name: String

    public struct Outcome: Equatable, Sendable {
        public let status: Int32
        public let output: String
        public let errors: String

        public init(status: Int32, output: String, errors: String) {
            self.status = status
            self.output = output
            self.errors = errors
        }
    }

    public struct NotBuilt: Error, CustomStringConvertible {
        public let description: String
    }

    public static func inEmptyFolder<Result>(of name: String = "traffpunkt", _ body: (Program) throws -> Result) throws
        -> Result
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(Program(folder: folder, name: name))
    }

    /// - Parameters:
    ///   - environment: what differs from the tests' own.
    ///   - input: what the program finds on standard input.
    ///   - interrupt: whether to press Ctrl-C once the program tells of its progress.
    public func run(
        _ arguments: String..., environment: [String: String] = [:], input: [UInt8] = [], interrupt: Bool = false
    ) throws -> Outcome {
        try run(arguments, environment: environment, input: input, interrupt: interrupt)
    }

    /// - Parameter seconds: no test waits for ever: what hangs is killed, and fails by its status.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = [], interrupt: Bool = false,
        seconds: Double = 120
    ) throws -> Outcome {
        let running = try start(arguments, environment: environment, input: input)
        if interrupt {
            while running.isRunning, try running.errors.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
            running.signal(SIGINT)
        }
        return try running.end(within: seconds)
    }

    /// Starts the program, to be spoken with while it runs.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = []
    ) throws -> RunningProgram {
        let said = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-said-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: said, withIntermediateDirectories: true)
        let output = said.appending(path: "output"), errors = said.appending(path: "errors")
        for file in [output, errors] { try Data().write(to: file) }
        let given = said.appending(path: "input")
        try Data(input).write(to: given)

        let child = try Child(
            executable().path, arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            in: folder, input: FileHandle(forReadingFrom: given), output: FileHandle(forWritingTo: output),
            errors: FileHandle(forWritingTo: errors))
        return RunningProgram(child: child, said: said)
    }

    /// Every file below a path, by its path, with its bytes.
    public func files(_ path: String) throws -> [String: Data] {
        let base = folder.appending(path: path)
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
            let file = base.appending(path: name)
            if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[name] = try Data(contentsOf: file)
            }
        }
        return files
    }

    public func write(_ path: String, _ bytes: some Collection<UInt8>) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// The program lies beside the bundle of the tests, which depend on it.
    public func executable() throws -> URL {
        let places = [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
        for place in places {
            for folder in [place, place.deletingLastPathComponent()] {
                let program = folder.appending(path: name)
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return program
                }
            }
        }
        throw NotBuilt(description: "\(name) is not beside the tests, in any of \(places.map(\.path))")
    }
}

/// A program that has been started.
public struct RunningProgram: Sendable {
    let child: Child
    /// The folder of what it says.
    let said: URL

    public struct SaysNothing: Error {
        public let errors: String
    }

    public var isRunning: Bool { child.isRunning }
    public var output: String { get throws { try text("output") } }
    public var errors: String { get throws { try text("errors") } }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: said.appending(path: name)), as: UTF8.self)
    }

    /// What it says on standard error once that matches.
    public func wait<Output>(for pattern: Regex<Output>) throws -> Output {
        let deadline = Date.now + 60
        while Date.now < deadline {
            if let match = try errors.firstMatch(of: pattern) { return match.output }
            guard isRunning else { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw SaysNothing(errors: try errors)
    }

    public func signal(_ signal: Int32) { child.signal(signal) }

    /// Waits for its end.
    ///
    /// - Parameter seconds: after which it is killed, and fails by its status.
    public func end(within seconds: Double = 120) throws -> Program.Outcome {
        defer { try? FileManager.default.removeItem(at: said) }
        let guardian = DispatchWorkItem { child.signal(SIGTERM) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: guardian)
        let status = child.wait()
        guardian.cancel()
        return try Program.Outcome(status: status, output: output, errors: errors)
    }
}
