internal import Foundation

/// A line of a backup: one JSON object each, for any engine.
///
///     {"format":"traffpunkt-backup/1","schema":3}
///     {"table":"sessions","columns":["id","free"]}
///     {"row":["a",12]}
///     {"rows":{"sessions":1},"sha256":"…"}
///
/// The last line counts the rows, and has the SHA-256 of all bytes before it.
enum BackupLine: Hashable {
    case header(schema: Int)
    case table(name: String, columns: [String])
    case row([SQLValue])
    case end(rows: [String: Int], sha256: String)

    static let format = "traffpunkt-backup/1"

    /// Without its line break.
    var text: String {
        switch self {
        case .header(let schema): #"{"format":\#(Self.quoted(Self.format)),"schema":\#(schema)}"#
        case .table(let name, let columns):
            #"{"table":\#(Self.quoted(name)),"columns":[\#(columns.map(Self.quoted).joined(separator: ","))]}"#
        case .row(let values): #"{"row":[\#(values.map(Self.json).joined(separator: ","))]}"#
        case .end(let rows, let sha256):
            #"{"rows":{\#(rows.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value)" }.joined(separator: ","))},"#
                + #""sha256":\#(Self.quoted(sha256))}"#
        }
    }

    /// - Returns: nil for what is no line of a backup.
    init?(_ bytes: [UInt8]) {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes)) else { return nil }
        switch (fields.format, fields.schema, fields.table, fields.columns, fields.row, fields.rows, fields.sha256) {
        case (Self.format, let schema?, nil, nil, nil, nil, nil) where schema >= 0: self = .header(schema: schema)
        case (nil, nil, let name?, let columns?, nil, nil, nil): self = .table(name: name, columns: columns)
        case (nil, nil, nil, nil, let row?, nil, nil): self = .row(row.map(\.value))
        case (nil, nil, nil, nil, nil, let rows?, let sha256?): self = .end(rows: rows, sha256: sha256)
        default: return nil
        }
    }

    private struct Fields: Decodable {
        let format: String?
        let schema: Int?
        let table: String?
        let columns: [String]?
        let row: [Value]?
        let rows: [String: Int]?
        let sha256: String?
    }

    private struct Value: Decodable {
        let value: SQLValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let number = try? container.decode(Int.self) {
                value = .integer(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }
    }

    private static func json(_ value: SQLValue) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .text(let text): quoted(text)
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
