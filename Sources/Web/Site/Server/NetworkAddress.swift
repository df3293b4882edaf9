internal import Domain
internal import Glibc

/// A visitor's address on the network (IPv4, RFC 791; IPv6, RFC 4291), for limits alone.
public struct NetworkAddress: Hashable, Sendable {
    /// Four or sixteen.
    private let bytes: [UInt8]

    /// Parses an address, with a port or without: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`. An IPv4 address within
    /// IPv6 (`::ffff:192.0.2.1`) is that IPv4 address.
    ///
    /// - Returns: nil for anything else.
    public init?(_ text: String) {
        let text = text.trimmed
        let parts = text.wholeMatch(
            of: /\[([0-9A-Fa-f:.]+)(?:%\w+)?\](?::[0-9]{1,5})?|([0-9.]+)(?::[0-9]{1,5})?|([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(?:%\w+)?/
        )
        guard let parts, let plain = (parts.1 ?? parts.2 ?? parts.3).map(String.init) else { return nil }
        var four = in_addr(), six = in6_addr()
        if inet_pton(AF_INET, plain, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, plain, &six) == 1 {
            let all = withUnsafeBytes(of: six) { Array($0) }
            bytes = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] ? Array(all.suffix(4)) : all
        } else {
            return nil
        }
    }

    /// What one visitor has: an IPv4 address, or an IPv6 network of 64 bits, within which they choose freely (RFC 8981).
    var visitor: String { hexadecimal(bytes.prefix(8)) }
}
