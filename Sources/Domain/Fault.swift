/// A table of the term; the raw value is its name in the data files.
public enum Table: String, CaseIterable, Hashable, Comparable, Sendable {
    case term, districts, venues, leaders, offerings, requests, agreements, pins, barred

    public static func < (a: Table, b: Table) -> Bool { a.rawValue < b.rawValue }
}

/// Something wrong in a table: where, what stands there, and what would be right.
public struct Fault: Hashable, Sendable {
    public let table: Table
    /// The row in its table, 0 first; nil when the fault is the whole table's.
    public let row: Int?
    /// The column's name in the data files.
    public let column: String
    public let value: String
    /// What is wrong and what would be right, in English: a sentence without a full stop.
    public let problem: String
    /// Whether the fault is that `value` names something that is not there.
    public let isDangling: Bool
    /// Tables where one row more could mend it: a reader that could not make out all their rows leaves the fault out.
    public let restsOn: Set<Table>

    public init(
        table: Table, row: Int?, column: String, value: String, problem: String, isDangling: Bool = false,
        restsOn: Set<Table> = []
    ) {
        self.table = table
        self.row = row
        self.column = column
        self.value = value
        self.problem = problem
        self.isDangling = isDangling
        self.restsOn = restsOn
    }
}

/// All that is wrong in a city, in the order of its rules.
public struct Faults: Error, Hashable, Sendable {
    public let all: [Fault]

    public init(_ all: [Fault]) { self.all = all }
}
