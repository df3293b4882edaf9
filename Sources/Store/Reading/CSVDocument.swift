/// A CSV file as a spreadsheet saves it (RFC 4180, with `,` or `;`).
///
/// Written here because the reader at hand (SwiftCSV 0.10) knows no line numbers, and a fault without its line helps nobody.
struct CSVDocument: Hashable {
    struct Record: Hashable {
        /// The line, 1 first, where it begins.
        let line: Int
        let fields: [String]

        var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
    }

    /// The most records in a file.
    static let limit = 100_000

    let header: Record
    /// Those that are not blank.
    let records: [Record]

    /// Something that is not CSV, and where.
    struct Flaw: Error, Hashable {
        let line: Int?
        let problem: String
    }

    /// Reads a whole file.
    ///
    /// - Parameter flaws: what is wrong but can be read past is added here.
    /// - Throws: the flaw that made reading on impossible.
    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8], flaws: inout [Flaw]) throws(Flaw) {
        let text = try CSVDocument.validated(bytes)
        var scanner = CSVScanner(text, separator: CSVDocument.separator(of: text))
        var header: Record?
        var records: [Record] = []
        while let record = try scanner.next(flaws: &flaws) {
            guard !record.isBlank else { continue }
            guard header != nil else {
                header = record
                continue
            }
            guard records.count < CSVDocument.limit else {
                throw Flaw(line: record.line, problem: "too many rows; must be at most \(CSVDocument.limit)")
            }
            records.append(record)
        }
        guard let header else { throw Flaw(line: nil, problem: "the file is empty; must begin with a row of column names") }
        self.header = header
        self.records = records
    }

    /// The bytes without a BOM, when all are UTF-8.
    private static func validated(_ bytes: [UInt8]) throws(Flaw) -> ArraySlice<UInt8> {
        do {
            try NotUTF8.check(bytes)
        } catch {
            throw Flaw(line: error.line, problem: "a character is not UTF-8; save the file as \"CSV UTF-8\"")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    /// Column names have neither, so the first found is the separator.
    private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
        text.first { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") } ?? UInt8(ascii: ",")
    }
}

/// Walks the records of a CSV text.
private struct CSVScanner {
    private let text: ArraySlice<UInt8>
    private let separator: UInt8
    private var position: Int
    private var line = 1

    init(_ text: ArraySlice<UInt8>, separator: UInt8) {
        self.text = text
        self.separator = separator
        position = text.startIndex
    }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let `return` = UInt8(ascii: "\r")

    private var byte: UInt8? { position < text.endIndex ? text[position] : nil }

    /// - Returns: nil at the end.
    mutating func next(flaws: inout [CSVDocument.Flaw]) throws(CSVDocument.Flaw) -> CSVDocument.Record? {
        guard byte != nil else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try field(flaws: &flaws))
            guard byte == separator else { break }
            position += 1
        }
        _ = lineBreak()
        return CSVDocument.Record(line: start, fields: fields)
    }

    /// Steps over CRLF, LF or CR.
    private mutating func lineBreak() -> Bool {
        guard byte == Self.return || byte == Self.newline else { return false }
        let isReturn = byte == Self.return
        position += 1
        if isReturn, byte == Self.newline { position += 1 }
        line += 1
        return true
    }

    private mutating func field(flaws: inout [CSVDocument.Flaw]) throws(CSVDocument.Flaw) -> String {
        guard byte == Self.quote else { return trimmed(bare()) }
        let value = try quoted()
        if !trimmed(bare()).isEmpty {
            flaws.append(
                CSVDocument.Flaw(line: line, problem: "text follows a closing quote; a quote within a field is written twice"))
        }
        return trimmed(value[...])
    }

    /// Up to the next separator or line break.
    private mutating func bare() -> ArraySlice<UInt8> {
        let start = position
        while let byte, byte != separator, byte != Self.return, byte != Self.newline { position += 1 }
        return text[start..<position]
    }

    /// What stands between the quotes, with `""` as one quote and every line break as LF.
    private mutating func quoted() throws(CSVDocument.Flaw) -> [UInt8] {
        let start = line
        var value: [UInt8] = []
        position += 1
        while let byte {
            if lineBreak() {
                value.append(Self.newline)
                continue
            }
            position += 1
            if byte == Self.quote {
                guard self.byte == Self.quote else { return value }
                position += 1
            }
            value.append(byte)
        }
        throw CSVDocument.Flaw(line: start, problem: "a quote opens here and is never closed")
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
