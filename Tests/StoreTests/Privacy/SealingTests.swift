import Domain
import Registration
import Store
import Testing

@Suite("What is sealed")
struct SealingTests {
    static let text = Array("Åsa, 070-123 45 67".utf8)

    @Test("opens for the same person and field, and is sealed anew each time")
    func opens() throws {
        let ring = try KeyRing(Keys.one)
        let values = try (0..<50).map { _ in try ring.seal(Self.text, for: "p-a", field: "name") }
        #expect(Set(values).count == 50)
        for value in values { #expect(try ring.open(value, for: "p-a", field: "name") == Self.text) }
        #expect(try ring.open(ring.seal([], for: "p-a", field: "name"), for: "p-a", field: "name") == [])
    }

    /// Made with another program: Python's hmac and cryptography.
    @Test("is AES-256-GCM under a key derived with HKDF-SHA256")
    func known() throws {
        let value = "k-1.AAECAwQFBgcICQoL5Nmly7Q88hJdbdEdYkLxrAFxMnM"
        #expect(try KeyRing(Keys.one).open(value, for: "p-abc", field: "name") == Array("Åsa".utf8))
    }

    @Test(
        "does not open for another person, another field, or where the two are divided otherwise",
        arguments: [("p-b", "name"), ("p-a", "statistics"), ("p-an", "ame"), ("p-", "aname"), ("", "p-aname"), ("p-aname", "")])
    func moved(person: String, field: String) throws {
        let ring = try KeyRing(Keys.one)
        let value = try ring.seal(Self.text, for: "p-a", field: "name")
        #expect(throws: SealFailure.altered) { try ring.open(value, for: person, field: field) }
    }

    @Test("does not open when any character of it is another, is missing or is there twice")
    func altered() throws {
        let ring = try KeyRing("k-1 \(Keys.old)\nk-2 \(Keys.new)")
        let value = Array(try ring.seal(Self.text, for: "p-a", field: "name"))
        var opened: [String] = []
        for index in value.indices {
            var others: [[Character]] =
                "Aa1-_.=+ ".filter { $0 != value[index] }.map { [$0] } + [[], [value[index], value[index]]]
            others.append([Character(value[index].isUppercase ? value[index].lowercased() : value[index].uppercased())])
            for other in others where other != [value[index]] {
                let text = String(value[..<index] + other + value[(index + 1)...])
                if (try? ring.open(text, for: "p-a", field: "name")) != nil { opened.append(text) }
            }
        }
        #expect(opened == [])
    }

    @Test(
        "is refused as altered when it is no sealed value",
        arguments: ["", ".", "k-1", "k-1.", "k-1.AAAA", "K.AAAA", "k-1.åäö", ".AAAA"])
    func malformed(_ value: String) throws {
        #expect(throws: SealFailure.altered) { try KeyRing(Keys.one).open(value, for: "p-a", field: "name") }
    }

    @Test("does not open under another key that goes by the same id")
    func otherKey() throws {
        let value = try KeyRing(Keys.one).seal(Self.text, for: "p-a", field: "name")
        #expect(throws: SealFailure.altered) { try KeyRing("k-1 \(Keys.new)").open(value, for: "p-a", field: "name") }
    }

    @Test("opens after a new key has come before its own, and is then sealed with the new one")
    func rotated() throws {
        let (old, both, new) = (try KeyRing(Keys.one), try KeyRing(Keys.two), try KeyRing("k-2 \(Keys.new)"))
        let value = try old.seal(Self.text, for: "p-a", field: "name")
        #expect(try both.open(value, for: "p-a", field: "name") == Self.text)
        #expect(try both.sealingKey(of: value) == ID("k-1"))
        let resealed = try #require(try both.resealed(value, for: "p-a", field: "name"))
        #expect(try new.open(resealed, for: "p-a", field: "name") == Self.text)
        #expect(try both.resealed(resealed, for: "p-a", field: "name") == nil)
        let missing = SealFailure.unknownKey(try ID("k-1"))
        #expect(throws: missing) { try new.open(value, for: "p-a", field: "name") }
        #expect(throws: missing) { try new.resealed(value, for: "p-a", field: "name") }
    }

    @Test("of details, opens as they were, and its length tells nothing of them")
    func details() throws {
        let ring = try KeyRing(Keys.one)
        let full = PersonalDetails(
            name: try PersonName("Åsa \"Å\" Öberg/Li"), reach: .email(try EmailAddress("asa.oberg@example.org")),
            needs: .init(features: [.stepFree, .hearingLoop], interpreter: .somali, respite: true))
        let reached = PersonalDetails(name: try PersonName("Bo"), reach: .phone(try PhoneNumber("070-123 45 67")))
        let called = PersonalDetails(name: nil, reach: .call(try PhoneNumber("070-123 45 67")), isProtected: true)
        let bare = PersonalDetails(name: nil, reach: .throughStaff)
        var lengths: Set<Int> = []
        for details in [full, reached, called, bare] {
            let value = try ring.seal(details, for: "p-a", field: "details")
            lengths.insert(value.utf8.count)
            #expect(try ring.open(PersonalDetails.self, from: value, for: "p-a", field: "details") == details)
        }
        #expect(lengths.count == 1)
    }

    @Test("of statistics, opens as they were")
    func statistics() throws {
        let ring = try KeyRing(Keys.one)
        for told in [PersonalStatistics(age: .to64, gender: .woman, language: .arabic), PersonalStatistics()] {
            let value = try ring.seal(told, for: "p-a", field: "statistics")
            #expect(try ring.open(PersonalStatistics.self, from: value, for: "p-a", field: "statistics") == told)
        }
    }

    @Test(
        "is parsed again when it opens, and what is wrong in it is not told",
        arguments: [
            "", "null", "[]", #"{"features":[]}"#, #"{"features":["wings"],"protected":false,"respite":false}"#,
            #"{"features":[],"protected":false,"respite":false,"email":"asa"}"#,
            #"{"features":[],"protected":false,"respite":false,"phone":"112"}"#,
            #"{"features":[],"protected":false,"respite":false,"email":"a@b.se","phone":"+46701234567"}"#,
            #"{"features":[],"protected":false,"respite":false,"name":"811218-9876"}"#,
            #"{"features":[],"protected":false,"respite":false,"interpreter":"Arabic"}"#,
        ])
    func unreadable(_ json: String) throws {
        let ring = try KeyRing(Keys.one)
        let value = try ring.seal(Array(json.utf8), for: "p-a", field: "details")
        #expect(throws: UnreadableDetails()) {
            try ring.open(PersonalDetails.self, from: value, for: "p-a", field: "details")
        }
    }
}
