/// 128 bits of a text as hexadecimal digits: the first half of its SHA-256 (FIPS 180-4).
///
/// UIDs are made of it, so that an id, which may tell of a target group, is not read there. It has no key: who knows an id can
/// find its UID.
package func fingerprint(_ text: String) -> String { fingerprint(of: Array(text.utf8)[...]) }

/// 128 bits of bytes as hexadecimal digits: the first half of their SHA-256 (FIPS 180-4).
///
/// - Complexity: O(bytes).
package func fingerprint(of bytes: ArraySlice<UInt8>) -> String {
    sha256(bytes).prefix(4).map { padded(Int($0), 8, radix: 16) }.joined()
}

private func sha256(_ message: ArraySlice<UInt8>) -> [UInt32] {
    let tail = message.count % 64
    var end = message.suffix(tail) + [0x80]
    end += Array(repeating: 0, count: (119 - tail) % 64)
    end += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
    var hash = initialHash
    var schedule = [UInt32](repeating: 0, count: 64)
    for part in [message.dropLast(tail), end] {
        for block in stride(from: part.startIndex, to: part.endIndex, by: 64) {
            mix(part[block..<block + 64], into: &hash, &schedule)
        }
    }
    return hash
}

/// FIPS 180-4, section 6.2.2; the letters are its own.
private func mix(_ block: ArraySlice<UInt8>, into hash: inout [UInt32], _ w: inout [UInt32]) {
    var next = block.startIndex
    for t in 0..<16 {
        w[t] =
            UInt32(block[next]) << 24 | UInt32(block[next + 1]) << 16 | UInt32(block[next + 2]) << 8 | UInt32(block[next + 3])
        next += 4
    }
    for t in 16..<64 {
        let s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3
        let s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10
        w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
    }
    var (a, b, c, d, e, f, g, h) = (hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7])
    for t in 0..<64 {
        let choice = (e & f) ^ (~e & g)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let t1 = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ roundConstants[t] &+ w[t]
        let t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
        (a, b, c, d, e, f, g, h) = (t1 &+ t2, a, b, c, d &+ t1, e, f, g)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[index] &+= word }
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
