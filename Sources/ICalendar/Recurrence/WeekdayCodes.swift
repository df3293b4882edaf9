package import Domain

extension Weekday {
    private static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// `MO` … `SU` (RFC 5545 section 3.3.10).
    package var icalendarCode: String { Weekday.codes[rawValue] }

    package init?(icalendarCode: some StringProtocol) {
        guard let index = Weekday.codes.firstIndex(where: { $0 == icalendarCode.uppercased() }) else { return nil }
        self = Weekday.allCases[index]
    }
}
