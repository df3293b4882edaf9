internal import CZlib
internal import Domain
internal import HTTPTypes
internal import NIOCore
internal import Synchronization

/// What a page, a calendar or a file says, before it is made ready to send.
struct Content: Sendable {
    let bytes: [UInt8]
    let type: String
    /// Tells the bytes from all others.
    let mark: String
    /// When something in it last changed; nil where that is not known.
    var modified: Instant?
    var language: Wording?

    init(_ bytes: [UInt8], type: String, modified: Instant? = nil, language: Wording? = nil) {
        self.bytes = bytes
        self.type = type
        mark = fingerprint(of: bytes[...])
        self.modified = modified
        self.language = language
    }
}

/// An answer that is the same for everybody until something changes, with what browsers ask about it: made once, sent often.
struct Sheet: Sendable {
    /// The kind of page, as it is counted.
    let page: String
    /// The bytes that keeping it takes.
    let size: Int
    private let whole: Copy
    /// nil where it would be no smaller.
    private let gzipped: Copy?
    private let modified: Instant?

    /// One form of it, with both answers that tell of it.
    private struct Copy {
        let tag: String
        let sent: Reply
        let known: Reply

        init(_ body: [UInt8], tag: String, _ validators: HTTPFields, _ headers: HTTPFields) {
            self.tag = tag
            var validators = validators
            validators[.eTag] = tag
            known = Reply(status: 304, headers: validators)
            validators[.contentLength] = String(body.count)
            sent = Reply(headers: headers + validators, body: ByteBuffer(bytes: body))
        }
    }

    /// - Parameter headers: that every whole answer carries.
    init(_ content: Content, page: String = "", headers: HTTPFields = [:]) {
        self.page = page
        modified = content.modified
        var validators: HTTPFields = [.cacheControl: "no-cache", .vary: "Accept-Encoding"]
        if let modified { validators[.lastModified] = httpDate(modified) }
        var headers = headers
        headers[.contentType] = content.type
        if let language = content.language { headers[.contentLanguage] = language.code }
        whole = Copy(content.bytes, tag: "\"\(content.mark)\"", validators, headers)
        let small = gzip(content.bytes)
        headers[.contentEncoding] = "gzip"
        gzipped = small.count < content.bytes.count ? Copy(small, tag: "\"\(content.mark)-gz\"", validators, headers) : nil
        size = content.bytes.count + small.count
    }

    /// By RFC 9110 section 13: `If-None-Match` counts before `If-Modified-Since`.
    func reply(to conditions: Conditions) -> Reply {
        let copy = conditions.takesGzip ? gzipped ?? whole : whole
        return isKnown(conditions, copy.tag) ? copy.known : copy.sent
    }

    private func isKnown(_ conditions: Conditions, _ tag: String) -> Bool {
        if let known = conditions.knownMark {
            return known == tag || known == "*"
                || known.split(separator: ",").contains { part in
                    let part = part.split { "\t ".contains($0) }.joined()
                    return part == tag || part == "W/" + tag
                }
        }
        guard let modified, let time = conditions.knownTime.flatMap(instant(httpDate:)) else { return false }
        return modified <= time
    }
}

/// The sheets that have been asked for, as long as nothing that they tell has changed; those asked for lately, where they are many.
final class Sheets: Sendable {
    private struct State {
        var mark = ""
        var recent: [String: Sheet] = [:]
        var earlier: [String: Sheet] = [:]
        /// Of each calendar, its last mark and since when it has it.
        var changes: [String: (mark: String, since: Instant)] = [:]
        /// Of the recent ones.
        var size = 0

        mutating func keep(_ name: String, _ sheet: Sheet) {
            if recent.updateValue(sheet, forKey: name) == nil { size += sheet.size + name.utf8.count }
            guard size > Sheets.most else { return }
            (earlier, recent, size) = (recent, [:], 0)
        }
    }

    /// Bytes of the recent ones, and again of the earlier.
    private static let most = 32 << 20
    private static let mostChanges = 20_000

    private let state = Mutex(State())

    /// - Parameter mark: of all that sheets are made of; another forgets them all.
    func kept(_ name: String, _ mark: String) -> Sheet? {
        state.withLock { state in
            guard state.mark == mark else { return nil }
            if let sheet = state.recent[name] { return sheet }
            guard let sheet = state.earlier[name] else { return nil }
            state.keep(name, sheet)
            return sheet
        }
    }

    /// When a calendar last became another, as far as is known here: it never moves back, and tells nothing of any other (feeds.md).
    ///
    /// - Parameter mark: of its content.
    func changed(_ name: String, _ mark: String, at now: Instant) -> Instant {
        state.withLock { state in
            if let known = state.changes[name], known.mark == mark { return known.since }
            if state.changes.count >= Sheets.mostChanges { state.changes = [:] }
            state.changes[name] = (mark, now)
            return now
        }
    }

    func keep(_ name: String, _ mark: String, _ sheet: Sheet) {
        state.withLock { state in
            if state.mark != mark { state = State(mark: mark, changes: state.changes) }
            state.keep(name, sheet)
        }
    }
}

/// RFC 1952, by zlib.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 15 + 16: the largest window, and gzip's own header.
    guard
        deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
            == Z_OK
    else { return bytes }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let isDone = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            return deflate(&stream, Z_FINISH) == Z_STREAM_END
        }
    }
    return isDone ? Array(output.prefix(Int(stream.total_out))) : bytes
}

/// `Tue, 19 Jan 2027 12:00:00 GMT` (RFC 9110 section 5.6.7).
func httpDate(_ instant: Instant) -> String {
    let day = Day(number: instant.seconds.flooredQuotient(86_400))
    let second = instant.seconds - day.number * 86_400
    let (year, month, date) = day.parts
    let time = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return "\(httpWeekdays[day.weekday.rawValue]), \(padded(date, 2)) \(httpMonths[month - 1]) \(year) \(time) GMT"
}

private let httpWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
private let httpMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/// The same read; nil for any other text.
func instant(httpDate text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let date = Int(words[1]),
        let month = httpMonths.firstIndex(of: String(words[2])),
        let year = Int(words[3]), let day = Day(year: year, month: month + 1, day: date)
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    let instant = Instant(seconds: day.number * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    return httpDate(instant) == text ? instant : nil
}

extension Int {
    fileprivate func flooredQuotient(_ divisor: Int) -> Int { self >= 0 ? self / divisor : (self + 1) / divisor - 1 }
}
