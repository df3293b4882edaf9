/// `; did you mean farsta?`, when something known is spelt almost so; else nothing.
package func suggestion(for word: String, among known: some Collection<String>) -> String {
    // Among hundreds of names the nearest one is chance, and the search would cost more than it gives.
    guard known.count <= 100, word.utf8.count <= 60 else { return "" }
    let nearest = known.map { (distance: editDistance(word, $0), word: $0) }.min {
        ($0.distance, $0.word) < ($1.distance, $1.word)
    }
    guard let nearest, nearest.distance <= max(1, word.utf8.count / 3) else { return "" }
    return "; did you mean \(nearest.word)?"
}

/// The fewest insertions, deletions and replacements of bytes that make one word the other.
///
/// Source: Wagner and Fischer, "The String-to-String Correction Problem", JACM 21 (1974).
/// - Complexity: O(a × b).
func editDistance(_ a: String, _ b: String) -> Int {
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, byte) in a.utf8.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (byte == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
        }
    }
    return row[b.count]
}
