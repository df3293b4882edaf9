internal import Domain

/// An offset from UTC in the place of a zone's name: `UTC+01:00`, `GMT+0200`, `UTC-3`, `+05:30`.
///
/// East of Greenwich is plus, as people write it; only names such as `Etc/GMT-1`, which IANA knows, turn the sign.
enum OffsetName {
    /// Seconds east of UTC; nil when the text is no such offset.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.replacing("−", with: "-").uppercased().utf8)
        let hasPrefix = bytes.starts(with: "UTC".utf8) || bytes.starts(with: "GMT".utf8)
        var rest = bytes.dropFirst(hasPrefix ? 3 : 0)
        if hasPrefix, rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let parts = rest.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        guard let first = parts.first, let number = wholeNumber(first) else { return nil }
        let (hours, minutes): (Int, Int)
        switch (parts.count, first.count) {
        case (1, 1), (1, 2):
            guard hasPrefix else { return nil }
            (hours, minutes) = (number, 0)
        case (1, 4): (hours, minutes) = (number / 100, number % 100)
        case (2, 1), (2, 2):
            guard parts[1].count == 2, let part = wholeNumber(parts[1]) else { return nil }
            (hours, minutes) = (number, part)
        default: return nil
        }
        let seconds = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
        return minutes < 60 && range.contains(seconds) ? seconds : nil
    }

    /// Those that some place on Earth has.
    private static let range = -12 * 3600...14 * 3600

    /// `UTC+01:00`.
    static func text(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "UTC\(seconds < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}
