import Domain
import Foundation
import Store
import Testing

@Suite("Changes of what was announced, in words and for programs")
struct ReplanWordsTests {
    private static let group = ID<Offering>(slugOf: "group-0")
    private static let other = ID<Offering>(slugOf: "group-1")
    private static let person = ID<Request>(slugOf: "person-0")
    private static let (ann, bo) = (ID<Leader>(slugOf: "leader-0"), ID<Leader>(slugOf: "leader-1"))
    private static let days = [Day(clamping: 2027, 1, 26), Day(clamping: 2027, 2, 2)]

    private static func place(_ minutes: Int, _ room: String) -> Arrangement {
        Arrangement(
            offering: group, time: WeeklyTime(.tuesday, ClockTime(clamping: minutes)), venue: ID(slugOf: room), startWeek: 1,
            leaders: [ann])
    }

    /// A change, its code and how it reads in Swedish and in English.
    typealias Sample = (change: AnnouncedChange, code: String, swedish: String, english: String)

    static let samples: [Sample] = [
        (
            .moved(from: place(780, "room-0"), to: place(780, "room-1"), people: 3, [.obstacle(.venueBusy([days[0]]))]),
            "session-moved",
            "Group 0 (group-0): flyttas från tis 13:00, Room 0 (room-0), v. 2 till tis 13:00, Room 1 (room-1), v. 2; "
                + "berör 3 deltagare, eftersom: lokalen är upptagen enligt sin egen kalender 26 jan",
            "Group 0 (group-0): moves from Tue 13:00, Room 0 (room-0), week 2 to Tue 13:00, Room 1 (room-1), week 2; "
                + "touches 3 participants, because: the venue is busy by its own calendar on 26 Jan"
        ),
        (
            .leadersReplaced(group, from: [ann], to: [bo], people: 1, [.asked]), "leaders-replaced",
            "Group 0 (group-0): ledningen byts från Leader 0 (leader-0) till Leader 1 (leader-1); berör 1 deltagare, "
                + "eftersom: den får flyttas",
            "Group 0 (group-0): leaders change from Leader 0 (leader-0) to Leader 1 (leader-1); touches 1 participant, "
                + "because: it may be moved"
        ),
        (
            .cancelled(place(780, "room-0"), people: 3, [.nobodyToLeadIt]), "session-cancelled",
            "Group 0 (group-0): ställs in, tis 13:00, Room 0 (room-0), v. 2; berör 3 deltagare, "
                + "eftersom: ingen annan som kan leda den då är ledig",
            "Group 0 (group-0): is cancelled, Tue 13:00, Room 0 (room-0), week 2; "
                + "touches 3 participants, because: nobody else who could lead it then is free"
        ),
        (
            .dates(group, lost: [days[0]], gained: [days[1]]), "dates-changed",
            "Group 0 (group-0): andra datum, inte 26 jan, utan 2 feb",
            "Group 0 (group-0): other dates, not 26 Jan, but 2 Feb"
        ),
        (
            .opened(place(780, "room-0"), people: 4), "session-opened",
            "Group 0 (group-0): öppnas, tis 13:00, Room 0 (room-0), v. 2, Leader 0 (leader-0); 4 deltagare",
            "Group 0 (group-0): opens, Tue 13:00, Room 0 (room-0), week 2, Leader 0 (leader-0); 4 participants"
        ),
        (
            .seatLost(person, from: group, .cannotComeThen), "seat-lost",
            "person-0: förlorar sin plats i Group 0 (group-0), eftersom: kan inte komma då",
            "person-0: loses the seat in Group 0 (group-0), because: cannot come then"
        ),
        (
            .seatChanged(person, from: group, to: other, .sessionGone), "seat-changed",
            "person-0: får plats i Group 1 (group-1) i stället för Group 0 (group-0), eftersom: gruppen blir inte av som planerat",
            "person-0: sits in Group 1 (group-1) instead of Group 0 (group-0), because: the session does not run as planned"
        ),
        (
            .seatGained(person, group), "seat-gained", "person-0: får plats i Group 0 (group-0)",
            "person-0: gets a seat in Group 0 (group-0)"
        ),
    ]

    private var city: City {
        get throws { try Town(groups: 2, rooms: 2, leaders: 2, homes: ["here"]).city() }
    }

    private func replan(_ changes: [AnnouncedChange]) -> Replan {
        let plan = Plan(
            term: ID(slugOf: "term"), sessions: [], seats: [], waitlists: [], cells: [],
            score: Score(l1: 0, changes: 7, l2: 0, l3: 0), decisions: [], unserved: [], origin: Plan.Origin(seed: 1, steps: 1))
        return Replan(plan: plan, changes: changes, kept: Replan.Kept(sessions: 1, seats: 2))
    }

    @Test("say the same, each with its code")
    func samples() throws {
        struct Form: Decodable {
            struct Change: Decodable { let code: String, text: String }
            let changes: [Change]
        }
        let city = try city
        for sample in Self.samples {
            #expect(Wording.swedish.text(of: sample.change, in: city) == sample.swedish)
            #expect(Wording.english.text(of: sample.change, in: city) == sample.english)
            let bytes = try ChangesFile.bytes(replan([sample.change]), of: city, wording: .swedish)
            let form = try JSONDecoder().decode(Form.self, from: Data(bytes))
            #expect(form.changes.map(\.code) == [sample.code])
            #expect(form.changes.map(\.text) == [sample.swedish])
        }
    }

    @Test("name no request to read, and count people")
    func counts() throws {
        let lines = Wording.swedish.lines(
            of: replan(Self.samples.map(\.change)), served: (before: 5, after: 6), in: try city)
        #expect(
            lines.prefix(3) == [
                "Behållet: 1 grupp och 2 platser som de var.",
                "Ändringar av det som var utlovat: 7, vägt efter hur många som berörs och hur mycket.",
                "Personer med plats: 5 → 6 (+1).",
            ])
        #expect(lines.count == 3 + 5 + 3 + 1)
        #expect(!lines.contains { $0.contains("person-0") })
    }
}
