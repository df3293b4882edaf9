internal import Domain
internal import Foundation
internal import HTTPTypes
internal import NIOCore

/// A request, as far as the site looks at it.
struct Visit: Sendable {
    /// The path and the query, as they stand in the request.
    let target: String
    /// Still percent-encoded: no address of the site needs that.
    let path: String
    let route: Route
    /// In order, decoded.
    let query: [Field]
    var isPost = false
    /// Of a form that is sent, in order, decoded.
    var form: [Field] = []
    /// The visitor's network address, for limits alone.
    var address = ""
    /// Whether it comes from those who run the server.
    var isOperator = false
    var cookie: String?
    var conditions = Conditions()

    /// - Returns: nil where the query cannot be read.
    init?(_ target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let query = fields(parts.count == 2 ? parts[1] : "") else { return nil }
        (self.target, path, route, self.query) = (target, parts[0], Route(parts[0]), query)
    }

    /// The largest form, in bytes.
    static let mostOfForm = 32_768

    struct Field: Hashable, Sendable {
        let name: String
        let value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}

/// Of a form or a query (WHATWG URL, application/x-www-form-urlencoded); nil where it is none.
func fields(_ text: String) -> [Visit.Field]? {
    guard text.utf8.count <= Visit.mostOfForm else { return nil }
    let parts = text.split(separator: "&")
    guard parts.count <= 200 else { return nil }
    var fields: [Visit.Field] = []
    for part in parts {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.replacing("+", with: " ").removingPercentEncoding
        }
        guard let name = pair[0], let value = pair.count == 2 ? pair[1] : "" else { return nil }
        fields.append(Visit.Field(name, value))
    }
    return fields
}

/// What a visitor has already, and which form of an answer they take.
struct Conditions: Sendable {
    /// `If-None-Match`.
    var knownMark: String?
    /// `If-Modified-Since`, unparsed.
    var knownTime: String?
    var takesGzip = false
}

extension Conditions {
    init(_ headers: HTTPFields) {
        knownMark = headers[.ifNoneMatch]
        knownTime = headers[.ifModifiedSince]
        takesGzip = Web.takesGzip(headers[.acceptEncoding])
    }
}

/// Whether `gzip` is named, and not with a weight of nothing (RFC 9110 section 12.5.3).
func takesGzip(_ header: String?) -> Bool {
    header?.lowercased().split(separator: ",").contains { part in
        let words = part.split { ";\t ".contains($0) }
        let weight = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double("0" + $0.dropFirst(2)) ?? 0 }
        return words.first == "gzip" && weight != 0
    } ?? false
}

extension [Visit.Field] {
    /// The first of a name.
    subscript(_ name: String) -> String? { first { $0.name == name }?.value }
    /// What stands in a field that people write in, cut to what any can hold; empty where there is none.
    func text(_ name: String) -> String { String((self[name] ?? "").prefix(300)) }
    /// All of a name.
    func all(_ name: String) -> [String] { filter { $0.name == name }.map(\.value) }
}

/// What the site answers.
struct Reply: Sendable {
    var status = 200
    var headers: HTTPFields = [:]
    var body = ByteBuffer()
}
