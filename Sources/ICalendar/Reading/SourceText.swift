/// What a file is, by its first bytes, and its text as UTF-8.
enum SourceText {
    /// The file as UTF-8 without a byte order mark.
    ///
    /// - Throws: what the file is, when that is no text.
    static func utf8(_ bytes: [UInt8], _ limits: Limits, _ remarks: inout RemarkLog) throws(Refusal) -> [UInt8] {
        guard bytes.count <= limits.bytes else {
            throw Refusal(nil, "the file has \(bytes.count) bytes; at most \(limits.bytes) are read")
        }
        if let kind = SourceText.program(bytes) { throw Refusal(1, "\(kind), and no calendar; \(beginning)") }
        if let text = utf16(bytes) {
            guard text.count <= limits.bytes else {
                throw Refusal(nil, "the file has \(text.count) bytes as UTF-8; at most \(limits.bytes) are read")
            }
            remarks.note(1, "the file is in UTF-16; UTF-8 would be right")
            return try withoutNUL(text)
        }
        return try withoutNUL(bytes.starts(with: mark) ? Array(bytes[mark.count...]) : bytes)
    }

    /// The byte order mark in UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static let beginning = "a calendar begins with BEGIN:VCALENDAR"

    /// What a first line that begins no calendar belongs to.
    static func refusal(ofFirst line: String, _ number: Int) -> Refusal {
        let start = line.trimmingBlanks.uppercased()
        let kind: String? =
            switch start {
            case _ where start.hasPrefix("<?XML"): "an XML file"
            case _ where start.hasPrefix("<"): "a web page, perhaps one to log in"
            case _ where start.hasPrefix("{"), _ where start.hasPrefix("["): "JSON"
            case _ where start.hasPrefix("BEGIN:VCARD"): "an address card (vCard)"
            case _ where start.hasPrefix("HTTP/"): "an answer of a web server with its head"
            case _ where start.contains("SUBJECT") && (start.contains(",") || start.contains(";") || start.contains("\t")):
                "a table (CSV)"
            default: nil
            }
        if let kind { return Refusal(number, "\(kind), and no calendar; \(beginning)") }
        return Refusal(number, "begins with \(shown(line)) and is no calendar; \(beginning)")
    }

    /// The form of a program that the first bytes tell of.
    private static func program(_ bytes: [UInt8]) -> String? {
        let forms: [(first: [UInt8], name: String)] = [
            (Array("%PDF".utf8), "a PDF"), (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or an office file such as XLSX"),
            ([0x1F, 0x8B], "a file packed with gzip"),
            ([0xD0, 0xCF, 0x11, 0xE0], "a file of an old office program, such as XLS or MSG"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
            (Array("SQLite format".utf8), "a database"),
        ]
        return forms.first { bytes.starts(with: $0.first) }?.name
    }

    /// As UTF-8, when the file is UTF-16 by its mark or by its first letter.
    private static func utf16(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 2 else { return nil }
        let isBig: Bool
        let hasMark: Bool
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): (isBig, hasMark) = (false, true)
        case (0xFE, 0xFF): (isBig, hasMark) = (true, true)
        case (UInt8(ascii: "B"), 0), (UInt8(ascii: "b"), 0): (isBig, hasMark) = (false, false)
        case (0, UInt8(ascii: "B")), (0, UInt8(ascii: "b")): (isBig, hasMark) = (true, false)
        default: return nil
        }
        let start = hasMark ? 2 : 0
        let units = (0..<(bytes.count - start) / 2).lazy.map { index -> UInt16 in
            let first = UInt16(bytes[start + 2 * index])
            let second = UInt16(bytes[start + 2 * index + 1])
            return isBig ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func withoutNUL(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        guard let place = bytes.firstIndex(of: 0) else { return bytes }
        throw Refusal(bytes[..<place].count { $0 == 0x0A } + 1, "a NUL byte; a calendar is text in UTF-8")
    }
}
