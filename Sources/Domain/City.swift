/// All that a term is planned from. Whole and consistent once made: code after it need not check again.
public struct City: Sendable {
    public let term: Term
    public let districts: [District]
    public let venues: [Venue]
    public let leaders: [Leader]
    public let offerings: [Offering]
    public let requests: [Request]
    public let agreements: [Agreement]
    public let pins: [Pin]
    public let barred: [BarredPair]

    public let district: [ID<District>: District]
    public let venue: [ID<Venue>: Venue]
    public let leader: [ID<Leader>: Leader]
    public let offering: [ID<Offering>: Offering]
    public let request: [ID<Request>: Request]
    public let agreement: [ID<Agreement>: Agreement]

    /// - Throws: `Faults` with all that is wrong, by table and row.
    public init(
        term: Term, districts: [District], venues: [Venue], leaders: [Leader], offerings: [Offering], requests: [Request],
        agreements: [Agreement], pins: [Pin] = [], barred: [BarredPair] = []
    ) throws(Faults) {
        self.term = term
        self.districts = districts
        self.venues = venues
        self.leaders = leaders
        self.offerings = offerings
        self.requests = requests
        self.agreements = agreements
        self.pins = pins
        self.barred = barred
        district = Dictionary(districts.map { ($0.id, $0) }) { first, _ in first }
        venue = Dictionary(venues.map { ($0.id, $0) }) { first, _ in first }
        leader = Dictionary(leaders.map { ($0.id, $0) }) { first, _ in first }
        offering = Dictionary(offerings.map { ($0.id, $0) }) { first, _ in first }
        request = Dictionary(requests.map { ($0.id, $0) }) { first, _ in first }
        agreement = Dictionary(agreements.map { ($0.id, $0) }) { first, _ in first }
        let faults = cityFaults(self)
        guard faults.isEmpty else { throw Faults(faults) }
    }
}

/// A table of the term.
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

public struct Faults: Error, Hashable, Sendable {
    public let all: [Fault]
    public init(_ all: [Fault]) { self.all = all }
}
