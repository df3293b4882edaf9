/// What a database did not do, and whether it may be tried again. Holds no values of statements and no passwords.
public enum DatabaseFailure: Error, Hashable, Sendable {
    /// Others held what it needs for too long, or too much waits already. Nothing was done; it may be tried again.
    case busy
    /// No room is left on the disk. Nothing was done.
    case full
    /// The database may only be read.
    case readOnly
    /// The file or a table is damaged.
    case corrupt
    /// The disk did not read or write.
    case disk
    /// Nothing was done: the schema forbids it.
    case constraint(Constraint)
    /// Nothing was done; it may be tried again.
    case unreachable(Obstacle)
    /// The connection or the disk failed during COMMIT: what was to be done is done whole, or not at all.
    case outcomeUnknown
    /// Others changed the same rows each time that it was tried. Nothing was done; it may be tried again.
    case conflict
    /// The database was made by a later version of the program.
    case newerSchema(found: Int, known: Int)
    /// The database was made by an earlier version of the program, and may only be read.
    case olderSchema(found: Int, known: Int)
    /// There is a database or a file, but none of this program's.
    case notOurs
    /// The file cannot be opened or made: the folder is missing, or something else stands there.
    case cannotOpen
    /// The database's user may not do it.
    case forbidden
    /// The database has been closed.
    case closed
    /// A row's column, 0 first, is not there or of another type.
    case wrongType(column: Int)
    /// A text with a zero character, which PostgreSQL cannot hold.
    case zeroCharacter
    /// The engine does not take a statement of ours.
    case statement(String)

    /// The sort of rule of the schema.
    public enum Constraint: String, Hashable, Sendable {
        case unique, foreignKey, check, notNull, type, other
    }

    /// Why a server is out of reach.
    public enum Obstacle: Hashable, Sendable {
        case noAnswer, lost, password, noDatabase, tooManyConnections, notUTF8
        case other(sqlState: String)
    }
}

extension DatabaseFailure: CustomStringConvertible {
    /// In English: a sentence without a full stop.
    public var description: String {
        switch self {
        case .busy: "the database is busy; nothing was done, try again"
        case .full: "the disk is full; nothing was done"
        case .readOnly: "the database may only be read"
        case .corrupt: "the database is damaged; restore a backup"
        case .disk: "the disk failed to read or write the database"
        case .constraint(let constraint): "the database's rules forbid it (\(constraint.wording)); nothing was done"
        case .unreachable(let obstacle): "the database cannot be reached: \(obstacle.wording); nothing was done"
        case .outcomeUnknown:
            "the database was lost while it was committing; it may or may not be done, look before trying again"
        case .conflict: "others kept changing the same rows; nothing was done, try again"
        case .newerSchema(let found, let known):
            "the database has version \(found), this program knows versions up to \(known); use a newer program"
        case .olderSchema(let found, let known):
            "the database has version \(found), this program needs \(known); open it once for writing"
        case .notOurs: "this is not a database of Träffpunkt; name another"
        case .cannotOpen: "the database file cannot be opened or made; its folder must be there, and no folder in its place"
        case .forbidden: "the database's user has not the rights for it"
        case .closed: "the database has been closed"
        case .wrongType(let column): "column \(column) of a row is not there or of another type"
        case .zeroCharacter: "a text holds a zero character, which cannot be stored"
        case .statement(let problem): "the database does not take a statement: \(problem.escaped)"
        }
    }
}

extension DatabaseFailure.Constraint {
    fileprivate var wording: String {
        switch self {
        case .unique: "it is there already"
        case .foreignKey: "what it refers to is not there, or is still referred to"
        case .check: "a value is out of bounds"
        case .notNull: "a value is missing"
        case .type: "a value is of another type"
        case .other: "a rule of a table"
        }
    }
}

extension DatabaseFailure.Obstacle {
    fileprivate var wording: String {
        switch self {
        case .noAnswer: "no server answers at its address"
        case .lost: "the connection broke"
        case .password: "the user or the password is wrong"
        case .noDatabase: "there is no database with that name"
        case .tooManyConnections: "the server has no connections left"
        case .notUTF8: "its encoding must be UTF8"
        case .other(let state): "the server refuses (\(state.escaped))"
        }
    }
}
