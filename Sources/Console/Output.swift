package import Foundation

/// Writes to standard error, which may be closed or full: what is told there stops no work.
package func tell(_ text: String, terminator: String = "\n") {
    try? FileHandle.standardError.write(contentsOf: Data((text + terminator).utf8))
}

/// A value as JSON for programs: sorted, and a line each.
package func jsonText(_ value: some Encodable, keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = keys
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Writes to standard output, for programs.
package func printJSON(_ value: some Encodable) throws { print(try jsonText(value)) }
