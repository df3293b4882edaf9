internal import Crypto
internal import Domain

/// What opens a person's own pages and feed to whoever holds it: 192 random bits as 32 characters of base64url.
///
/// It is shown once, to that person; what is stored is its hash.
public struct Token: Hashable, Sendable {
    /// For that person's address alone: never in a log, an error or the database.
    public let text: String

    /// Reads one from an address; nil when it cannot be one.
    public init?(_ text: String) {
        guard text.utf8.count == 32, bytes(base64URL: text) != nil else { return nil }
        self.text = text
    }

    private init(drawn bytes: [UInt8]) { text = base64URL(bytes) }

    public static func new(using random: inout some RandomNumberGenerator) -> Token {
        Token(drawn: (0..<24).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// Drawn from the system.
    public static func new() -> Token {
        var random = SystemRandomNumberGenerator()
        return new(using: &random)
    }

    /// The SHA-256 of the text as hexadecimal digits: what is stored and searched for. A salt would add nothing to so many
    /// random bits.
    public var hash: String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }
}

/// What is logged of it by mistake opens nothing.
extension Token: CustomStringConvertible, CustomReflectable {
    public var description: String { "token \(text.prefix(4))…" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
