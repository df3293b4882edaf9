// Weekdays as people write them, read back.

extension Wording {
    /// The weekday that a word names: in full, by its first three letters or more (`tis`, `tors`, `Thurs`), whatever its case;
    /// in Swedish also without dots and rings, as in the data files.
    public func weekday(named word: String) -> Weekday? {
        let word = plain(word)
        guard word.count >= 3 else { return nil }
        return Weekday.allCases.first { plain(text(of: $0)).hasPrefix(word) }
    }

    private func plain(_ word: String) -> String {
        guard self == .swedish else { return word.lowercased() }
        let marks: [Character: Character] = ["å": "a", "ä": "a", "ö": "o"]
        return String(word.lowercased().map { marks[$0] ?? $0 })
    }
}
