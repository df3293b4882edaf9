/// A request, as far as the site looks at it.
public struct Visit: Sendable {
    public var isPost: Bool
    /// Still percent-encoded: no address of the site needs that.
    public var path: String
    /// Of the query, in order, decoded.
    public var query: [Field]
    /// Of a form that is sent, in order, decoded.
    public var form: [Field]
    /// The visitor's network address, for limits alone.
    public var address: String
    public var cookie: String?
    /// `If-None-Match`.
    public var knownMark: String?
    /// `If-Modified-Since`, unparsed.
    public var knownTime: String?
    public var takesGzip: Bool

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(
        isPost: Bool = false, path: String, query: [Field] = [], form: [Field] = [], address: String = "",
        cookie: String? = nil,
        knownMark: String? = nil, knownTime: String? = nil, takesGzip: Bool = false
    ) {
        self.isPost = isPost
        self.path = path
        self.query = query
        self.form = form
        self.address = address
        self.cookie = cookie
        self.knownMark = knownMark
        self.knownTime = knownTime
        self.takesGzip = takesGzip
    }
}

extension [Visit.Field] {
    /// The first of a name.
    subscript(_ name: String) -> String? { first { $0.name == name }?.value }
    /// All of a name.
    func all(_ name: String) -> [String] { filter { $0.name == name }.map(\.value) }
}

/// What the site answers.
public struct Reply: Sendable {
    public var status: Int
    /// In order. A name may stand twice.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
