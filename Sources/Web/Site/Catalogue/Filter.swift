import Domain

/// What somebody looks for in the catalogue. Each has one address as a page and one as a calendar, which never change.
struct Filter: Hashable, Sendable {
    var district: ID<District>?
    /// With the district: also what its people may come to elsewhere.
    var isNear = false
    var group: TargetGroup?
    var language: Language?
    var daypart: Daypart?
    var form: Form?
    var kind: Kind?

    enum Daypart: String, CaseIterable, Sendable { case day = "dag", evening = "kvall" }
    enum Form: String, CaseIterable, Sendable { case onSite = "plats", digital = "digitalt" }

    var isEmpty: Bool { self == Filter() }

    func admits(_ listing: Listing) -> Bool {
        if let district {
            guard listing.districts.contains(district) || (isNear && listing.open.contains(district)) else { return false }
        }
        if let group, !listing.groups.contains(group) { return false }
        if let language, listing.language != language { return false }
        if let daypart, listing.isEvening != (daypart == .evening) { return false }
        if let form, listing.isDigital != (form == .digital) { return false }
        if let kind, listing.kind != kind { return false }
        return true
    }
}

extension Catalogue {
    func listings(_ filter: Filter) -> [Listing] { filter.isEmpty ? listings : listings.filter(filter.admits) }

    /// What comes nearest where nothing is found: each with one of the wishes let go, the dearest kept longest.
    func nearest(to filter: Filter, atMost count: Int = 6) -> [Listing] {
        let loosened: [(Filter) -> Filter] = [
            { change($0) { $0.daypart = nil } }, { change($0) { $0.form = nil } }, { change($0) { $0.kind = nil } },
            { change($0) { $0.isNear = true } }, { change($0) { $0.district = nil } }, { change($0) { $0.language = nil } },
        ]
        var found: [Listing] = []
        var loose = filter
        for loosen in loosened {
            let candidates = [loosen(filter), loosen(loose)]
            loose = loosen(loose)
            for listing in candidates.flatMap(listings) where !found.contains(listing) && found.count < count {
                found.append(listing)
            }
        }
        return found
    }
}

private func change(_ filter: Filter, _ body: (inout Filter) -> Void) -> Filter {
    var filter = filter
    body(&filter)
    return filter
}

// MARK: - As words of an address

extension Filter {
    /// Names and values in a fixed order: `stadsdel` `farsta`.
    var words: [(name: String, value: String)] {
        [
            ("stadsdel", district?.text), ("nara", isNear && district != nil ? "ja" : nil), ("malgrupp", group?.rawValue),
            ("sprak", language?.code), ("tid", daypart?.rawValue), ("form", form?.rawValue), ("typ", kind?.rawValue),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    /// - Parameter words: those without a value count for nothing, as a form sends what is not chosen.
    /// - Returns: nil when one of them is unknown, has a value that it cannot have, or stands twice.
    init?(words: [(name: String, value: String)]) {
        var seen: Set<String> = []
        for (name, value) in words {
            guard seen.insert(name).inserted, Self.names.contains(name), value.isEmpty || set(name, value) else { return nil }
        }
        if district == nil { isNear = false }
    }

    private static let names: Set = ["stadsdel", "nara", "malgrupp", "sprak", "tid", "form", "typ"]

    private mutating func set(_ name: String, _ value: String) -> Bool {
        switch name {
        case "stadsdel":
            district = try? ID(value)
            return district != nil
        case "nara":
            isNear = value == "ja"
            return isNear
        case "malgrupp":
            group = TargetGroup(rawValue: value)
            return group != nil
        case "sprak":
            language = Language(value)
            return language != nil
        case "tid":
            daypart = Daypart(rawValue: value)
            return daypart != nil
        case "form":
            form = Form(rawValue: value)
            return form != nil
        case "typ":
            kind = Kind(rawValue: value)
            return kind != nil
        default: return false
        }
    }

    /// `stadsdel=farsta&malgrupp=aldre`; nothing in it needs escaping.
    var query: String { words.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

    /// `stadsdel-farsta.malgrupp-aldre`, or `alla` for everything.
    var fileName: String { isEmpty ? "alla" : words.map { "\($0.name)-\($0.value)" }.joined(separator: ".") }

    /// - Returns: nil for any name but one that `fileName` gives, so that each calendar has one address.
    init?(fileName: String) {
        if fileName == "alla" {
            self.init()
            return
        }
        let words = fileName.split(separator: ".", omittingEmptySubsequences: false).map { word in
            let parts = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (name: parts[0], value: parts.count == 2 ? parts[1] : "")
        }
        self.init(words: words)
        guard self.fileName == fileName else { return nil }
    }
}
