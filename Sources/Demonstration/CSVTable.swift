internal import Domain

/// A table as CSV. The columns give both the header and each row's fields, so that the two cannot drift apart.
package struct CSVTable<Row> {
    package struct Column {
        let name: String
        let field: (Row) -> String

        package init(_ name: String, _ field: @escaping (Row) -> String) {
            self.name = name
            self.field = field
        }
    }

    let columns: [Column]

    package init(_ columns: [Column]) { self.columns = columns }

    /// The table in UTF-8 with `,` between columns and a line feed after each row. It is read back, so what looks like a
    /// formula stands as it is.
    package func bytes(_ rows: [Row]) -> [UInt8] {
        let lines = [columns.map(\.name)] + rows.map { row in columns.map { $0.field(row).csvField } }
        return Array(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    }
}
