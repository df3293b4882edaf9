import Domain
import Registration
import Store
import Testing

@Suite("The log of who saw a person")
struct AccessLogTests {
    private enum Somebody {}
    private let person: ID<Somebody>
    private let log: AccessLog
    private let entries: [AccessLog.Entry]
    private let head: AccessLog.Head

    init() throws {
        person = try ID("p-abc")
        log = AccessLog(keys: try KeyRing(Keys.one))
        entries = try Self.chain(of: person, in: log)
        head = AccessLog.Head(try #require(entries.last))
    }

    private static func chain(of person: ID<Somebody>, in log: AccessLog, count: Int = 6) throws -> [AccessLog.Entry] {
        var entries: [AccessLog.Entry] = []
        for index in 0..<count {
            entries.append(
                log.next(
                    after: entries.last.map(AccessLog.Head.init) ?? .none,
                    at: Instant(seconds: 1_794_812_400 + index / 2), actor: .district(try ID("farsta")), person: person,
                    act: index == 0 ? .written : .read, reason: try ID("booking")))
        }
        return entries
    }

    @Test("is whole as it was written, from no entries on")
    func whole() {
        #expect(log.firstBroken(in: entries, of: person, head: head) == nil)
        #expect(log.firstBroken(in: [], of: person, head: .none) == nil)
        #expect(entries.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(entries[0].actor == "district:farsta" && entries[0].act == "written" && entries[0].reason == "booking")
    }

    /// Made with another program: Python's hmac.
    @Test("marks with HMAC-SHA256 under a key derived with HKDF-SHA256")
    func known() throws {
        let entry = log.next(
            after: .none, at: Instant(seconds: 1_794_812_400), actor: .district(try ID("farsta")), person: person, act: .read,
            reason: try ID("booking"))
        #expect(entry.mark.text == "k-1.00896a32d5a12267e8b4550bfcea0e589476d8fa7278fe8ea165035dc02a1dfe")
    }

    private static let changes: [(String, @Sendable (inout AccessLog.Entry) -> Void)] = [
        ("number", { $0.number += 1 }), ("earlier number", { $0.number -= 1 }),
        ("at", { $0.at = Instant(seconds: $0.at.seconds + 1) }), ("actor", { $0.actor = "district:skarpnack" }),
        ("no actor", { $0.actor = "" }), ("person", { $0.person = "p-abd" }), ("act", { $0.act = "exported" }),
        ("reason", { $0.reason = "error" }),
        ("fields divided otherwise", { ($0.act, $0.reason) = ($0.act + "b", String($0.reason.dropFirst())) }),
        ("no mark", { $0.mark = AccessLog.Mark("") }),
        ("mark's key", { $0.mark = AccessLog.Mark("k-2" + $0.mark.text.dropFirst(3)) }),
        ("mark cut", { $0.mark = AccessLog.Mark(String($0.mark.text.dropLast())) }),
        ("mark written otherwise", { $0.mark = AccessLog.Mark("k-1." + $0.mark.text.dropFirst(4).uppercased()) }),
        ("mark and more", { $0.mark = AccessLog.Mark($0.mark.text + ".") }),
    ]

    @Test("tells of any field that is altered in any entry", arguments: changes.indices)
    func altered(_ index: Int) {
        for entry in entries.indices {
            var entries = entries
            Self.changes[index].1(&entries[entry])
            #expect(log.firstBroken(in: entries, of: person, head: head) == entry + 1, "\(Self.changes[index].0)")
        }
    }

    @Test("tells of every entry that is missing, and of the ends that are cut off")
    func missing() {
        for index in entries.indices {
            var entries = entries
            entries.remove(at: index)
            #expect(log.firstBroken(in: entries, of: person, head: head) == index + 1)
            let cut = Array(self.entries.prefix(index))
            #expect(log.firstBroken(in: cut, of: person, head: head) == index + 1)
        }
    }

    @Test("tells of the missing also when the rest are numbered anew")
    func renumbered() {
        for index in entries.indices.dropLast() {
            var entries = entries
            entries.remove(at: index)
            for later in index..<entries.count { entries[later].number -= 1 }
            let count = AccessLog.Head(mark: head.mark, count: head.count - 1)
            #expect(log.firstBroken(in: entries, of: person, head: count) == index + 1)
        }
    }

    @Test("tells of any two entries that changed places, with their numbers or without")
    func swapped() {
        for first in entries.indices {
            for second in entries.indices where first < second {
                var entries = entries
                entries.swapAt(first, second)
                #expect(log.firstBroken(in: entries, of: person, head: head) == first + 1)
                (entries[first].number, entries[second].number) = (first + 1, second + 1)
                #expect(log.firstBroken(in: entries, of: person, head: head) == first + 1)
            }
        }
    }

    @Test("tells of an entry that is put in, be it a copy")
    func inserted() {
        for index in 0...entries.count {
            var entries = entries
            entries.insert(self.entries[max(index - 1, 0)], at: index)
            // A copy of the first before the first is the first; what comes after it is then the one too many.
            #expect(log.firstBroken(in: entries, of: person, head: head) == max(index, 1) + 1)
        }
    }

    @Test("tells of entries that the person's row does not count, though they are marked rightly")
    func uncounted() {
        let short = AccessLog.Head(entries[3])
        #expect(log.firstBroken(in: entries, of: person, head: short) == 5)
        #expect(log.firstBroken(in: entries, of: person, head: .none) == 1)
        #expect(log.firstBroken(in: entries, of: person, head: AccessLog.Head(mark: head.mark, count: -1)) == 1)
    }

    @Test("tells of a row whose last mark is another")
    func otherHead() {
        let heads = [nil, entries[4].mark, AccessLog.Mark("")].map { AccessLog.Head(mark: $0, count: 6) }
        for head in heads { #expect(log.firstBroken(in: entries, of: person, head: head) == 6) }
        #expect(log.firstBroken(in: [], of: person, head: AccessLog.Head(mark: entries[0].mark, count: 0)) == 1)
        #expect(log.firstBroken(in: [], of: person, head: AccessLog.Head(mark: nil, count: 2)) == 1)
    }

    @Test("tells of another person's chain in the place of this one's")
    func otherPerson() throws {
        let others = try Self.chain(of: ID("p-xyz"), in: log)
        #expect(log.firstBroken(in: others, of: person, head: AccessLog.Head(try #require(others.last))) == 1)
        let mixed = Array(entries.prefix(3)) + others.suffix(3)
        #expect(log.firstBroken(in: mixed, of: person, head: AccessLog.Head(try #require(others.last))) == 4)
    }

    @Test("cannot be written by whoever has no key, or a sealing key by the same id")
    func otherKey() throws {
        let forger = AccessLog(keys: try KeyRing("k-1 \(Keys.new)"))
        let forged = try Self.chain(of: person, in: forger)
        #expect(log.firstBroken(in: forged, of: person, head: AccessLog.Head(try #require(forged.last))) == 1)
    }

    @Test("goes on under a new key, while the old one stays in the file")
    func rotated() throws {
        let both = AccessLog(keys: try KeyRing(Keys.two))
        let next = both.next(
            after: head, at: Instant(seconds: 1_794_900_000), actor: .person, person: person, act: .exported,
            reason: try ID("own-wish"))
        #expect(next.mark.text.hasPrefix("k-2."))
        #expect(both.firstBroken(in: entries + [next], of: person, head: AccessLog.Head(next)) == nil)
        let new = AccessLog(keys: try KeyRing("k-2 \(Keys.new)"))
        #expect(new.firstBroken(in: entries + [next], of: person, head: AccessLog.Head(next)) == 1)
    }
}
