public import Domain

extension ID {
    /// A new id that says nothing of whom it stands for: `p-` and 16 letters and digits, 80 random bits.
    ///
    /// Two of a million such ids are the same with a chance of 1 in 10^12.
    public static func pseudonym(using random: inout some RandomNumberGenerator) -> ID {
        ID(slugOf: "p-" + base32(count: 16, using: &random))
    }

    /// A new id, drawn from the system.
    public static func pseudonym() -> ID {
        var random = SystemRandomNumberGenerator()
        return pseudonym(using: &random)
    }
}

/// Random lower-case letters and digits (the alphabet of RFC 4648 section 6), five bits each.
func base32(count: Int, using random: inout some RandomNumberGenerator) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    let letters = stride(from: 0, to: count, by: 12).flatMap { _ in
        let drawn = random.next()
        return (0..<12).map { alphabet[Int(drawn >> (5 * $0) & 31)] }
    }
    return String(decoding: letters.prefix(count), as: UTF8.self)
}
