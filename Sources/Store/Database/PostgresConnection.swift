internal import CPostgres
internal import Glibc

/// One connection to PostgreSQL, on the one thread at a time that has it; made anew when it broke.
///
/// libpq blocks its thread: none of Swift's own is let in here.
final class PostgresConnection: SQLSession, @unchecked Sendable {
    let engine = EngineKind.postgres
    private let server: DatabaseAddress.Server
    let options: DatabaseOptions
    private var connection: OpaquePointer?
    /// The server has said that it ends the connection.
    private var isEnding = false
    /// Names of statements that the server has prepared, by their text and their values' types.
    private var prepared: [Prepared: String] = [:]

    private struct Prepared: Hashable {
        let sql: String
        let types: [Oid]
    }

    init(_ server: DatabaseAddress.Server, _ options: DatabaseOptions) {
        self.server = server
        self.options = options
    }

    deinit { disconnect() }

    func disconnect() {
        if let connection { PQfinish(connection) }
        connection = nil
        isEnding = false
        prepared = [:]
    }

    // MARK: Statements

    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] {
        try PostgresResult(prepare(sql, values), on: self).rows()
    }

    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> Int {
        try PostgresResult(prepare(sql, values), on: self).changed
    }

    func run(_ sql: String) throws(DatabaseFailure) {
        let result = PostgresResult(PQexec(try connected(), sql), on: self)
        try result.check { .statement("\($0), \($1)") }
    }

    func each(_ sql: String, _ body: (SQLRow) throws -> Void) throws {
        try run("DECLARE each_row NO SCROLL CURSOR FOR " + sql)
        while true {
            let rows = try PostgresResult(PQexec(try connected(), "FETCH 1000 FROM each_row"), on: self).rows()
            if rows.isEmpty { break }
            for row in rows { try body(row) }
        }
        try run("CLOSE each_row")
    }

    /// Whether the connection stands, as far as its computer has heard.
    var stands: Bool {
        guard let connection, PQconsumeInput(connection) == 1 else { return false }
        // Looks at what has come unasked, such as a farewell.
        _ = PQisBusy(connection)
        return PQstatus(connection) == CONNECTION_OK && !isEnding
    }

    /// Whether a transaction can be begun on it.
    var isIdle: Bool { connection.map { PQtransactionStatus($0) == PQTRANS_IDLE } ?? false }

    private func prepare(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> OpaquePointer? {
        let connection = try connected()
        let types = values.map(\.type)
        let key = Prepared(sql: sql, types: types)
        if let name = prepared[key] { return execute(name, values, on: connection) }
        let name = "s\(prepared.count)"
        // Its words are of the statement, before it had values.
        try PostgresResult(PQprepare(connection, name, sql, Int32(types.count), types), on: self)
            .check { .statement("\($0), \($1)") }
        prepared[key] = name
        return execute(name, values, on: connection)
    }

    private func execute(_ name: String, _ values: [SQLValue], on connection: OpaquePointer) -> OpaquePointer? {
        var bytes: [CChar] = []
        let offsets = values.map { value -> Int? in
            defer {
                if let text = value.wire {
                    bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
                    bytes.append(0)
                }
            }
            return value == .null ? nil : bytes.count
        }
        return bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.flatMap { offset in buffer.baseAddress.map { $0 + offset } } }
            return PQexecPrepared(connection, name, Int32(values.count), pointers, nil, nil, 0)
        }
    }

    // MARK: Connecting

    /// - Throws: `unreachable`; the next call tries anew.
    func connect() throws(DatabaseFailure) {
        if stands { return }
        disconnect()
        let new = try handshake()
        connection = new
        do throws(DatabaseFailure) {
            guard PQparameterStatus(new, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
                throw .unreachable(.notUTF8)
            }
            // Locks are waited for no longer than on the other engine, and nothing is left hanging when we are gone.
            try run("SET lock_timeout = \(Int(options.busySeconds * 1000))")
            try run("SET idle_in_transaction_session_timeout = 60000")
            if options.isReadOnly { try run("SET default_transaction_read_only = on") }
        } catch {
            disconnect()
            throw error
        }
    }

    private func connected() throws(DatabaseFailure) -> OpaquePointer {
        guard let connection else { throw .unreachable(.lost) }
        return connection
    }

    /// Defaults come before the address, which may override them.
    private func parameters() -> [(String, String)] {
        var parameters = [
            ("application_name", "traffpunkt"), ("connect_timeout", "10"), ("keepalives_idle", "15"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]
        // Nothing of people passes in the clear between computers, unless the address says that it shall.
        if !server.choosesEncryption, !server.isLocal { parameters.append(("sslmode", "require")) }
        return parameters + [("dbname", server.url), ("client_encoding", "UTF8")]
    }

    private func handshake() throws(DatabaseFailure) -> OpaquePointer {
        _ = keepsOpenSSL
        let parameters = parameters()
        let connection = withCStrings(parameters.map(\.0)) { keys in
            withCStrings(parameters.map(\.1)) { values in PQconnectStartParams(keys, values, 1) }
        }
        guard let connection else { throw .unreachable(.noAnswer) }
        // Failures are then told by their numbers, whatever the server's language.
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        PQsetNoticeReceiver(
            connection,
            { context, notice in
                guard let context, PostgresResult.field("V", of: notice) == "FATAL" else { return }
                Unmanaged<PostgresConnection>.fromOpaque(context).takeUnretainedValue().isEnding = true
            }, Unmanaged.passUnretained(self).toOpaque())
        let end = ContinuousClock.now + .seconds(10)
        var step = PGRES_POLLING_WRITING
        while PQstatus(connection) != CONNECTION_BAD, step != PGRES_POLLING_OK, step != PGRES_POLLING_FAILED {
            let left = ContinuousClock.now.duration(to: end)
            let events = Int16(step == PGRES_POLLING_READING ? POLLIN : POLLOUT)
            var descriptor = pollfd(fd: PQsocket(connection), events: events, revents: 0)
            let ready = poll(&descriptor, 1, Int32(max(left.components.seconds * 1000, 0) + 1))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0, left > .zero else { break }
            step = PQconnectPoll(connection)
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            let state = Self.state(of: connection)
            PQfinish(connection)
            throw .unreachable(.init(connecting: state))
        }
        PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
        return connection
    }

    /// - Returns: the SQLSTATE at the end of a line such as `… failed: FATAL:  28P01`; nil when no server said anything.
    private static func state(of connection: OpaquePointer) -> String? {
        guard let message = PQerrorMessage(connection).map({ String(cString: $0) }) else { return nil }
        return message.split(whereSeparator: \.isWhitespace).last.map(String.init).flatMap { word in
            word.count == 5 && word.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) } ? word : nil
        }
    }

    // MARK: What went wrong

    /// After a statement that failed.
    fileprivate func failure(
        _ state: String?, _ message: String, _ words: (_ state: String, _ message: String) -> DatabaseFailure
    ) -> DatabaseFailure {
        guard let connection, PQstatus(connection) == CONNECTION_OK else {
            disconnect()
            return .unreachable(.lost)
        }
        guard let state else { return .statement("PostgreSQL gives no reason") }
        if let failure = DatabaseFailure(sqlState: state) { return failure }
        // Prepared for a schema that others have changed since: ask anew.
        if state == "0A000" || state == "26000" {
            disconnect()
            return .unreachable(.lost)
        }
        return words(state, message)
    }
}

/// An answer, freed when nobody looks at it any longer.
private struct PostgresResult: ~Copyable {
    private let result: OpaquePointer?
    private let connection: PostgresConnection

    init(_ result: OpaquePointer?, on connection: PostgresConnection) {
        self.result = result
        self.connection = connection
    }

    deinit { PQclear(result) }

    /// - Parameter words: what is made of a failure that has no meaning of its own.
    func check(
        _ words: (_ state: String, _ message: String) -> DatabaseFailure = { state, _ in .statement(state) }
    ) throws(DatabaseFailure) {
        let status = PQresultStatus(result)
        if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return }
        throw connection.failure(field("C"), field("M") ?? "", words)
    }

    func rows() throws(DatabaseFailure) -> [SQLRow] {
        try check()
        let columns = 0..<PQnfields(result)
        let types = columns.map { PQftype(result, $0) }
        var rows: [SQLRow] = []
        for row in 0..<PQntuples(result) {
            var values: [SQLValue] = []
            values.reserveCapacity(types.count)
            for column in columns { values.append(try value(row, column, types[Int(column)])) }
            rows.append(SQLRow(values: values))
        }
        return rows
    }

    var changed: Int {
        get throws(DatabaseFailure) {
            try check()
            return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws(DatabaseFailure) -> SQLValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        guard let start = PQgetvalue(result, row, column) else { return .null }
        let text = String(cString: start)
        switch type {
        case 20, 21, 23, 1700:
            guard let number = Int(text) else { throw .wrongType(column: Int(column)) }
            return .integer(number)
        // A comparison is 0 or 1, as on the other engine.
        case 16: return .integer(text == "t" ? 1 : 0)
        default: return .text(text)
        }
    }

    private func field(_ code: Character) -> String? { Self.field(code, of: result) }

    /// What is told of a failure or in a notice.
    static func field(_ code: Character, of result: OpaquePointer?) -> String? {
        code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
    }
}

extension SQLValue {
    /// PostgreSQL's number for its type; 0 leaves it to the statement.
    fileprivate var type: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        }
    }

    fileprivate var wire: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }
}

/// Calls with an array of C strings that ends with nil.
private func withCStrings<R>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { $0.map { UnsafePointer($0) } } + [nil])
}

extension DatabaseFailure {
    /// nil for a state that means a statement of ours is wrong, or that is unknown.
    init?(sqlState: String) {
        switch sqlState {
        case "40001", "40P01": self = .conflict
        case "55P03", "57014": self = .busy
        case "53100": self = .full
        case "25006": self = .readOnly
        case "42501": self = .forbidden
        case "53300": self = .unreachable(.tooManyConnections)
        case "57P01", "57P02", "57P03", "57P05", "25P03": self = .unreachable(.lost)
        case "58030": self = .disk
        case "XX001", "XX002": self = .corrupt
        case "23505": self = .constraint(.unique)
        case "23503", "23001": self = .constraint(.foreignKey)
        case "23514": self = .constraint(.check)
        case "23502": self = .constraint(.notNull)
        case "P0001": self = .constraint(.other)
        default:
            if sqlState.hasPrefix("22") {
                self = .constraint(.type)
            } else if sqlState.hasPrefix("23") {
                self = .constraint(.other)
            } else {
                return nil
            }
        }
    }
}

extension DatabaseFailure.Obstacle {
    fileprivate init(connecting state: String?) {
        switch state {
        case nil, "57P03": self = .noAnswer
        case "28P01", "28000": self = .password
        case "3D000": self = .noDatabase
        case "53300": self = .tooManyConnections
        case let state?: self = .other(sqlState: state)
        }
    }

    /// Whether it may be over in a moment.
    var isPassing: Bool {
        switch self {
        case .noAnswer, .lost, .tooManyConnections: true
        case .password, .noDatabase, .notUTF8, .other: false
        }
    }
}

/// OpenSSL, which libpq stands on, would take itself apart when the program ends, while other threads still close or open
/// connections; they would crash. OPENSSL_INIT_NO_ATEXIT leaves it to the system.
private let keepsOpenSSL: Void = { _ = OPENSSL_init_crypto(0x0008_0000, nil) }()
