/// A table as a spreadsheet opens it: RFC 4180, in UTF-8.
public struct CSVText: Hashable, Sendable {
    public let header: [String]
    public private(set) var rows: [[String]] = []

    public init(header: [String]) { self.header = header }

    /// - Precondition: as many cells as the header has.
    public mutating func append(_ row: [String]) { rows.append(row) }

    public var bytes: [UInt8] {
        Array(([header] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, so that it stays text.
    private static func field(_ cell: String) -> String {
        let isFormula = cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let text = isFormula ? "'" + cell : cell
        guard text.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
