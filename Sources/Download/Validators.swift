/// What a server says of a calendar, so that it can be asked whether it has changed (RFC 9110, section 8.8).
struct Validators: Codable, Hashable, Sendable {
    /// `"33a64df5"` or `W/"33a64df5"`.
    private(set) var etag: String?
    /// `Fri, 20 Nov 2026 08:00:00 GMT`.
    private(set) var lastModified: String?

    init() {}

    /// Leaves out what is long or not plain text: it will be said again, word for word.
    init(etag: String?, lastModified: String?) {
        self.etag = etag.flatMap { Self.isPlain($0) && $0.hasSuffix("\"") ? $0 : nil }
        self.lastModified = lastModified.flatMap { Self.isPlain($0) ? $0 : nil }
    }

    private static func isPlain(_ text: String) -> Bool {
        (1...500).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// Lines of a request that is answered 304 when nothing has changed.
    var headers: [String] {
        [etag.map { "If-None-Match: \($0)" }, lastModified.map { "If-Modified-Since: \($0)" }].compactMap(\.self)
    }
}
