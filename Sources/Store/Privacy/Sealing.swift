internal import Crypto
public import Domain
internal import Foundation

/// Why something does not open.
public enum SealFailure: Error, Hashable, Sendable {
    /// No such key in the key file: an older one is missing there.
    case unknownKey(ID<KeyRing.Key>)
    /// Not what was sealed for that person and field.
    case altered
    /// The cipher would not seal.
    case unsealed
}

extension SealFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKey(let id): "sealed with the key \(id), which is not in the key file"
        case .altered: "not what was sealed there, or not for that person"
        case .unsealed: "could not be sealed"
        }
    }
}

/// Sealed values are text: the key's id, a full stop, and in base64url a nonce, the ciphertext and its tag (AES-256-GCM, NIST SP
/// 800-38D). The person, the field and the key's id are authenticated with it, so that a value that is moved to another person or
/// another field does not open.
extension KeyRing {
    /// Seals with the first key, under a new random nonce.
    ///
    /// - Parameter person: the id that the value is stored under.
    public func seal(_ bytes: [UInt8], for person: String, field: String) throws(SealFailure) -> String {
        do {
            let box = try AES.GCM.seal(bytes, using: first.sealing, authenticating: binding(first.id, person, field))
            guard let combined = box.combined else { throw SealFailure.unsealed }
            return "\(first.id).\(base64URL(combined))"
        } catch {
            throw .unsealed
        }
    }

    /// Opens with the key that the value names.
    public func open(_ sealed: String, for person: String, field: String) throws(SealFailure) -> [UInt8] {
        guard let id = sealingKey(of: sealed), let combined = bytes(base64URL: String(sealed.dropFirst(id.text.count + 1)))
        else { throw .altered }
        guard let key = key(id) else { throw .unknownKey(id) }
        do {
            let box = try AES.GCM.SealedBox(combined: combined)
            return Array(try AES.GCM.open(box, using: key.sealing, authenticating: binding(id, person, field)))
        } catch {
            throw .altered
        }
    }

    /// The value under the first key; nil when it is under it already.
    public func resealed(_ sealed: String, for person: String, field: String) throws(SealFailure) -> String? {
        guard sealingKey(of: sealed) != first.id else { return nil }
        return try seal(try open(sealed, for: person, field: field), for: person, field: field)
    }

    /// The key that a value says it is sealed with; nil when it is no sealed value.
    public func sealingKey(of sealed: String) -> ID<Key>? {
        guard let stop = sealed.firstIndex(of: ".") else { return nil }
        return try? ID(String(sealed[..<stop]))
    }

    private func binding(_ id: ID<Key>, _ person: String, _ field: String) -> [UInt8] {
        framed(["traffpunkt sealed 1", id.text, person, field])
    }
}
