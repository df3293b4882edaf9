import Foundation

/// Keys for tests.
enum Keys {
    static let old = "UoWrzu8v4B3OcxiVbqnRVDZTJ4TexLR7HVhqNgsxq7o="
    static let new = "62g+8N15Z07ZmPR0FVwgS90Im0S49iZeypHQUTbph50="
    static let one = "k-1 \(old)\n"
    static let two = "k-2 \(new)\nk-1 \(old)\n"
}

/// A file that is there only while `body`, which gets its path, runs.
func withFile(_ text: String, mode: Int, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try body(path)
}
