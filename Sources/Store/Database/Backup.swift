extension Database {
    /// Writes all rows of the tables as they are at one moment, in a form that either engine restores.
    ///
    /// The file is for the user alone (0600), and stands there whole or not at all.
    /// - Parameter tables: in an order in which each refers only to those before it.
    /// - Throws: `BackupFailure`, `DatabaseFailure`.
    public func backUp(to path: String, tables: [StoredTable]) async throws {
        try await read { transaction in
            let file = try NewBackup(path)
            let version = try transaction.rows("SELECT version FROM schema_version", []).first?.integer(0) ?? 0
            try file.append(.header(schema: version))
            var rows: [String: Int] = [:]
            for table in tables {
                try file.append(.table(name: table.name, columns: table.columns))
                rows[table.name] = 0
                try transaction.session.each(table.query) { row in
                    try file.append(.row(row.values))
                    rows[table.name, default: 0] += 1
                }
            }
            try file.finish(rows: rows)
        }
    }

    /// Makes a database of a backup, once all of the backup has been checked; one of an earlier version is then migrated.
    ///
    /// - Parameters:
    ///   - address: a database that is not there yet, or empty.
    ///   - tables: those that a backup of the last version holds. Migrations put no rows into them.
    /// - Throws: `BackupFailure`, `DatabaseFailure`; no row has been stored then.
    public static func restore(
        from path: String, to address: DatabaseAddress, migrations: [Migration], tables: [StoredTable],
        options: DatabaseOptions = DatabaseOptions()
    ) async throws -> Database {
        let backup = OldBackup(path: path)
        let contents = try backup.read(known: migrations.count)
        let isCurrent = contents.schema == migrations.count
        guard !isCurrent || contents.tables.map(\.insertion) == tables.map(\.insertion) else {
            throw BackupFailure(path, "holds other tables than this program's of the same version")
        }
        let database = try Database(address, migrations: Array(migrations.prefix(contents.schema)), options: options)
        try await database.write { transaction in
            for table in contents.tables where try !transaction.rows("SELECT 1 FROM \(table.name) LIMIT 1", []).isEmpty {
                throw BackupFailure(path, "the database to restore into is not empty; name a new one")
            }
            let read = try backup.read(known: migrations.count) { values, table, line in
                do throws(DatabaseFailure) {
                    try transaction.change(table.insertion, values)
                } catch {
                    throw BackupFailure(path, line: line, "\(error)")
                }
            }
            guard read == contents else { throw BackupFailure(path, "has been changed meanwhile") }
        }
        try SchemaUpgrade(migrations).run(on: database.engine)
        return database
    }
}
