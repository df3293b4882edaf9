/// The words of a note, which remember what of them are values: `"DTEND \(text) is before the beginning"`.
struct RemarkText: ExpressibleByStringInterpolation {
    let text: String
    let pattern: Pattern

    /// The words without the values.
    struct Pattern: Hashable {
        fileprivate let words: String
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var words = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
            words.reserveCapacity(literalCapacity + interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            text += literal
            words += literal
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += value.description
            words += "\u{0}"
        }
    }

    init(stringLiteral text: String) { self.init(text) }

    init(stringInterpolation parts: StringInterpolation) {
        text = parts.text
        pattern = Pattern(words: parts.words)
    }

    /// Words without values.
    init(_ text: String) {
        self.text = text
        pattern = Pattern(words: text)
    }
}
