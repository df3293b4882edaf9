/// A value in a statement or a row: all that both engines have in common.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)

    /// A number or null.
    public static func optional(_ number: Int?) -> SQLValue { number.map(SQLValue.integer) ?? .null }
    /// A text or null.
    public static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(nilLiteral: ()) { self = .null }
}

/// A row's values by their columns' places, 0 first.
public struct SQLRow: Hashable, Sendable {
    let values: [SQLValue]

    public func integer(_ column: Int) throws(DatabaseFailure) -> Int {
        guard case .integer(let number) = try value(column) else { throw .wrongType(column: column) }
        return number
    }

    public func text(_ column: Int) throws(DatabaseFailure) -> String {
        guard case .text(let text) = try value(column) else { throw .wrongType(column: column) }
        return text
    }

    /// nil for null.
    public func optionalInteger(_ column: Int) throws(DatabaseFailure) -> Int? {
        try value(column) == .null ? nil : try integer(column)
    }

    /// nil for null.
    public func optionalText(_ column: Int) throws(DatabaseFailure) -> String? {
        try value(column) == .null ? nil : try text(column)
    }

    private func value(_ column: Int) throws(DatabaseFailure) -> SQLValue {
        guard values.indices.contains(column) else { throw .wrongType(column: column) }
        return values[column]
    }
}
