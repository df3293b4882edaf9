/// The tables of a living term, version by version.
///
/// All that the seats' safety rests on is in the one text that both engines share. Triggers are not in what databases that speak
/// PostgreSQL's language have in common, and are written for each engine: they only keep what may be added to from being altered
/// by other hands than this program's, which never does.
enum Schema {
    static let migrations = [
        Migration(
            version: 1, statements: statements(of: PackageResources.Schema_sql),
            onSQLite: ["ledger", "access_log"].flatMap { table in
                ["UPDATE", "DELETE"].map { act in
                    """
                    CREATE TRIGGER \(table)_\(act.lowercased()) BEFORE \(act) ON \(table)
                    BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END
                    """
                }
            },
            onPostgres: [
                """
                CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION ''% is only added to'', TG_TABLE_NAME USING ERRCODE = ''23514''; END'
                """
            ]
                + ["ledger", "access_log"].map { table in
                    """
                    CREATE TRIGGER \(table)_kept BEFORE UPDATE OR DELETE ON \(table)
                    FOR EACH ROW EXECUTE FUNCTION only_added_to()
                    """
                }),
        Migration(version: 2, statements: statements(of: PackageResources.Schema2_sql)),
    ]

    /// As a backup holds them, in the order in which they refer to each other.
    static let tables = tables(of: migrations.flatMap(\.statements))

    /// By the schema's own text: a table, or a column that comes to one.
    static func tables(of statements: [String]) -> [StoredTable] {
        statements.reduce(into: []) { tables, statement in
            let head = statement.split(separator: "\n").first?.split { " (),".contains($0) } ?? []
            if head.starts(with: ["ALTER", "TABLE"]), head.count > 5, head[3] == "ADD", head[4] == "COLUMN",
                let index = tables.firstIndex(where: { $0.name == head[2] })
            {
                let table = tables[index]
                tables[index] = StoredTable(table.name, columns: table.columns + [String(head[5])], key: table.key)
            } else if let table = table(statement) {
                tables.append(table)
            }
        }
    }

    /// A column stands at the head of a line, before its type; nil for what makes no table.
    private static func table(_ statement: String) -> StoredTable? {
        let lines = statement.split(separator: "\n").map { $0.split { " (),".contains($0) } }
        guard let head = lines.first, head.count >= 3, head[0] == "CREATE", head[1] == "TABLE" else { return nil }
        let columns = lines.dropFirst().filter { $0.count >= 2 && ["TEXT", "BIGINT"].contains($0[1]) }
        let key = lines.first { $0.starts(with: ["PRIMARY", "KEY"]) }?.dropFirst(2)
        return StoredTable(
            String(head[2]), columns: columns.map { String($0[0]) },
            key: (key.map(Array.init) ?? columns.first.map { [$0[0]] })?.map(String.init))
    }

    /// Comments hold no semicolon that is followed by a line break, nor does anything else but a statement's end.
    private static func statements(of file: [UInt8]) -> [String] {
        String(decoding: file, as: UTF8.self).split(separator: "\n").filter { !$0.trimmed.hasPrefix("--") }
            .joined(separator: "\n").split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
