internal import Crypto
internal import Domain
internal import Foundation
internal import Registration

/// What goes with every form, so that no other site can send it for a visitor (CSRF): when it was made, a random id, and an
/// HMAC-SHA256 (RFC 2104) over both and over what only that visitor's own pages know.
struct Tickets: Sendable {
    /// New for each start of the server: forms that are open then must be opened anew.
    private let key: SymmetricKey

    /// How long a form can stay open.
    static let seconds = 3 * 3600
    /// Nobody fills in a form so fast.
    static let leastSeconds = 2

    init() { key = SymmetricKey(size: .bits256) }

    /// - Parameter binding: what only the visitor's own pages know: a cookie, or the token of their page.
    func make(_ binding: String, at now: Instant) -> String {
        let head = "\(now.seconds).\(randomWord())"
        return "\(head).\(mark(head, binding))"
    }

    /// - Returns: the operation's id and the ticket's age in seconds; nil for a ticket that is not ours, for somebody else, or
    ///   too old.
    func check(_ text: String, _ binding: String, at now: Instant) -> (operation: ID<Registration.Operation>, age: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let made = Int(parts[0]), isMark(parts[2], of: "\(parts[0]).\(parts[1])", binding),
            (0...Self.seconds).contains(now.seconds - made)
        else { return nil }
        return (ID(slugOf: "o-" + parts[1]), now.seconds - made)
    }

    /// The token of a page that comes of a form: the same when the form is sent again as it was, another when anything in it differs;
    /// known to nobody else.
    ///
    /// - Returns: 192 bits as 32 characters of base64url.
    func token(_ ticket: String, _ form: [Visit.Field], _ binding: String) -> String {
        Data(code("token", ticket, form, binding).prefix(24)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_")
    }

    /// What a form does, so that sent twice it is done once.
    func operation(_ ticket: String, _ form: [Visit.Field], _ binding: String) -> ID<Registration.Operation> {
        ID(slugOf: "o-" + hexadecimal(code("operation", ticket, form, binding).prefix(12)))
    }

    private func code(_ use: String, _ ticket: String, _ form: [Visit.Field], _ binding: String) -> [UInt8] {
        let words = [use, ticket, binding] + form.flatMap { [$0.name, $0.value] }
        let text = words.map { "\($0.utf8.count):\($0)" }.joined()
        return Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    private func mark(_ head: String, _ binding: String) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: message(head, binding), using: key))
    }

    private func isMark(_ text: String, of head: String, _ binding: String) -> Bool {
        guard let bytes = bytes(hexadecimal: text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: message(head, binding), using: key)
    }

    private func message(_ head: String, _ binding: String) -> Data { Data("\(head) \(binding)".utf8) }

    private func bytes(hexadecimal text: String) -> [UInt8]? {
        guard text.utf8.count == 64 else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}

/// 16 random letters and digits, 80 bits.
func randomWord() -> String {
    var random = SystemRandomNumberGenerator()
    return base32(count: 16, using: &random)
}
