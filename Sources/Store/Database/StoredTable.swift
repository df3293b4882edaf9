/// A table as backups hold it.
public struct StoredTable: Hashable, Sendable {
    public let name: String
    public let columns: [String]
    /// The columns that its rows are told apart and put in order by.
    public let key: [String]

    /// - Parameter key: all columns unless told.
    public init(_ name: String, columns: [String], key: [String]? = nil) {
        self.init(named: name, columns: columns, key: key ?? columns)
        precondition(isSafe, "\(name): names must be lower-case letters, digits and underscores")
    }

    /// Of names that may come from a file.
    init(named name: String, columns: [String], key: [String]) {
        self.name = name
        self.columns = columns
        self.key = key
    }

    /// Whether its names can stand in a statement.
    var isSafe: Bool {
        !columns.isEmpty && Set(columns).count == columns.count && (columns + key + [name]).allSatisfy(Self.isName)
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.count <= 63 && text.first?.isLetter == true
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
            }
    }

    var columnList: String { columns.joined(separator: ", ") }

    /// All rows, in an order that is the same on both engines.
    var query: String {
        let order = key.map { "CAST(\($0) AS TEXT) COLLATE \"C\" NULLS FIRST" }.joined(separator: ", ")
        return "SELECT \(columnList) FROM \(name) ORDER BY \(order)"
    }

    var insertion: String {
        "INSERT INTO \(name) (\(columnList)) VALUES (\(columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))"
    }
}
