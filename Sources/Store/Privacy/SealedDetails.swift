internal import Domain
internal import Foundation
public import Registration

// What is stored of a person, as JSON to seal.

extension PersonalStatistics.AgeBand: Codable {}
extension PersonalStatistics.Gender: Codable {}

extension PersonalDetails: Codable {
    private enum Key: String, CodingKey {
        case name, email, phone, call, features, interpreter, respite, isProtected = "protected"
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encodeIfPresent(name?.text, forKey: .name)
        switch reach {
        case .email(let address): try fields.encode(address.text, forKey: .email)
        case .phone(let number): try fields.encode(number.text, forKey: .phone)
        case .call(let number): try fields.encode(number.text, forKey: .call)
        case .throughStaff: break
        }
        try fields.encode(needs.features.names, forKey: .features)
        try fields.encodeIfPresent(needs.interpreter?.code, forKey: .interpreter)
        try fields.encode(needs.respite, forKey: .respite)
        try fields.encode(isProtected, forKey: .isProtected)
    }

    /// Parses every part as if a person had written it.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let text = { (key: Key) in try fields.decodeIfPresent(String.self, forKey: key) }
        let reach: Reach =
            switch (try text(.email), try text(.phone), try text(.call)) {
            case (let email?, nil, nil): .email(try EmailAddress(email))
            case (nil, let phone?, nil): .phone(try PhoneNumber(phone))
            case (nil, nil, let phone?): .call(try PhoneNumber(phone))
            case (nil, nil, nil): .throughStaff
            default: throw UnreadableDetails()
            }
        var features: Features = []
        for name in try fields.decode([String].self, forKey: .features) {
            guard let known = Features.named.first(where: { $0.name == name }) else { throw UnreadableDetails() }
            features.formUnion(known.feature)
        }
        let needs = Needs(
            features: features, interpreter: try language(text(.interpreter)),
            respite: try fields.decode(Bool.self, forKey: .respite))
        self.init(
            name: try text(.name).map { try PersonName($0) }, reach: reach, needs: needs,
            isProtected: try fields.decode(Bool.self, forKey: .isProtected))
    }
}

extension PersonalStatistics: Codable {
    private enum Key: String, CodingKey { case age, gender, language }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encodeIfPresent(age, forKey: .age)
        try fields.encodeIfPresent(gender, forKey: .gender)
        try fields.encodeIfPresent(language?.code, forKey: .language)
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        self.init(
            age: try fields.decodeIfPresent(AgeBand.self, forKey: .age),
            gender: try fields.decodeIfPresent(Gender.self, forKey: .gender),
            language: try Store.language(fields.decodeIfPresent(String.self, forKey: .language)))
    }
}

/// Sealed details that open, and are none. Holds nothing of them.
public struct UnreadableDetails: Error, Hashable, Sendable {
    public init() {}
}

private func language(_ code: String?) throws(UnreadableDetails) -> Language? {
    guard let code else { return nil }
    guard let language = Language(code) else { throw UnreadableDetails() }
    return language
}

extension KeyRing {
    /// Seals a value as JSON, filled up with spaces so that its length does not tell what is in it.
    public func seal(_ value: some Encodable, for person: String, field: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = Array(try encoder.encode(value))
        let space = [UInt8](repeating: UInt8(ascii: " "), count: 255 - (json.count + 255) % 256)
        return try seal(json + space, for: person, field: field)
    }

    /// - Throws: `SealFailure` when it does not open, `UnreadableDetails` when what is in it is no such value.
    public func open<Value: Decodable>(
        _ type: Value.Type, from sealed: String, for person: String, field: String
    ) throws -> Value {
        let json = try open(sealed, for: person, field: field)
        do {
            return try JSONDecoder().decode(type, from: Data(json))
        } catch {
            // What the decoder says quotes what it could not read.
            throw UnreadableDetails()
        }
    }
}
