internal import Foundation
internal import GRDB

/// A SQLite connection's statements, while its thread is at hand.
final class SQLiteSession: SQLSession {
    let engine = EngineKind.sqlite
    private let database: GRDB.Database

    init(_ database: GRDB.Database) { self.database = database }

    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] {
        do {
            return try GRDB.Row.fetchAll(try statement(sql, values)).map { (row) throws(DatabaseFailure) in try SQLRow(row) }
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> Int {
        do {
            try statement(sql, values).execute()
            return database.changesCount
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    func each(_ sql: String, _ body: (SQLRow) throws -> Void) throws {
        do {
            let cursor = try GRDB.Row.fetchCursor(database, sql: sql)
            while let row = try cursor.next() { try body(try SQLRow(row)) }
        } catch let error as DatabaseError {
            throw DatabaseFailure(sqlite: error)
        }
    }

    func run(_ sql: String) throws(DatabaseFailure) {
        do {
            try database.execute(sql: sql)
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    /// SQLite numbers `$1`, `$2` by where they come first: they are told by their names.
    private func statement(_ sql: String, _ values: [SQLValue]) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql)
        var named: [String: (any DatabaseValueConvertible)?] = [:]
        for (index, value) in values.enumerated() {
            switch value {
            case .null: named["\(index + 1)"] = .some(nil)
            case .integer(let number): named["\(index + 1)"] = number
            case .text(let text): named["\(index + 1)"] = text
            }
        }
        try statement.setArguments(StatementArguments(named))
        return statement
    }
}

extension SQLRow {
    fileprivate init(_ row: GRDB.Row) throws(DatabaseFailure) {
        var values: [SQLValue] = []
        values.reserveCapacity(row.count)
        for (column, value) in row.databaseValues.enumerated() {
            switch value.storage {
            case .null: values.append(.null)
            case .int64(let number): values.append(.integer(Int(number)))
            case .string(let text): values.append(.text(text))
            case .double, .blob: throw .wrongType(column: column)
            }
        }
        self.values = values
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
