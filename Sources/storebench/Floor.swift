import Console
import GRDBSQLite
import Store

/// The plainest durable insert that an engine can do: one row, one commit.
protocol Floor: Sendable {
    func insert(_ number: Int) async throws
}

/// SQLite itself, on a file of its own on the same disk: WAL, synchronous=FULL, a prepared INSERT between BEGIN and COMMIT.
actor SQLiteFloor: Floor {
    private let statements: [OpaquePointer?]
    private let database: OpaquePointer?

    init(path: String) throws {
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK else { throw Failure("\(path): cannot be opened") }
        let setup =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE floor (number INTEGER PRIMARY KEY, text TEXT)"
        guard sqlite3_exec(database, setup, nil, nil, nil) == SQLITE_OK else { throw Failure("\(path): cannot be set up") }
        self.database = database
        statements = ["BEGIN IMMEDIATE", "INSERT INTO floor (text) VALUES ('a registration')", "COMMIT"].map { sql in
            var statement: OpaquePointer?
            sqlite3_prepare_v2(database, sql, -1, &statement, nil)
            return statement
        }
    }

    func insert(_ number: Int) throws {
        for statement in statements {
            guard sqlite3_step(statement) == SQLITE_DONE else { throw Failure("SQLite: the plain insert failed") }
            sqlite3_reset(statement)
        }
    }

    isolated deinit {
        statements.forEach { sqlite3_finalize($0) }
        sqlite3_close(database)
    }
}

/// PostgreSQL, through the same connections as the store's own acts.
struct PostgresFloor: Floor {
    let database: Database

    init(_ database: Database) async throws {
        self.database = database
        try await database.write {
            try $0.change(
                "CREATE TABLE IF NOT EXISTS bench_floor (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text TEXT)")
        }
    }

    func insert(_ number: Int) async throws {
        try await database.write { try $0.change("INSERT INTO bench_floor (text) VALUES ('a registration')") }
    }
}
