internal import Domain

/// Why a detail is not taken. Holds nothing of what was written.
public enum DetailRefusal: Error, Hashable, Sendable, CaseIterable {
    case personalNumber
    case nameEmpty, nameTooLong, nameUnreadable
    case emailForm, emailTooLong, emailLetters
    case phoneForm, phoneWithoutStart, phoneLength
}

extension DetailRefusal: CustomStringConvertible {
    /// In English: a sentence without a full stop.
    public var description: String {
        switch self {
        case .personalNumber: "must hold no personal identity number; none is ever stored"
        case .nameEmpty: "must not be empty; an alias will do"
        case .nameTooLong: "must be at most \(PersonName.most) characters"
        case .nameUnreadable: "must be one line of text"
        case .emailForm: "must be an e-mail address, such as name@example.org"
        case .emailTooLong: "the e-mail address is too long; must be at most 64 characters before the @ and 254 in all"
        case .emailLetters: "the e-mail address must have no letters but a-z; write the part after the @ as its xn-- form"
        case .phoneForm: "must be a telephone number, such as 070-123 45 67 or +358 40 123 4567"
        case .phoneWithoutStart: "the telephone number must begin with 0, or with + and the country's number"
        case .phoneLength: "the telephone number has too few digits or too many"
        }
    }
}

/// The name or alias that a person chose.
public struct PersonName: Hashable, Sendable {
    public static let most = 80
    public let text: String

    /// Parses one line of text, without the spaces at its ends.
    public init(_ text: String) throws(DetailRefusal) {
        let text = text.trimmed
        guard !PersonalNumber.stands(in: text) else { throw .personalNumber }
        guard text.unicodeScalars.count <= PersonName.most else { throw .nameTooLong }
        let shown = text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard String(shown).contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol }) else { throw .nameEmpty }
        guard !text.unicodeScalars.contains(where: \.isControl) else { throw .nameUnreadable }
        self.text = text
    }
}

/// An e-mail address in the form that people have: a dot-atom before the @ (RFC 5322 section 3.4.1), a host name of two labels or more
/// after it, which is lower-cased.
public struct EmailAddress: Hashable, Sendable {
    public let text: String

    public init(_ text: String) throws(DetailRefusal) {
        let text = text.trimmed
        guard !PersonalNumber.stands(in: text) else { throw .personalNumber }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .emailForm }
        guard text.utf8.count <= 254, parts[0].utf8.count <= 64 else { throw .emailTooLong }
        guard !text.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.isAlphabetic }) else { throw .emailLetters }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtom) }), labels.count >= 2,
            labels.allSatisfy(Self.isLabel), labels.last?.utf8.contains(where: Self.isLetter) == true
        else { throw .emailForm }
        self.text = "\(parts[0])@\(labels.joined(separator: "."))"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    private static func isPlain(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    private static func isAtom(_ byte: UInt8) -> Bool { isPlain(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte) }
    private static func isLabel(_ label: some StringProtocol) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }
}

/// A telephone number as the world dials it (ITU-T E.164): `+46701234567`.
public struct PhoneNumber: Hashable, Sendable {
    public let text: String

    /// Parses a Swedish number (`070-123 45 67`, `08/12 34 56`) or an international one (`+46 (0)70 123 45 67`, `00358 40 123 4567`).
    public init(_ text: String) throws(DetailRefusal) {
        var text = text.trimmed
        let isInternational = text.hasPrefix("+") || text.hasPrefix("00")
        // The zero that is dialled at home alone.
        if isInternational { text = text.replacing("(0)", with: " ") }
        var digits = ""
        for (index, character) in text.enumerated() {
            switch character {
            case "+" where index == 0: continue
            case "0"..."9" where character.isASCII: digits.append(character)
            case " ", "-", "(", ")", "/", ".", "\u{A0}", "\u{2010}"..."\u{2013}": continue
            default: throw .phoneForm
            }
        }
        guard !digits.isEmpty else { throw .phoneForm }
        if text.hasPrefix("00") { digits.removeFirst(2) }
        if !isInternational {
            guard digits.hasPrefix("0") else { throw .phoneWithoutStart }
            digits = "46" + digits.dropFirst()
        }
        if digits.hasPrefix("460") { digits = "46" + digits.dropFirst(3) }
        guard let first = digits.first, first != "0" else { throw .phoneWithoutStart }
        // Swedish numbers have 7-9 digits after the country's (PTS, the Swedish numbering plan), North American ones 10.
        let lengths = digits.hasPrefix("46") ? 9...11 : digits.hasPrefix("1") ? 11...11 : 7...15
        guard lengths.contains(digits.count), !digits.hasPrefix("460") else {
            throw .phoneLength
        }
        self.text = "+" + digits
    }
}
