import Foundation
import Synchronization

@testable import Store

/// The databases that every test of them runs on.
enum DatabaseKind: String, CaseIterable, CustomStringConvertible, Sendable {
    case memory, file, postgres

    var description: String { rawValue }

    /// Those that several processes may use.
    static let shared: [DatabaseKind] = [.file, .postgres]
}

/// A place for one test's own database, cleared away after it.
final class DatabaseFixture: Sendable {
    let address: DatabaseAddress
    let folder: String
    private let server: String?
    private let name: String

    struct NoServer: Error, CustomStringConvertible {
        let description = "TRAFFPUNKT_POSTGRES is not set: run the tests with Tests/run, which starts a server"
    }

    init(_ kind: DatabaseKind) throws {
        name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        folder = FileManager.default.temporaryDirectory.path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch kind {
        case .memory:
            address = .memory
            server = nil
        case .file:
            address = try DatabaseAddress(folder + "/term.db")
            server = nil
        case .postgres:
            let server = try Self.serverURL()
            self.server = server
            let name = name
            try Self.administer(server) { try $0.run("CREATE DATABASE \(name)") }
            address = try DatabaseAddress(Self.url(server, database: name))
        }
    }

    deinit {
        if let server { try? Self.administer(server) { try $0.run("DROP DATABASE \(name) WITH (FORCE)") } }
        try? FileManager.default.removeItem(atPath: folder)
    }

    func open(
        _ migrations: [Migration] = DatabaseFixture.migrations, options: DatabaseOptions = DatabaseOptions(),
        hooks: DatabaseHooks = DatabaseHooks()
    ) throws -> Database {
        var hooks = hooks
        let before = hooks.beforeStatement
        // The place stays for as long as the database does.
        hooks.beforeStatement = { index, sql in withExtendedLifetime(self) { before?(index, sql) } }
        return try Database(address, migrations: migrations, options: options, hooks: hooks)
    }

    /// To PostgreSQL itself, past the seam.
    func connection() throws -> PostgresConnection { try Self.connection(to: address) }

    func administer(_ body: (PostgresConnection) throws -> Void) throws { try body(try connection()) }

    /// Ends every other connection to the database, as a server that restarts does.
    func terminateConnections(where condition: String = "true") throws -> Int {
        var ended = 0
        try administer {
            ended = try $0.rows(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND \(condition)
                """, []
            ).count
        }
        return ended
    }

    static func serverURL() throws -> String {
        guard let url = ProcessInfo.processInfo.environment["TRAFFPUNKT_POSTGRES"] else { throw NoServer() }
        return url
    }

    static func url(_ server: String, database: String) -> String {
        server.prefix(through: server.lastIndex(of: "/") ?? server.startIndex) + database
    }

    private static func administer(_ url: String, _ body: (PostgresConnection) throws -> Void) throws {
        try body(try connection(to: try DatabaseAddress(url)))
    }

    private static func connection(to address: DatabaseAddress) throws -> PostgresConnection {
        guard case .postgres(let server) = address.place else { throw NoServer() }
        let connection = PostgresConnection(server, DatabaseOptions())
        try connection.connect()
        return connection
    }

    /// Sessions with free seats, and who has taken them.
    static let migrations = [
        Migration(
            version: 1,
            statements: [
                "CREATE TABLE sessions (id TEXT PRIMARY KEY, free BIGINT NOT NULL CHECK (free >= 0), note TEXT)",
                """
                CREATE TABLE bookings (
                    number BIGINT PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (id), alias TEXT NOT NULL,
                    CONSTRAINT once UNIQUE (session, alias))
                """,
            ])
    ]
}

/// A number that several threads count up.
final class Counter: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    /// - Returns: the number after it.
    @discardableResult func count() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}
