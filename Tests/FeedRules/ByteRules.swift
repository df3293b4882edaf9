internal import Foundation

extension FeedRule {
    static let ofBytes = [
        FeedRule("each line ends in CRLF, and neither octet stands elsewhere") { feed, _ in
            let bytes = feed.bytes
            let lone = bytes.indices.filter { index in
                bytes[index] == 0x0A && (index == 0 || bytes[index - 1] != 0x0D)
                    || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            }
            return lone.map { "octet \($0)" } + (bytes.last == 0x0A ? [] : ["the end"])
        },
        FeedRule("the file is valid UTF-8") { feed, _ in
            String(validating: feed.bytes, as: UTF8.self) == nil ? ["somewhere"] : []
        },
        lines("text is in NFC") { line in
            let text = line.text
            return Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(text.utf8)
        },
        FeedRule("a line has at most 75 octets") { feed, _ in
            feed.physicalLines.filter { $0.count > 75 }.map { "\($0.count) octets" }
        },
        lines("a fold is between characters") { line in
            if line.folds.isEmpty { return true }
            var ends: Set<Int> = [], end = 0
            for character in line.text {
                // One that no line can hold has to be torn, between scalars.
                if character.utf8.count > 74 {
                    for scalar in character.unicodeScalars {
                        end += scalar.utf8.count
                        ends.insert(end)
                    }
                } else {
                    end += character.utf8.count
                    ends.insert(end)
                }
            }
            return line.folds.allSatisfy(ends.contains)
        },
        FeedRule("no line is empty or blank") { feed, _ in
            feed.physicalLines.indices.filter { feed.physicalLines[$0].allSatisfy { $0 == 0x20 || $0 == 0x09 } }.map {
                "line \($0 + 1)"
            }
        },
        lines("a line is a name, parameters and a value", isKept: \.isWellFormed),
        lines("text is escaped") { line in
            guard texts.contains(line.name) else { return true }
            var isEscape = false
            for octet in line.value.utf8 {
                if isEscape {
                    if !"\\;,nN".utf8.contains(octet) { return false }
                    isEscape = false
                } else if octet == UInt8(ascii: "\\") {
                    isEscape = true
                } else if octet == UInt8(ascii: ",") || octet == UInt8(ascii: ";") {
                    return false
                }
            }
            return !isEscape
        },
        lines("there are no control characters") { line in
            !line.text.unicodeScalars.contains { $0 != "\r" && $0.properties.generalCategory == .control }
        },
        lines("no property is empty") { line in !line.isWellFormed || !line.value.isEmpty },
        FeedRule("BEGIN and END are balanced") { feed, _ in feed.imbalance },
        FeedRule("the file has at most 1 MB") { feed, _ in feed.bytes.count > 1_000_000 ? ["\(feed.bytes.count) octets"] : [] },
        FeedRule("the file has at most 1,000 events") { feed, _ in feed.events.count > 1000 ? ["\(feed.events.count)"] : [] },
    ]

    /// Properties of the type TEXT that hold one text.
    private static let texts: Set<String> = [
        "SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "UID", "PRODID", "STATUS", "TRANSP",
        "TZID",
        "TZNAME", "COMMENT", "CONTACT", "X-WR-TIMEZONE",
    ]
}
