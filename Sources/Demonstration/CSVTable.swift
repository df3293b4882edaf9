/// A table as CSV. The columns give both the header and each row's fields, so that the two cannot drift apart.
struct CSVTable<Row> {
    struct Column {
        let name: String
        let field: (Row) -> String

        init(_ name: String, _ field: @escaping (Row) -> String) {
            self.name = name
            self.field = field
        }
    }

    let columns: [Column]

    init(_ columns: [Column]) { self.columns = columns }

    /// The table in UTF-8 with `,` between columns and a line feed after each row.
    func bytes(_ rows: [Row]) -> [UInt8] {
        let lines = [columns.map(\.name)] + rows.map { row in columns.map { quoted($0.field(row)) } }
        return Array(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    }

    /// RFC 4180 section 2; a semicolon too is quoted, since Swedish spreadsheets take it for a separator.
    private func quoted(_ field: String) -> String {
        let needsQuotes = field.unicodeScalars.contains { ",;\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes
            ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
    }
}
