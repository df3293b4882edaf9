import ArgumentParser
import Foundation

/// How a command tells what it did.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Writes to standard error.
func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// Writes to standard output, for programs.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
