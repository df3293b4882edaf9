internal import Crypto
public import Domain
internal import Foundation
public import Registration

/// Who did what with a person's record, when and why: one chain of entries a person, in which every entry's mark is made with a key
/// over all of its fields and the mark before it.
///
/// The last mark and the count are kept in the person's row, so that a chain that is cut off shows too. Whoever can write both
/// the log and that row, without the key, can still put both back to what they once were together; only a copy of the heads kept
/// elsewhere tells of that.
public struct AccessLog: Sendable {
    private let keys: KeyRing

    public init(keys: KeyRing) { self.keys = keys }

    public enum Act: String, CaseIterable, Hashable, Sendable {
        case read, written, exported, erased, corrected, disclosed
    }

    /// Why, as a slug of a fixed list: never free text, which could tell of the person.
    public enum Reason {}

    /// An entry as it is stored, which somebody may have altered.
    public struct Entry: Hashable, Sendable {
        /// 1 first.
        public var number: Int
        public var at: Instant
        public var actor: String
        public var person: String
        public var act: String
        public var reason: String
        public var mark: Mark

        public init(
            number: Int, at: Instant, actor: String, person: String, act: String, reason: String, mark: Mark
        ) {
            self.number = number
            self.at = at
            self.actor = actor
            self.person = person
            self.act = act
            self.reason = reason
            self.mark = mark
        }
    }

    /// The key's id, a full stop, and an HMAC-SHA256 (RFC 2104) as hexadecimal digits.
    public struct Mark: Hashable, Sendable {
        public let text: String

        public init(_ text: String) { self.text = text }
    }

    /// Where a chain ends.
    public struct Head: Hashable, Sendable {
        /// nil when there are no entries.
        public let mark: Mark?
        public let count: Int

        public init(mark: Mark?, count: Int) {
            self.mark = mark
            self.count = count
        }

        /// Of a chain without entries.
        public static let none = Head(mark: nil, count: 0)
    }
}

extension AccessLog.Head {
    /// Of a chain that ends with that entry.
    public init(_ last: AccessLog.Entry) { self.init(mark: last.mark, count: last.number) }
}

extension AccessLog {
    /// The entry that comes after a chain's last, marked with the first key.
    public func next<Person>(
        after head: Head, at: Instant, actor: Actor, person: ID<Person>, act: Act, reason: ID<Reason>
    ) -> Entry {
        var entry = Entry(
            number: head.count + 1, at: at, actor: actor.description, person: person.text, act: act.rawValue,
            reason: reason.text, mark: Mark(""))
        let code = HMAC<SHA256>.authenticationCode(for: message(entry, keys.first.id, head.mark), using: keys.first.marking)
        entry.mark = Mark("\(keys.first.id).\(hexadecimal(code))")
        return entry
    }

    /// The number of the first entry that is altered, missing, moved or not this person's; nil when the chain is whole.
    ///
    /// - Parameter entries: all that are stored of the person, by number.
    /// - Complexity: O(entries).
    public func firstBroken<Person>(in entries: [Entry], of person: ID<Person>, head: Head) -> Int? {
        var previous: Mark?
        for (index, entry) in entries.enumerated() {
            let number = index + 1
            guard number <= head.count, entry.number == number, entry.person == person.text, isMarked(entry, after: previous)
            else { return number }
            previous = entry.mark
        }
        guard entries.count == max(head.count, 0) else { return entries.count + 1 }
        return previous == head.mark ? nil : max(entries.count, 1)
    }

    private func isMarked(_ entry: Entry, after previous: Mark?) -> Bool {
        let parts = entry.mark.text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = try? ID<KeyRing.Key>(String(parts[0])), let key = keys.key(id) else { return false }
        let code = HMAC<SHA256>.authenticationCode(for: message(entry, id, previous), using: key.marking)
        return Array(hexadecimal(code).utf8) == Array(parts[1].utf8)
    }

    /// What an entry's mark is made over.
    private func message(_ entry: Entry, _ key: ID<KeyRing.Key>, _ previous: Mark?) -> [UInt8] {
        framed([
            "traffpunkt access 1", key.text, previous?.text ?? "", String(entry.number), String(entry.at.seconds), entry.actor,
            entry.person, entry.act, entry.reason,
        ])
    }
}
