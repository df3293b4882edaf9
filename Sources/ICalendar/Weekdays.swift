package import Domain

extension Weekday {
    private static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// `MO` … `SU` (RFC 5545 section 3.3.10).
    package var code: String { Weekday.codes[rawValue] }

    package init?(code: some StringProtocol) {
        guard let index = Weekday.codes.firstIndex(where: { $0 == code.uppercased() }) else { return nil }
        self = Weekday.allCases[index]
    }
}
