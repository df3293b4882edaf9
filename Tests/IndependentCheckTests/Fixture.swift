import Foundation
import IndependentCheck
import Testing

/// The folders beside the tests.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let right = folder.appendingPathComponent("Right")
    static let traps = folder.appendingPathComponent("Traps")
    static let calendars = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("calendars")

    /// A new folder for the time of `body`.
    static func scratch<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}

/// A change of one place in one file.
struct Edit: Sendable {
    let file: String
    let from: String
    let to: String

    init(_ file: String, _ from: String, _ to: String) {
        (self.file, self.from, self.to) = (file, from, to)
    }

    /// - Throws: when the place is not there, or there more than once.
    func apply(in folder: URL) throws {
        let url = folder.appendingPathComponent(file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let parts = text.components(separatedBy: from)
        try #require(parts.count == 2, "\(file) should hold this once: \(from)")
        try parts.joined(separator: to).write(to: url, atomically: true, encoding: .utf8)
    }
}

/// What the judge says of the right plan after some edits of it or of its term.
func verdict(after edits: [Edit] = []) throws -> (violations: [String], l1: Int, l2: Int, l3: Int) {
    try Fixture.scratch { folder in
        let copy = folder.appendingPathComponent("term")
        try FileManager.default.copyItem(at: Fixture.right, to: copy)
        for edit in edits { try edit.apply(in: copy) }
        return try violations(ofPlan: copy.appendingPathComponent("plan.json"), inTerm: copy)
    }
}
