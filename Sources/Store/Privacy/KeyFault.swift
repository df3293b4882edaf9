/// Why there are no keys to seal with. Holds nothing of what stands in the file.
public enum KeyFault: Error, Hashable, Sendable {
    /// No file, or no key in it.
    case absent
    case openToOthers(mode: UInt32)
    /// A sentence without a full stop.
    case unreadable(String)
    case lines([Line])

    public struct Line: Hashable, Sendable {
        /// 1 first.
        public let line: Int
        public let problem: Problem
    }

    public enum Problem: Hashable, Sendable {
        case form, id, base64
        case length(Int)
        case weak, idTwice, keyTwice
    }
}

extension KeyFault: CustomStringConvertible {
    /// How to make a key file that only its owner reads, for a message.
    public static let making = "(umask 077; echo \"k-1 $(openssl rand -base64 32)\" > FILE)"

    /// In English: sentences without full stops, one a line.
    public var description: String {
        switch self {
        case .absent: "there is no key to seal people's details with; make one with: \(Self.making)"
        case .openToOthers(let mode):
            "the key file is open to others than its owner (mode \(String(mode, radix: 8))); run chmod 600 on it, "
                + "and replace the key if others may have read it"
        case .unreadable(let problem): problem
        case .lines(let lines): lines.map { "line \($0.line): \($0.problem)" }.joined(separator: "\n")
        }
    }
}

extension KeyFault.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .form: "must be an id, a space and a key in base64"
        case .id: "the id must be 1-40 lower-case letters a-z, digits and hyphens, such as k-1"
        case .base64: "the key is not base64"
        case .length(let count): "the key has \(count) bytes; must be 32"
        case .weak: "the key is not random; draw one with openssl rand -base64 32"
        case .idTwice: "an earlier line has this id; must be unique"
        case .keyTwice: "an earlier line has this key; must be a new one"
        }
    }
}
