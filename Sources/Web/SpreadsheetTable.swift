/// Rows as a CSV file that a spreadsheet opens as it stands: RFC 4180 (CRLF, quoted where needed), in UTF-8 with a byte order
/// mark, without which a Swedish Excel takes the file for Windows-1252.
struct SpreadsheetTable {
    private var text: String

    init(columns: [String]) { text = "\u{FEFF}" + Self.line(columns) }

    mutating func append(_ row: [String]) { text += Self.line(row) }

    var bytes: [UInt8] { Array(text.utf8) }

    private static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text
    /// (OWASP, "CSV Injection").
    private static func quoted(_ field: String) -> String {
        let scalars = field.unicodeScalars
        let text = scalars.first.map(formulaStarts.contains) == true ? "'" + field : field
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        return "\"" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }

    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]
    private static let special: Set<Unicode.Scalar> = [",", ";", "\"", "\r", "\n", "\t"]
}
