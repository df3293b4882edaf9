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
