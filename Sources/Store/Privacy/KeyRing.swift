internal import Crypto
public import Domain
internal import Foundation

/// The keys that people's details are sealed with, and the log of who saw them is marked with. They are kept outside the database.
///
/// The text of a key file has one key a line, `ID BASE64`, where the base64 is 32 random bytes; empty lines and what follows `#`
/// count for nothing. The first key seals and marks; all of them open and check, so a key that has sealed anything must stay.
/// What a key does comes of keys derived from it (HKDF-SHA256, RFC 5869), one a use, so that one line is enough.
public struct KeyRing: Sendable {
    public struct Key: Sendable {
        public let id: ID<Key>
        let sealing: SymmetricKey
        let marking: SymmetricKey
    }

    /// Seals and marks.
    let first: Key
    private let keys: [ID<Key>: Key]

    /// In the order of the file.
    public let ids: [ID<Key>]

    func key(_ id: ID<Key>) -> Key? { keys[id] }

    /// Reads a text, such as an environment variable's.
    ///
    /// - Throws: all that is wrong in it, by line, without any of it.
    public init(_ text: String) throws(KeyFault) {
        let lines = KeyLines(text)
        guard lines.faults.isEmpty else { throw .lines(lines.faults) }
        guard let first = lines.keys.first else { throw .absent }
        self.first = Key(first)
        ids = lines.keys.map(\.id)
        keys = Dictionary(lines.keys.map { ($0.id, Key($0)) }) { earlier, _ in earlier }
    }

    /// Reads a key file, which must be its owner's alone.
    public init(file path: String) throws(KeyFault) {
        let found: (bytes: [UInt8], mode: UInt32)
        do {
            found = try FolderFile.bytesAndMode(at: path, atMost: 100_000)
        } catch .missing {
            throw .absent
        } catch {
            throw .unreadable(error.problem)
        }
        guard found.mode & 0o077 == 0 else { throw .openToOthers(mode: found.mode & 0o777) }
        guard let text = String(validating: found.bytes, as: UTF8.self) else { throw .unreadable("must be UTF-8") }
        try self.init(text)
    }

    /// The text of a new key file, with one key.
    public static func generate() -> String {
        """
        # Seals what is stored of people. Keep a copy apart from the database's: without it, what is sealed is lost.
        # The first key seals; the others open what they have sealed, so add a new one above the others.
        \(newLine())

        """
    }

    /// The text of a key file with a new key before those that are there; the rest stays as it is.
    ///
    /// - Throws: when the text is no key file.
    public static func addingNew(to text: String) throws(KeyFault) -> String {
        _ = try KeyRing(text)
        let place = text.split(whereSeparator: \.isNewline).first { !KeyLines.content(of: $0).isEmpty }?.startIndex
        guard let place else { throw .absent }
        return "\(text[..<place])\(newLine())\n\(text[place...])"
    }

    private static func newLine() -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        return "k-\(base32(count: 8, using: &random)) \(bytes.base64EncodedString())"
    }
}

/// Neither printed nor dumped: what is logged of a key ring by mistake is the ids.
extension KeyRing: CustomStringConvertible, CustomReflectable {
    public var description: String { "keys \(ids.map(\.text).joined(separator: ", "))" }
    public var customMirror: Mirror { Mirror(self, children: ["ids": ids]) }
}

extension KeyRing.Key: CustomStringConvertible, CustomReflectable {
    public var description: String { "key \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }

    fileprivate init(_ line: KeyLines.Key) {
        let root = SymmetricKey(data: line.bytes)
        let derived = { (use: String) in
            HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Array("traffpunkt \(use) 1".utf8), outputByteCount: 32)
        }
        self.init(id: line.id, sealing: derived("seal"), marking: derived("mark"))
    }
}

/// The lines of a key file.
private struct KeyLines {
    struct Key {
        let id: ID<KeyRing.Key>
        let bytes: [UInt8]
    }

    private(set) var keys: [Key] = []
    private(set) var faults: [KeyFault.Line] = []

    /// What counts of a line.
    static func content(of line: some StringProtocol) -> String {
        let content = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
        return content.joined(separator: " ")
    }

    init(_ text: String) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = KeyLines.content(of: line)
            guard !content.isEmpty else { continue }
            if let problem = add(content) { faults.append(KeyFault.Line(line: index + 1, problem: problem)) }
        }
    }

    /// - Returns: what is wrong with the line.
    private mutating func add(_ content: String) -> KeyFault.Problem? {
        let words = content.split(separator: " ")
        guard words.count == 2 else { return .form }
        guard let id = try? ID<KeyRing.Key>(String(words[0])) else { return .id }
        guard let data = Data(base64Encoded: String(words[1])) else { return .base64 }
        let bytes = Array(data)
        guard bytes.count == 32 else { return .length(bytes.count) }
        guard !bytes.isWeakKey else { return .weak }
        guard !keys.contains(where: { $0.id == id }) else { return .idTwice }
        guard !keys.contains(where: { $0.bytes == bytes }) else { return .keyTwice }
        keys.append(Key(id: id, bytes: bytes))
        return nil
    }
}

extension [UInt8] {
    /// Whether they look made rather than drawn: text, a count, or few values. Of random keys, fewer than one in 10^13 do.
    fileprivate var isWeakKey: Bool {
        let steps = zip(self, dropFirst()).map { $1 &- $0 }
        return Set(self).count < 16 || Set(steps).count < 8 || allSatisfy { (0x20..<0x7F).contains($0) }
    }
}
