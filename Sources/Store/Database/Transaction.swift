/// What may be asked and changed within one transaction. It cannot leave the closure that it is given to, nor its thread.
///
/// Statements name their values `$1`, `$2`…, and are the same for both engines. A statement that fails spoils the whole
/// transaction: later ones fail in the same way and nothing is kept, even when the error is caught (PostgreSQL works so).
/// What may or may not be there already is written with `ON CONFLICT DO NOTHING` instead, and its count looked at.
/// Texts in `ORDER BY` and comparisons need `COLLATE "C"` where the order matters; PostgreSQL has its own otherwise.
public struct Transaction {
    private let course: Course

    init(_ session: any SQLSession, kind: Kind, hooks: DatabaseHooks) {
        course = Course(session, kind: kind, hooks: hooks)
    }

    /// The rows that a query finds, or that a statement with RETURNING tells of.
    public func rows(_ sql: StaticString, _ values: SQLValue...) throws(DatabaseFailure) -> [SQLRow] {
        try course.rows(sql.description, values)
    }

    /// The rows that a query finds, which no other transaction can change or lock until this one ends.
    ///
    /// - Parameter sql: a query of single rows, without DISTINCT, GROUP BY or sums: it ends with FOR NO KEY UPDATE on
    ///   PostgreSQL, so that rows that refer to what is locked can be written meanwhile.
    public func locked(_ sql: StaticString, _ values: SQLValue...) throws(DatabaseFailure) -> [SQLRow] {
        try course.locked(sql.description, values)
    }

    /// - Returns: how many rows were inserted, changed or deleted.
    @discardableResult
    public func change(_ sql: StaticString, _ values: SQLValue...) throws(DatabaseFailure) -> Int {
        try course.change(sql.description, values)
    }

    enum Kind { case read, write }
}

extension Transaction {
    var session: any SQLSession { course.session }
    /// The first failure of a statement.
    var failure: DatabaseFailure? { course.failure }

    /// A statement made by this room itself, such as a backup's.
    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) { _ = try course.change(sql, values) }
    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] { try course.rows(sql, values) }
}

/// A transaction's statements, one after another.
private final class Course {
    let session: any SQLSession
    private let kind: Transaction.Kind
    private let hooks: DatabaseHooks
    private var index = 0
    private(set) var failure: DatabaseFailure?

    init(_ session: any SQLSession, kind: Transaction.Kind, hooks: DatabaseHooks) {
        self.session = session
        self.kind = kind
        self.hooks = hooks
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] {
        try step(sql, values) { () throws(DatabaseFailure) in try session.rows(sql, values) }
    }

    func locked(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow] {
        let sql = hooks.locksRows && session.engine == .postgres ? sql + " FOR NO KEY UPDATE" : sql
        return try step(sql, values) { () throws(DatabaseFailure) in
            guard kind == .write else { throw .readOnly }
            return try session.rows(sql, values)
        }
    }

    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> Int {
        try step(sql, values) { () throws(DatabaseFailure) in
            guard kind == .write else { throw .readOnly }
            return try session.change(sql, values)
        }
    }

    private func step<R>(
        _ sql: String, _ values: [SQLValue], _ body: () throws(DatabaseFailure) -> R
    ) throws(DatabaseFailure) -> R {
        if let failure { throw failure }
        hooks.beforeStatement?(index, sql)
        index += 1
        do throws(DatabaseFailure) {
            for case .text(let text) in values where text.utf8.contains(0) { throw .zeroCharacter }
            return try body()
        } catch {
            failure = error
            throw error
        }
    }
}
