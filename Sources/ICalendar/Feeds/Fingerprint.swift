internal import Domain

/// 128 bits of a text as hexadecimal digits: the first half of its SHA-256 (FIPS 180-4).
///
/// UIDs are made of it, so that they say nothing to a reader: an offering's id may tell of its target group.
package func fingerprint(_ text: String) -> String {
    sha256(Array(text.utf8)).prefix(4).map { padded(Int($0), 8, radix: 16) }.joined()
}

private func sha256(_ message: [UInt8]) -> [UInt32] {
    var padded = message + [0x80]
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
    var hash = initialHash
    for block in stride(from: 0, to: padded.count, by: 64) { mix(padded[block..<block + 64], into: &hash) }
    return hash
}

private func mix(_ block: ArraySlice<UInt8>, into hash: inout [UInt32]) {
    var w = (0..<16).map { index in (0..<4).reduce(0) { $0 << 8 | UInt32(block[block.startIndex + index * 4 + $1]) } }
    for t in 16..<64 {
        let s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3
        let s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10
        w.append(w[t - 16] &+ s0 &+ w[t - 7] &+ s1)
    }
    var s = hash
    for t in 0..<64 {
        let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
        let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
        let t1 = s[7] &+ (rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)) &+ choice &+ roundConstants[t] &+ w[t]
        let t2 = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) &+ majority
        s = [t1 &+ t2, s[0], s[1], s[2], s[3] &+ t1, s[4], s[5], s[6]]
    }
    hash = zip(hash, s).map { $0 &+ $1 }
}

private func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

private let primes: [Int] = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }

/// The first 32 bits of the fractional part of a root.
private func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }

private let initialHash = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
private let roundConstants = primes.map { fraction(cubeRoot(Double($0))) }

/// By Newton's method; for 2...311 exact in the 32 bits that count.
private func cubeRoot(_ number: Double) -> Double {
    (0..<60).reduce(number) { root, _ in (2 * root + number / (root * root)) / 3 }
}
