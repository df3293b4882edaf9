internal import Foundation

/// The address of a computer on a network: 4 bytes of IPv4, or 16 of IPv6.
package struct IPAddress: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Parses `192.0.2.1` or `2001:db8::1`.
    package init?(_ text: String) {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &bytes) == 1 {
                self.bytes = bytes
                return
            }
        }
        return nil
    }

    /// Which of the ranges that do not lead out to the internet it lies in; nil when it is anybody's to reach.
    ///
    /// IPv6 addresses that carry an IPv4 address lead there, and are judged as that.
    /// Source: the special-purpose address registries that RFC 6890 set up.
    package var reservation: String? {
        if bytes.count == 4 { return Self.reserved4.first { $0.contains(bytes) }?.name }
        if let carried { return carried.reservation.map { "\($0), carried in IPv6" } }
        if let range = Self.reserved6.first(where: { $0.contains(bytes) }) { return range.name }
        return Self.global.contains(bytes) ? nil : "reserved"
    }

    /// The IPv4 address within: IPv4-mapped (RFC 4291), translated (RFC 6052), 6to4 (RFC 3056).
    private var carried: IPAddress? {
        if Self.mapped.contains(bytes) || Self.translated.contains(bytes) { return IPAddress(Array(bytes[12...])) }
        if Self.sixToFour.contains(bytes) { return IPAddress(Array(bytes[2..<6])) }
        return nil
    }
}

extension IPAddress {
    /// All addresses that begin with the same bits.
    private struct Range {
        let name: String
        let prefix: [UInt8]
        let bits: Int

        /// - Parameter prefix: at least as many bytes as hold the bits.
        init(_ name: String, _ prefix: [UInt8], bits: Int) {
            self.name = name
            self.prefix = prefix
            self.bits = bits
        }

        func contains(_ address: [UInt8]) -> Bool {
            let whole = bits / 8
            guard address[..<whole] == prefix[..<whole] else { return false }
            return bits % 8 == 0 || (address[whole] ^ prefix[whole]) >> (8 - bits % 8) == 0
        }
    }

    private static let reserved4 = [
        Range("unspecified", [0], bits: 8),
        Range("a private network", [10], bits: 8),
        Range("a provider's own network", [100, 64], bits: 10),
        Range("this computer itself", [127], bits: 8),
        Range("link-local", [169, 254], bits: 16),
        Range("a private network", [172, 16], bits: 12),
        Range("reserved", [192, 0, 0], bits: 24),
        Range("for documentation", [192, 0, 2], bits: 24),
        Range("reserved", [192, 88, 99], bits: 24),
        Range("a private network", [192, 168], bits: 16),
        Range("for measurements", [198, 18], bits: 15),
        Range("for documentation", [198, 51, 100], bits: 24),
        Range("for documentation", [203, 0, 113], bits: 24),
        Range("multicast", [224], bits: 4),
        Range("broadcast", [255, 255, 255, 255], bits: 32),
        Range("reserved", [240], bits: 4),
    ]

    private static let reserved6 = [
        Range("unspecified", Array(repeating: 0, count: 16), bits: 128),
        Range("this computer itself", Array(repeating: 0, count: 15) + [1], bits: 128),
        Range("reserved", [0x20, 0x01, 0x00], bits: 23),
        Range("for documentation", [0x20, 0x01, 0x0D, 0xB8], bits: 32),
        Range("for documentation", [0x3F, 0xFF, 0x00], bits: 20),
        Range("a private network", [0xFC], bits: 7),
        Range("link-local", [0xFE, 0x80], bits: 10),
        Range("multicast", [0xFF], bits: 8),
    ]

    /// The only part of IPv6 that is given out (RFC 4291, section 2.4).
    private static let global = Range("global", [0x20], bits: 3)
    private static let mapped = Range("mapped", Array(repeating: 0, count: 10) + [0xFF, 0xFF], bits: 96)
    private static let translated = Range("translated", [0, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8), bits: 96)
    private static let sixToFour = Range("6to4", [0x20, 0x02], bits: 16)
}

extension IPAddress: CustomStringConvertible {
    /// As the system writes it: `192.0.2.1`, `2001:db8::1`.
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "an unknown address" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
