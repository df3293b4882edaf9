internal import CZlib
internal import Domain
internal import Synchronization

/// An answer that is the same for everybody until something changes, with what browsers ask about it: made once, sent often.
struct Sheet: Sendable {
    let body: [UInt8]
    let gzipped: [UInt8]
    let mark: String
    let type: String
    /// When something in it last changed; nil where that is not known.
    let modified: Instant?
    let language: Wording?

    init(_ body: [UInt8], type: String, modified: Instant? = nil, language: Wording? = nil) {
        self.body = body
        self.type = type
        self.modified = modified
        self.language = language
        gzipped = gzip(body)
        mark = fingerprint(of: body[...])
    }

    /// By RFC 9110 section 13: `If-None-Match` counts before `If-Modified-Since`.
    func reply(to visit: Visit) -> Reply {
        let isGzipped = visit.takesGzip && gzipped.count < body.count
        let tag = isGzipped ? "\"\(mark)-gz\"" : "\"\(mark)\""
        var headers: [(name: String, value: String)] = [
            ("ETag", tag), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding"),
        ]
        if let modified { headers.append(("Last-Modified", httpDate(modified))) }
        if isKnown(visit, tag) { return Reply(status: 304, headers: headers) }
        headers.append(("Content-Type", type))
        if let language { headers.append(("Content-Language", language.code)) }
        if isGzipped { headers.append(("Content-Encoding", "gzip")) }
        return Reply(headers: headers, body: isGzipped ? gzipped : body)
    }

    private func isKnown(_ visit: Visit, _ tag: String) -> Bool {
        if let known = visit.knownMark {
            return known == "*"
                || known.split(separator: ",").contains { part in
                    let part = String(part).trimmed
                    return part == tag || part == "W/" + tag
                }
        }
        guard let modified, let time = visit.knownTime.flatMap(instant(httpDate:)) else { return false }
        return modified <= time
    }
}

/// The sheets that have been asked for, as long as nothing that they tell has changed.
final class Sheets: Sendable {
    private struct State {
        var mark = ""
        var sheets: [String: Sheet] = [:]
    }

    /// More are made anew each time.
    private static let most = 2000

    private let state = Mutex(State())

    /// - Parameter mark: of all that sheets are made of; another forgets them all.
    func sheet(_ name: String, _ mark: String, _ make: () async throws -> Sheet) async rethrows -> Sheet {
        let kept = state.withLock { $0.mark == mark ? $0.sheets[name] : nil }
        if let kept { return kept }
        let sheet = try await make()
        state.withLock { state in
            if state.mark != mark {
                state.mark = mark
                state.sheets = [:]
            }
            if state.sheets.count < Self.most { state.sheets[name] = sheet }
        }
        return sheet
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

/// The same read; nil for any other form.
func instant(httpDate text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let date = Int(words[1]),
        let month = httpMonths.firstIndex(of: String(words[2])),
        let year = Int(words[3]), let day = Day(year: year, month: month + 1, day: date)
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] < 61 else { return nil }
    return Instant(seconds: day.number * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
}

extension Int {
    fileprivate func flooredQuotient(_ divisor: Int) -> Int { self >= 0 ? self / divisor : (self + 1) / divisor - 1 }
}
