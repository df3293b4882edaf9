internal import Domain

/// A table as a spreadsheet on a Swedish machine opens it by itself: RFC 4180 but for `;` between cells, in UTF-8 with BOM.
public struct CSVText: Hashable, Sendable {
    public let header: [String]
    public private(set) var rows: [[String]] = []

    public init(header: [String]) { self.header = header }

    /// - Precondition: as many cells as the header has.
    public mutating func append(_ row: [String]) { rows.append(row) }

    /// The file, with CRLF after each row.
    public var bytes: [UInt8] {
        Array(("\u{FEFF}" + ([header] + rows).map { $0.map(\.csvCell).joined(separator: ";") + "\r\n" }.joined()).utf8)
    }
}
