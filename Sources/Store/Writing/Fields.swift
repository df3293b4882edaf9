import Domain

/// Named values of a JSON object whose names depend on what it tells.
struct Fields: Hashable {
    indirect enum Value: Hashable {
        case number(Int), flag(Bool), text(String), list([Value]), object(Fields)
    }

    var values: [String: Value]

    init(_ values: [String: Value] = [:]) { self.values = values }

    func merging(_ other: Fields) -> Fields { Fields(values.merging(other.values) { first, _ in first }) }
}

// MARK: - Writing

extension Fields.Value {
    static func day(_ day: Day) -> Self { .text(day.iso) }
    static func id<Of>(_ id: ID<Of>) -> Self { .text(id.text) }
    static func ids<Of>(_ ids: [ID<Of>]) -> Self { .list(ids.map { .id($0) }) }
    static func objects(_ objects: [Fields]) -> Self { .list(objects.map { .object($0) }) }
}

// MARK: - Reading: nil where the value is missing or of another kind

extension Fields {
    func number(_ name: String) -> Int? {
        if case .number(let number) = values[name] { number } else { nil }
    }

    func flag(_ name: String) -> Bool? {
        if case .flag(let flag) = values[name] { flag } else { nil }
    }

    func text(_ name: String) -> String? { values[name]?.text }

    func day(_ name: String) -> Day? { text(name).flatMap { Day(iso: $0) } }

    func id<Of>(_ name: String) -> ID<Of>? { text(name).flatMap { try? ID($0) } }

    func texts(_ name: String) -> [String]? { list(name)?.every(\.text) }

    func ids<Of>(_ name: String) -> [ID<Of>]? { texts(name)?.every { try? ID($0) } }

    func objects(_ name: String) -> [Fields]? {
        list(name)?.every { if case .object(let fields) = $0 { fields } else { nil } }
    }

    private func list(_ name: String) -> [Value]? {
        if case .list(let list) = values[name] { list } else { nil }
    }
}

extension Fields.Value {
    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension Sequence {
    /// The results for all elements; nil when there is none for one of them.
    func every<Result>(_ transform: (Element) -> Result?) -> [Result]? {
        var results: [Result] = []
        for element in self {
            guard let result = transform(element) else { return nil }
            results.append(result)
        }
        return results
    }
}

// MARK: - JSON

extension Fields: Codable {
    struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Name.self)
        for (name, value) in values { try object.encode(value, forKey: Name(name)) }
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Name.self)
        values = Dictionary(
            uniqueKeysWithValues: try object.allKeys.map { ($0.stringValue, try object.decode(Value.self, forKey: $0)) })
    }
}

extension Fields.Value: Codable {
    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let fields): try value.encode(fields)
        }
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([Fields.Value].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode(Fields.self))
        }
    }
}
