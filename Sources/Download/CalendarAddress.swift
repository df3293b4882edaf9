internal import CCurl
internal import Domain
internal import Foundation

/// Where a calendar is on the web.
///
/// Whoever knows the address reads the calendar, so it is a secret: descriptions and messages show the host, and a mark
/// that tells one address from another.
public struct CalendarAddress: Hashable, Sendable {
    /// All of it: a secret.
    let url: String
    /// The host's name in ASCII (RFC 5891), with the port where one is given.
    public let host: String
    let isEncrypted: Bool

    /// The most characters of an address.
    static let limit = 4_000

    /// - Parameters:
    ///   - text: begins with `https://`, or with `webcal://`, which means the same.
    ///   - allowsHTTP: whether it may begin with `http://` too.
    /// - Throws: why it cannot be a calendar's address.
    public init(_ text: String, allowsHTTP: Bool = false) throws(AddressFault) {
        guard text.utf8.count <= Self.limit else { throw .tooLong }
        let parsed = try ParsedURL(text)
        let scheme = try parsed.part(CURLUPART_SCHEME)
        switch scheme.lowercased() {
        case "webcal", "webcals": try parsed.set(CURLUPART_SCHEME, to: "https")
        case "https": break
        case "http":
            guard allowsHTTP else { throw .notEncrypted }
        default: throw .scheme(String(scheme.prefix(20)))
        }
        try parsed.set(CURLUPART_FRAGMENT, to: nil)
        let name = try Self.plain(try parsed.part(CURLUPART_HOST))
        try parsed.set(CURLUPART_HOST, to: name)
        host = (try? parsed.part(CURLUPART_PORT)).map { "\(name):\($0)" } ?? name
        url = try parsed.part(CURLUPART_URL)
        isEncrypted = scheme.lowercased() != "http"
    }

    /// A host's name in ASCII. By Foundation, for libcurl can do it in some locales only.
    private static func plain(_ host: String) throws(AddressFault) -> String {
        guard !host.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return host }
        var components = URLComponents()
        components.host = host
        guard let name = components.encodedHost, name.hasPrefix("xn--") || name.contains(".xn--") else { throw .malformed }
        return name
    }

    /// Where a redirect from here leads: never from an encrypted address to one that is not.
    ///
    /// - Parameter location: whole, or relative to this address (RFC 9110, section 10.2.2).
    func following(_ location: String) throws(AddressFault) -> CalendarAddress {
        guard location.utf8.count <= Self.limit else { throw .tooLong }
        let parsed = try ParsedURL(url)
        try parsed.set(CURLUPART_URL, to: location)
        return try CalendarAddress(try parsed.part(CURLUPART_URL), allowsHTTP: !isEncrypted)
    }

    /// Tells the address from others, and says nothing of it: 32 hexadecimal digits.
    package var mark: String { fingerprint(url) }
}

extension CalendarAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `calendar.example.org/…#1f9a3c`: the host, and the first digits of the mark.
    public var description: String { "\(host)/…#\(mark.prefix(6))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text cannot be a calendar's address.
public enum AddressFault: Error, Hashable, Sendable {
    case malformed
    case tooLong
    /// Begins with another scheme than a calendar's.
    case scheme(String)
    /// `http://`, where that is not allowed.
    case notEncrypted
    /// Holds a name and password.
    case credentials
}

/// libcurl's own reading of an address, so that what is checked is what is fetched.
private struct ParsedURL: ~Copyable {
    /// nil when memory is out, which libcurl answers to as to any bad part.
    private let handle = curl_url()

    init(_ text: String) throws(AddressFault) { try set(CURLUPART_URL, to: text) }

    deinit { curl_url_cleanup(handle) }

    func set(_ part: CURLUPart, to text: String?) throws(AddressFault) {
        // A NUL would hide the rest from libcurl.
        guard text?.utf8.contains(0) != true else { throw .malformed }
        switch curl_url_set(handle, part, text, UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER)) {
        case CURLUE_OK: return
        case CURLUE_USER_NOT_ALLOWED: throw .credentials
        default: throw .malformed
        }
    }

    func part(_ part: CURLUPart) throws(AddressFault) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { throw .malformed }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
