public import Domain

extension LivingTerm {
    /// Writes all that is stored to a file that either engine restores. Details stay sealed: the file is of no use for them without
    /// the keys, which are kept elsewhere.
    ///
    /// - Throws: `BackupFailure`, `DatabaseFailure`.
    public func backUp(to path: String) async throws {
        try await database.backUp(to: path, tables: Schema.tables)
    }

    /// Makes a living term of a backup, in a database that is not there yet or empty.
    ///
    /// - Throws: `BackupFailure`, `DatabaseFailure`; nothing has been stored then.
    public static func restore(
        from path: String, to address: DatabaseAddress, keys: KeyRing, now: @escaping @Sendable () -> Instant
    ) async throws -> LivingTerm {
        LivingTerm(
            try await Database.restore(from: path, to: address, migrations: Schema.migrations, tables: Schema.tables),
            keys: keys, now: now)
    }
}
