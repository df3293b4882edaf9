/// How long before a meeting a subscriber wants to be reminded: `?alarm=PT24H` at a calendar's address.
public struct Reminder: Hashable, Sendable {
    public let minutes: Int

    /// Four weeks.
    private static let most = 40_320

    /// Those that are offered; any other up to four weeks is taken.
    static let offered = ["PT1H", "PT3H", "PT24H", "P2D", "P7D"]

    /// Parses a duration of one unit (RFC 5545 section 3.3.6): `PT30M`, `PT24H`, `P2D`, `P1W`.
    ///
    /// - Returns: nil for any other text, and for more than four weeks.
    init?(_ text: String) {
        guard let parts = text.wholeMatch(of: /P(T?)([0-9]{1,5})([MHDW])/), let number = Int(parts.2) else { return nil }
        switch (parts.1, parts.3) {
        case ("T", "M"): minutes = number
        case ("T", "H"): minutes = number * 60
        case ("", "D"): minutes = number * 1440
        case ("", "W"): minutes = number * 10_080
        default: return nil
        }
        guard (1...Self.most).contains(minutes) else { return nil }
    }
}
