internal import Domain

extension SplitMix64 {
    /// A number from 0 up to, not including, the bound. Not exactly uniform: off by less than bound / 2⁶⁴.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// A number from 0 up to 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
