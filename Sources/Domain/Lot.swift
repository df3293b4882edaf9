/// A number that a seed, an offering and a person decide, for drawing lots: the least comes first (FNV-1a, 64 bits).
package func lot(_ person: String, in offering: ID<Offering>, seed: UInt64) -> UInt64 {
    let hash = "\(offering)/\(person)".utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var draw = SplitMix64(seed: hash ^ seed)
    return draw.next()
}
