/// A step from one version of the schema to the next.
public struct Migration: Hashable, Sendable {
    /// 1 first.
    public let version: Int
    /// For both engines, one statement each.
    public let statements: [String]
    /// Run after them, where the engines differ: triggers.
    public let onSQLite: [String]
    public let onPostgres: [String]

    public init(version: Int, statements: [String], onSQLite: [String] = [], onPostgres: [String] = []) {
        self.version = version
        self.statements = statements
        self.onSQLite = onSQLite
        self.onPostgres = onPostgres
    }
}

/// Brings a database's schema to the version that the program knows.
struct SchemaUpgrade {
    /// "Trfp", by which SQLite files tell whose they are.
    static let applicationID = 0x5472_6670
    private static let application = "traffpunkt"

    let migrations: [Migration]

    init(_ migrations: [Migration]) {
        precondition(migrations.map(\.version) == Array(1..<(migrations.count + 1)), "versions must be 1, 2, 3 …")
        self.migrations = migrations
    }

    private var known: Int { migrations.count }

    /// Applies those that are missing, in a transaction each.
    func run(on engine: any Engine) throws(DatabaseFailure) {
        for _ in 0...known {
            if try engine.alter({ session throws(DatabaseFailure) in try step(session) }) { return }
        }
    }

    /// Applies the next migration, in the transaction at hand.
    ///
    /// - Returns: whether none is left.
    private func step(_ session: any SQLSession) throws(DatabaseFailure) -> Bool {
        if session.engine == .postgres { _ = try session.rows("SELECT pg_advisory_xact_lock(\(Self.applicationID))", []) }
        let found = try version(session)
        let version = if let found { found } else { try make(session) }
        guard version < known else { return true }
        let next = migrations[version]
        switch session.engine {
        case .sqlite: for statement in next.statements.map(Self.inOrderOfKey) + next.onSQLite { try session.run(statement) }
        case .postgres: for statement in next.statements + next.onPostgres { try session.run(statement) }
        }
        _ = try session.change("UPDATE schema_version SET version = $1", [.integer(next.version)])
        return next.version == known
    }

    /// SQLite keeps the rows of a table in the order of its key, in one tree instead of two: a commit writes half as many pages, and
    /// the rows of one session lie together.
    private static func inOrderOfKey(_ statement: String) -> String {
        statement.hasPrefix("CREATE TABLE") && statement.contains("PRIMARY KEY") ? statement + " WITHOUT ROWID" : statement
    }

    /// Refuses a database that cannot be read as it is.
    func check(_ session: any SQLSession) throws(DatabaseFailure) {
        let found = try version(session) ?? 0
        guard found == known else { throw .olderSchema(found: found, known: known) }
    }

    /// - Returns: nil for an empty database.
    /// - Throws: `newerSchema`, `notOurs`.
    func version(_ session: any SQLSession) throws(DatabaseFailure) -> Int? {
        var application = Self.applicationID
        let tables: [SQLRow]
        switch session.engine {
        case .sqlite:
            application = try session.rows("PRAGMA application_id", []).first?.integer(0) ?? 0
            tables = try session.rows("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", [])
            if tables.isEmpty, application == 0 { return nil }
        case .postgres:
            tables = try session.rows(
                """
                SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                """, [])
            if tables.isEmpty { return nil }
        }
        guard application == Self.applicationID, tables.contains(where: { $0.values == ["schema_version"] }) else {
            throw .notOurs
        }
        let version = try entry(session)
        guard version <= known else { throw .newerSchema(found: version, known: known) }
        return version
    }

    private func entry(_ session: any SQLSession) throws(DatabaseFailure) -> Int {
        do throws(DatabaseFailure) {
            let rows = try session.rows("SELECT version FROM schema_version WHERE application = $1", [.text(Self.application)])
            guard rows.count == 1, let version = try rows.first?.integer(0), version >= 0 else { throw .notOurs }
            return version
        } catch {
            if case .statement = error { throw .notOurs }
            throw error
        }
    }

    /// - Returns: the version of an empty schema.
    private func make(_ session: any SQLSession) throws(DatabaseFailure) -> Int {
        if session.engine == .sqlite { try session.run("PRAGMA application_id = \(Self.applicationID)") }
        try session.run("CREATE TABLE schema_version (application TEXT NOT NULL, version BIGINT NOT NULL)")
        _ = try session.change("INSERT INTO schema_version VALUES ($1, 0)", [.text(Self.application)])
        return 0
    }
}
