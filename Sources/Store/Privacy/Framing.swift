/// Texts as bytes that no other texts give: each after its length in bytes, as eight bytes with the largest first.
///
/// Without the lengths `ab`, `c` and `a`, `bc` would be sealed and marked alike.
func framed(_ texts: [String]) -> [UInt8] {
    texts.flatMap { text in
        let length = UInt64(text.utf8.count)
        return stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> UInt64($0)) } + Array(text.utf8)
    }
}
