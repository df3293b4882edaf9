import Domain
import Foundation
import Store
import Testing

@Suite("Conflicts in words and for programs")
struct ConflictWordsTests {
    private static let group = ID<Offering>(slugOf: "group-0")
    private static let leader = ID<Leader>(slugOf: "leader-0")
    private static let days = [Day(clamping: 2027, 1, 26), Day(clamping: 2027, 2, 2)]

    /// A conflict, its level, code and parameters, and how it reads in Swedish and in English.
    typealias Sample = (conflict: Conflict, level: String, parameters: [String: String], swedish: String, english: String)

    static let samples: [Sample] = [
        (
            .breaks(.venueTaken(by: group, days)), "block", ["code": "venue-taken", "offering": "group-0"],
            "lokalen används av Group 0 (group-0) 26 jan, 2 feb", "the venue is used by Group 0 (group-0) on 26 Jan, 2 Feb"
        ),
        (
            .breaks(.venueClosed(open: [480..<990])), "block", ["code": "venue-closed"],
            "lokalen är inte öppen då; öppet den veckodagen: 08:00–16:30",
            "the venue is not open then; open that weekday: 08:00–16:30"
        ),
        (
            .breaks(.leaderOnTheWay(leader, from: group, minutes: 20, [days[0]])), "block",
            ["code": "leader-on-the-way", "leader": "leader-0", "minutes": "20"],
            "Leader 0 (leader-0) hinner inte de 20 minuterna till eller från Group 0 (group-0) 26 jan",
            "Leader 0 (leader-0) has too little time for the 20 minutes between here and Group 0 (group-0) on 26 Jan"
        ),
        (
            .breaks(.doesNotFitTerm(closed: [days[0]])), "block", ["code": "does-not-fit-term"],
            "alla träffar ryms inte mellan 11 jan och 7 mars; stängt 26 jan",
            "the meetings do not all fit between 11 Jan and 7 Mar; closed 26 Jan"
        ),
        (
            .breaks(.startNotAllowed([1, 3])), "block", ["code": "start-not-allowed"],
            "veckan är inte en av gruppens startveckor: 2, 4", "not one of the offering's start weeks: 2, 4"
        ),
        (
            .breaks(.tooFewParticipants(left: 2, minimum: 5)), "block",
            ["code": "too-few-participants", "left": "2", "minimum": "5"], "bara 2 kan delta; minst 5 behövs",
            "only 2 can take part; at least 5 needed"
        ),
        (
            .breaks(.pinned(.leaders)), "block", ["code": "pinned", "part": "leaders"], "ledningen är bestämd i förväg",
            "the leaders are decided beforehand"
        ),
        (
            .losesSeat(people: 1), "warn", ["code": "loses-seat", "people": "1"], "1 person förlorar sin plats",
            "1 person loses the seat"
        ),
        (
            .clashNextDoor(group, days), "warn", ["code": "clash-next-door", "offering": "group-0"],
            "Group 0 (group-0), för samma målgrupp i samma eller en angränsande stadsdel, träffas samtidigt 26 jan, 2 feb",
            "Group 0 (group-0), for the same target group in the same or a neighbouring district, meets at the same time on 26 Jan, 2 Feb"
        ),
        (
            .preferences(before: 7, after: 5), "note", ["code": "preferences", "before": "7", "after": "5"],
            "önskemålen (L2) går från 7 till 5, alltså bättre", "preferences (L2) go from 7 to 5, that is better"
        ),
    ]

    @Test("say the same, with dates, hours and names", arguments: samples.indices)
    func words(_ index: Int) throws {
        let sample = Self.samples[index]
        let city = try Town().city()
        #expect(Wording.swedish.text(of: sample.conflict, in: city) == sample.swedish)
        #expect(Wording.english.text(of: sample.conflict, in: city) == sample.english)
        let bytes = try JSONEncoder().encode(ConflictForm(sample.conflict, in: city, wording: .english))
        let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(object["level"] as? String == sample.level)
        #expect(object["text"] as? String == sample.english)
        for (name, value) in sample.parameters { #expect("\(object[name] ?? "-")" == value) }
    }

    @Test("come with dates as ISO 8601 for programs")
    func dates() throws {
        let form = ConflictForm(.breaks(.venueBusy(Self.days)), in: try Town().city(), wording: .swedish)
        let object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(form)) as? [String: Any])
        #expect(object["days"] as? [String] == ["2027-01-26", "2027-02-02"])
    }

    @Test("of a lapsed plan name the part and what fails")
    func lapses() throws {
        let city = try Town().city()
        let lapse = Lapse.session(Self.group, [.leaderBusy(Self.leader, [Self.days[1]]), .venueGone])
        #expect(
            Wording.swedish.text(of: lapse, in: city)
                == "Group 0 (group-0): Leader 0 (leader-0) är upptagen enligt sin kalender 2 feb; lokalen finns inte i terminens tabeller"
        )
        #expect(
            Wording.english.text(of: .seat(ID(slugOf: "p"), Self.group, .notKept), in: city)
                == "p in Group 0 (group-0): the seat cannot be kept")
    }
}
