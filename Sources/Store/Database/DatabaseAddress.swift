internal import CPostgres

/// Where a database is; shown without its password.
public struct DatabaseAddress: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case memory
        case file(path: String)
        case postgres(Server)
    }

    package struct Server: Hashable, Sendable {
        /// Holds the password.
        let url: String
        let host: String
        /// As people may see it.
        let shown: String
        /// Whether it says itself how its connections are encrypted.
        let choosesEncryption: Bool

        /// Whether the way to it stays within this computer.
        var isLocal: Bool {
            host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1"
                || host.hasPrefix("127.")
        }
    }

    package let place: Place

    /// A database that lives as long as the program, for tests and trials.
    public static let memory = DatabaseAddress(place: .memory)

    private init(place: Place) { self.place = place }

    /// - Parameter text: `postgres://…` or `postgresql://…`, `:memory:`, or a file's path.
    public init(_ text: String) throws(DatabaseAddressFault) {
        guard !text.isEmpty else { throw .empty }
        guard !text.contains("\0") else { throw .path }
        if text == ":memory:" {
            place = .memory
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            place = .postgres(try Server(text))
        } else if text.contains("://") {
            throw .kind
        } else {
            place = .file(path: text)
        }
    }
}

/// Why a text is no database's address; it holds nothing of the text, which may have a password in it.
public enum DatabaseAddressFault: Error, Hashable, Sendable, CustomStringConvertible {
    case empty, path, kind, url

    public var description: String {
        switch self {
        case .empty: "the database's address is empty; must be a file's path, or postgres:// and a server"
        case .path: "the database's address is no path: it holds a zero character"
        case .kind: "the database's address is of an unknown kind; must be a file's path, or postgres:// and a server"
        case .url:
            """
            the database's address is not in the form postgres://user:password@host:port/name; signs such as @ / : % in a \
            password must be written as %40 %2F %3A %25
            """
        }
    }
}

extension DatabaseAddress.Server {
    init(_ url: String) throws(DatabaseAddressFault) {
        var values: [String: String] = [:]
        guard let options = PQconninfoParse(url, nil) else { throw .url }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        let (host, port) = (values["host"] ?? values["hostaddr"] ?? "", values["port"] ?? "")
        let name = values["dbname"] ?? ""
        // A password with bare signs in it would stand here in part, and be shown.
        guard host.hasPrefix("@") || !host.contains("@"), !name.contains("@"), !name.contains("/"),
            port.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ",") })
        else { throw .url }
        self.url = url
        self.host = host
        choosesEncryption = values["sslmode"] != nil
        shown =
            "postgres://\(host.isEmpty ? "localhost" : host)\(port.isEmpty ? "" : ":\(port)")\(name.isEmpty ? "" : "/\(name)")"
    }
}

extension DatabaseAddress: CustomStringConvertible, CustomReflectable {
    public var description: String {
        switch place {
        case .memory: ":memory:"
        case .file(let path): path.shown
        case .postgres(let server): server.shown.shown
        }
    }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DatabaseAddress.Server: CustomStringConvertible, CustomReflectable {
    package var description: String { shown }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
