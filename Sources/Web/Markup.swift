/// A piece of an HTML page, which is well-formed XML too.
///
/// Markup is written as string literals; whatever is interpolated into them is escaped, unless it is markup already. A
/// `String` never becomes markup any other way, so hostile text stays text:
///
///     let title = "<script>"
///     let item: Markup = "<li>\(title)</li>"  // <li>&lt;script&gt;</li>
struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
    let text: String

    static let none: Markup = ""

    init(stringLiteral text: StaticString) { self.text = text.description }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Markup from a file that is compiled in.
    init(trusted resource: [UInt8]) { text = String(decoding: resource, as: UTF8.self) }

    fileprivate init(joining parts: some Sequence<Markup>, separator: String) {
        text = parts.map(\.text).joined(separator: separator)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 16 * interpolationCount) }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
        mutating func appendInterpolation(_ text: String) { self.text += escaped(text) }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
        mutating func appendInterpolation(_ parts: [Markup]) { text += Markup(joining: parts, separator: "\n").text }
        /// The markup, or nothing at all.
        mutating func appendInterpolation(_ markup: Markup?) { text += markup?.text ?? "" }
    }
}

extension Sequence<Markup> {
    func joined(separator: Markup) -> Markup { Markup(joining: self, separator: separator.text) }
}

/// Text for the content of an element or for a quoted attribute.
///
/// Characters that XML 1.0 (section 2.2) has no place for, and those that turn the direction of the text around them, become
/// U+FFFD.
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result += " "
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}"..."\u{FFFF}":
            result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
