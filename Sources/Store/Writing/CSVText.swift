/// A table as a spreadsheet on a Swedish machine opens it by itself: RFC 4180 but for `;` between cells, in UTF-8 with BOM.
public struct CSVText: Hashable, Sendable {
    public let header: [String]
    public private(set) var rows: [[String]] = []

    public init(header: [String]) { self.header = header }

    /// - Precondition: as many cells as the header has.
    public mutating func append(_ row: [String]) { rows.append(row) }

    /// The file, with CRLF after each row.
    public var bytes: [UInt8] {
        Array(("\u{FEFF}" + ([header] + rows).map { $0.map(Self.cell).joined(separator: ";") + "\r\n" }.joined()).utf8)
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, so that it stays text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return (isFormula ? "'" + text : text).csvField
    }
}

extension String {
    /// As it stands in a field of a CSV file (RFC 4180 section 2): in quotes where it holds a quote, a line break or a
    /// separator, be it the comma or the semicolon of Swedish spreadsheets.
    package var csvField: String {
        guard utf8.contains(where: special.contains) else { return self }
        return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// What a field cannot hold unless it stands in quotes.
private let special = Set(",;\"\r\n".utf8)
