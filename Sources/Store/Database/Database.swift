/// The one seam through which the store talks SQL, on SQLite or PostgreSQL.
///
/// Each `write` is one transaction and is kept whole or not at all. On SQLite one writes at a time, and what waits is
/// committed together. On PostgreSQL several write at once (READ COMMITTED): what must not change between a look and a change
/// is looked at with `locked`, and the rest is the schema's constraints.
public final class Database: Sendable {
    public let address: DatabaseAddress
    let engine: any Engine

    /// Opens the database, makes it when there is none, and brings its schema to the last migration.
    ///
    /// - Parameter migrations: with the versions 1, 2, 3 …
    public convenience init(
        _ address: DatabaseAddress, migrations: [Migration], options: DatabaseOptions = DatabaseOptions()
    ) throws(DatabaseFailure) {
        try self.init(address, migrations: migrations, options: options, hooks: DatabaseHooks())
    }

    package init(
        _ address: DatabaseAddress, migrations: [Migration], options: DatabaseOptions = DatabaseOptions(), hooks: DatabaseHooks
    ) throws(DatabaseFailure) {
        self.address = address
        let upgrade = SchemaUpgrade(migrations)
        switch address.place {
        case .memory: engine = try SQLiteEngine(path: nil, upgrade, options, hooks)
        case .file(let path): engine = try SQLiteEngine(path: path, upgrade, options, hooks)
        case .postgres(let server): engine = try PostgresEngine(server, upgrade, options, hooks)
        }
    }

    /// Runs a transaction and commits it.
    ///
    /// - Parameter body: may be run again from its start, when the connection breaks or others are in the way; it changes
    ///   nothing but the database. What it throws undoes what it changed, and is thrown on.
    /// - Throws: what `body` throws; `DatabaseFailure`, with nothing done unless it is `outcomeUnknown`.
    @discardableResult
    public func write<R: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { engine.write(Work($0, body)) }
    }

    /// Runs a transaction that sees the database as it is at one moment, and changes nothing.
    ///
    /// - Parameter body: may be run again from its start.
    public func read<R: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { engine.read(Work($0, body)) }
    }

    /// Leaves nothing of what has been erased in the database's own files: rewrites them. Others wait meanwhile.
    ///
    /// A PostgreSQL server's write-ahead log keeps it until the server recycles it.
    /// - Throws: `DatabaseFailure`; `busy` when somebody still reads as of a moment before.
    public func scrub() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            engine.scrub(Work(continuation) { _ in })
        }
    }

    /// Waits for the work at hand; what is asked later fails with `closed`.
    public func close() { engine.close() }
}

/// How much a database does at once, and how long it waits.
public struct DatabaseOptions: Hashable, Sendable {
    /// To PostgreSQL.
    public var connections = 8
    /// On SQLite, beside the one that writes.
    public var readers = 4
    /// How many transactions SQLite commits together at most.
    public var batch = 128
    /// How many transactions may wait; more are refused as `busy`.
    public var waiting = 10_000
    /// How many seconds one waits for others' locks.
    public var busySeconds = 5.0
    public var isReadOnly = false

    public init() {}
}

/// What tests change about a database.
package struct DatabaseHooks: Sendable {
    /// Called before each statement of a transaction, with its place in it, 0 first.
    package var beforeStatement: (@Sendable (_ index: Int, _ sql: String) -> Void)?
    /// Off, `locked` locks nothing, and SQLite's statements are committed one by one: races that locks prevent happen.
    package var locksRows = true
    /// Called after SQLite's COMMIT, with how many transactions it was for.
    package var committed: (@Sendable (_ transactions: Int) -> Void)?
    /// SQLite's file grows no larger, as on a full disk.
    package var pages: Int?

    package init() {}
}
