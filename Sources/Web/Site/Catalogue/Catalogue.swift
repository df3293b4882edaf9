public import Domain

/// All that the site tells of at one moment, which pages and feeds are made of.
public struct Catalogue: Sendable {
    public let term: Term.Head
    /// In order of name.
    public let districts: [District]
    /// Those that are told of, in order of their next meeting's date, title and key.
    public let listings: [Listing]
    /// How many more sessions there are of which only that is told.
    public let hidden: Int
    /// Another whenever anything above is.
    public let mark: String

    public struct District: Hashable, Sendable {
        public let id: ID<Domain.District>
        public let name: String
        /// A function's address.
        public let contact: String

        public init(id: ID<Domain.District>, name: String, contact: String) {
            self.id = id
            self.name = name
            self.contact = contact
        }
    }

    let byKey: [String: Listing]
    let byDistrict: [ID<Domain.District>: District]

    public init(
        term: Term.Head, districts: [District], listings: [Listing], hidden: Int, today: Day, mark: String
    ) {
        self.term = term
        self.districts = districts
        self.listings = listings.filter { $0.isCurrent(today) }.sorted {
            ($0.next(from: today) ?? term.lastDay, $0.title, $0.key) < ($1.next(from: today) ?? term.lastDay, $1.title, $1.key)
        }
        self.hidden = hidden
        self.mark = mark
        byKey = Dictionary(listings.map { ($0.key, $0) }) { first, _ in first }
        byDistrict = Dictionary(districts.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Whether everybody is told of it.
    public func tellsOf(_ key: String) -> Bool { byKey[key] != nil }

    func name(of district: ID<Domain.District>) -> String { byDistrict[district]?.name ?? district.text }
}
