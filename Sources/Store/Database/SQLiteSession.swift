internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A SQLite connection's statements, while its thread is at hand.
///
/// GRDB opens connections and keeps their compiled statements; values go in and out by SQLite's own calls, since GRDB's arguments
/// and rows cost several times what the statement does.
final class SQLiteSession: SQLSession {
    let engine = EngineKind.sqlite
    private let database: GRDB.Database

    init(_ database: GRDB.Database) { self.database = database }

    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] {
        try with(sql, values) { statement throws(DatabaseFailure) in
            var rows: [SQLRow] = []
            while try statement.step() { rows.append(try statement.row()) }
            return rows
        }
    }

    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> Int {
        try with(sql, values) { statement throws(DatabaseFailure) in
            while try statement.step() {}
            return database.changesCount
        }
    }

    func each(_ sql: String, _ body: (SQLRow) throws -> Void) throws {
        let prepared: Statement
        do {
            prepared = try database.makeStatement(sql: sql)
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
        try withExtendedLifetime(prepared) {
            let statement = SQLiteStatement(prepared.sqliteStatement)
            while try statement.step() { try body(try statement.row()) }
        }
    }

    func run(_ sql: String) throws(DatabaseFailure) {
        do {
            try database.execute(sql: sql)
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    private func with<R>(
        _ sql: String, _ values: [SQLValue], _ body: (borrowing SQLiteStatement) throws(DatabaseFailure) -> R
    ) throws(DatabaseFailure) -> R {
        let prepared: Statement
        do {
            prepared = try database.cachedStatement(sql: sql)
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
        let statement = SQLiteStatement(prepared.sqliteStatement)
        defer {
            statement.reset()
            withExtendedLifetime(prepared) {}
        }
        try statement.bind(values)
        return try body(statement)
    }
}

/// A compiled statement, which GRDB owns.
private struct SQLiteStatement: ~Copyable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    /// SQLite numbers `$1`, `$2` by where they come first: they are told by their names.
    func bind(_ values: [SQLValue]) throws(DatabaseFailure) {
        guard sqlite3_bind_parameter_count(pointer) == values.count else { throw .statement("another number of values") }
        for (index, value) in values.enumerated() {
            let place = sqlite3_bind_parameter_index(pointer, "$\(index + 1)")
            let code =
                switch value {
                case .null: sqlite3_bind_null(pointer, place)
                case .integer(let number): sqlite3_bind_int64(pointer, place, Int64(number))
                case .text(let text): bind(text, at: place)
                }
            guard code == SQLITE_OK else { throw failure() }
        }
    }

    private func bind(_ text: String, at place: CInt) -> CInt {
        // SQLITE_TRANSIENT: SQLite copies it.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                // Without an address it would be NULL.
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(pointer, place, "", 0, copied) }
                return sqlite3_bind_text(pointer, place, start, CInt(bytes.count), copied)
            }
        }
    }

    /// - Returns: whether there is a row at hand now.
    func step() throws(DatabaseFailure) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw failure()
        }
    }

    func row() throws(DatabaseFailure) -> SQLRow {
        let count = sqlite3_column_count(pointer)
        var values: [SQLValue] = []
        values.reserveCapacity(Int(count))
        for column in 0..<count {
            switch sqlite3_column_type(pointer, column) {
            case SQLITE_NULL: values.append(.null)
            case SQLITE_INTEGER: values.append(.integer(Int(sqlite3_column_int64(pointer, column))))
            case SQLITE_TEXT: values.append(.text(text(column)))
            default: throw .wrongType(column: Int(column))
            }
        }
        return SQLRow(values: values)
    }

    private func text(_ column: CInt) -> String {
        let start = sqlite3_column_text(pointer, column)
        return String(
            decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))), as: UTF8.self)
    }

    /// Ready to be asked again, and without the values that it was asked with.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// What the connection last failed with. Its words may hold values, and are left out.
    private func failure() -> DatabaseFailure {
        DatabaseFailure(
            sqlite: DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqlite3_db_handle(pointer)))))
    }
}

extension DatabaseFailure {
    init(sqlite error: any Error) {
        switch error {
        case let failure as DatabaseFailure: self = failure
        case let error as DatabaseError: self.init(error)
        default: self = .statement("an error of its driver")
        }
    }

    private init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_CORRUPT: self = .corrupt
        case .SQLITE_NOTADB: self = .notOurs
        case .SQLITE_IOERR: self = .disk
        case .SQLITE_CANTOPEN: self = .cannotOpen
        case .SQLITE_PERM, .SQLITE_AUTH: self = .forbidden
        case .SQLITE_CONSTRAINT: self = .constraint(Constraint(error.extendedResultCode))
        case .SQLITE_MISMATCH: self = .constraint(.type)
        // Its words are of the statement, before it had values.
        case .SQLITE_ERROR where error.arguments == nil || error.arguments?.isEmpty == true:
            self = .statement("SQLite 1, \(error.message ?? "")")
        default: self = .statement("SQLite \(error.extendedResultCode.rawValue)")
        }
    }
}

extension DatabaseFailure.Constraint {
    fileprivate init(_ code: ResultCode) {
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: self = .unique
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey
        case .SQLITE_CONSTRAINT_CHECK: self = .check
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull
        default: self = code.rawValue == 3091 ? .type : .other
        }
    }
}
