extension Component {
    /// The component as it stands in a file: CRLF, lines of at most 75 octets.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        appendLine("BEGIN:" + name, to: &bytes)
        for property in properties { appendLine(property.text, to: &bytes) }
        for component in components { component.append(to: &bytes) }
        appendLine("END:" + name, to: &bytes)
    }
}

extension Property {
    fileprivate var text: String {
        name + parameters.map { ";\($0.name)=\(quoted($0.value))" }.joined() + ":" + value
    }
}

/// A parameter's value, in quotes where it holds what would end it (RFC 5545 section 3.2); quotes have no place in it.
private func quoted(_ value: String) -> String {
    let value = value.filter { $0 != "\"" && !$0.isNewline }
    return value.contains { ":;,".contains($0) } ? "\"\(value)\"" : value
}

/// The most octets in a line, its CRLF not counted (RFC 5545 section 3.1).
private let longestLine = 75

/// Folds between characters: each line is valid UTF-8 by itself, and no combined character is torn apart unless it
/// alone is longer than a line.
private func appendLine(_ line: String, to bytes: inout [UInt8]) {
    var room = longestLine
    func append(_ piece: some Collection<UInt8>, _ bytes: inout [UInt8]) {
        if piece.count > room {
            bytes += [0x0D, 0x0A, 0x20]
            room = longestLine - 1
        }
        bytes += piece
        room -= piece.count
    }
    for character in line {
        if character.utf8.count < longestLine {
            append(character.utf8, &bytes)
        } else {
            for scalar in character.unicodeScalars { append(UTF8.encode(scalar).map(Array.init) ?? [], &bytes) }
        }
    }
    bytes += [0x0D, 0x0A]
}
