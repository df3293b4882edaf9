/// The identity of one kind of thing: a slug of lower-case ASCII letters, digits and hyphens, 1-40 characters,
/// that begins and ends with a letter or a digit.
///
/// Slugs go into file names, feed addresses and UIDs as they are, so nothing in them ever needs escaping.
public struct ID<Of>: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// - Throws: `InvalidID` when the text is not a slug.
    public init(_ text: String) throws(InvalidID) {
        let bytes = Array(text.utf8)
        let isInner = { (byte: UInt8) in byte == UInt8(ascii: "-") || isOuter(byte) }
        func isOuter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 40,
            isOuter(first), isOuter(last), bytes.allSatisfy(isInner)
        else { throw InvalidID(text: text) }
        self.text = text
    }

    public var description: String { text }
}

extension ID {
    /// The slug nearest to a text: `Enskede-Årsta-Vantör` gives `enskede-arsta-vantor`.
    ///
    /// Total: å, ä, ö and é lose their marks, a run of anything else that a slug cannot hold becomes one hyphen, what goes
    /// beyond 40 characters is cut, and a text that leaves nothing gives `x`.
    public init(slugOf text: String) {
        if let slug = try? ID(text),
            !zip(text.utf8, text.utf8.dropFirst()).contains(where: { $0 == UInt8(ascii: "-") && $1 == $0 })
        {
            self = slug
            return
        }
        let plain: [Character: Character] = ["å": "a", "ä": "a", "ö": "o", "é": "e"]
        let letters = text.lowercased().map { plain[$0] ?? $0 }
        let words = letters.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        var slug = String(words.joined(separator: "-").prefix(40))
        if slug.last == "-" { slug.removeLast() }
        self.text = slug.isEmpty ? "x" : slug
    }
}

extension ID: Comparable {
    public static func < (a: ID, b: ID) -> Bool { a.text < b.text }
}

/// A text that is no slug.
public struct InvalidID: Error, Hashable, Sendable {
    public let text: String
    /// What would be one, for a message.
    public static let form = "1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor"
}
