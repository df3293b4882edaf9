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
