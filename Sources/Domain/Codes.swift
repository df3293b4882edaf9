/// How values stand in the data files, where those words are not the values' own.
extension Weekday {
    /// `mån`, `tis`, `ons`, `tor`, `fre`, `lör`, `sön`.
    public var code: String { ["mån", "tis", "ons", "tor", "fre", "lör", "sön"][rawValue] }
}

extension WeeklyTime {
    /// `tis 17:30`.
    public var code: String { "\(weekday.code) \(start.text)" }
}

extension Offering.Reach {
    /// `neighbours`, `city`, `pool:soder`.
    public var code: String {
        switch self {
        case .neighbours: "neighbours"
        case .city: "city"
        case .pool(let agreement): "pool:\(agreement)"
        }
    }
}

extension Features {
    /// `step-free`, `hearing-loop`, in the order of `Features.named`.
    public var names: [String] { Features.named.filter { contains($0.feature) }.map(\.name) }
}
