import Domain
import ICalendar
import Testing

/// A city of two districts with one offering of each visibility, all in the library on Tuesdays from 13:00.
struct TinyCity {
    let city: City
    let plan: Plan
    var announcements: [Announcement] { plan.announcements(in: city, at: city.term.revised) }
    var feeds: [Feed] { Feeds.all(of: announcements, in: city, at: city.term.revised) }

    init(invented: Bool = true, title: String = "Café för alla; även nya, välkomna!") throws {
        let farsta = try ID<District>("farsta")
        let skarpnack = try ID<District>("skarpnack")
        let library = try ID<Venue>("biblioteket")
        let leader = try ID<Leader>("farsta-1")
        let pool = try ID<Agreement>("sydost")
        let monday = try #require(Day(iso: "2027-01-11"))
        let term = Term(
            id: try ID("vt2027"), name: "våren 2027", firstDay: monday, lastDay: try #require(Day(iso: "2027-06-13")),
            closed: [try #require(Day(iso: "2027-02-02"))], schoolBreaks: [], familiarTimes: [], releaseDays: 14, seed: 0,
            revised: Instant(seconds: 1_794_812_400), site: "traffpunkt.example", invented: invented)
        func district(_ id: ID<District>, _ name: String, beside other: ID<District>) -> District {
            District(
                id: id, name: name, population: 50_000, hasBudget: true, neighbours: [other], travelMinutes: [other: 20],
                contact: "anhorigstod.\(id)@example.org")
        }
        func offering(
            _ id: String, _ title: String, _ neutral: String?, _ groups: Set<TargetGroup>, _ visibility: Visibility,
            kind: Kind = .closed, start: Int, interval: Int = 1, reach: Offering.Reach = .city
        ) throws -> Offering {
            Offering(
                id: try ID(id), title: title, neutralTitle: neutral, groups: groups, language: try #require(Language("sv")),
                kind: kind,
                visibility: visibility, needsIdentity: false, owners: [farsta], hosts: [farsta], capacity: 8, minimum: 0,
                leadersNeeded: 1, occurrences: 3, interval: interval, minutes: 60,
                times: [WeeklyTime(.tuesday, try #require(ClockTime(minutes: start * 60)))], startWeeks: [3], whenClosed: .skip,
                restsInSchoolBreaks: false, guestSeats: 2, reach: reach, needs: [], queue: .registration)
        }
        let offerings = [
            try offering("cafe-oppet", title, nil, [.aldre, .funktion], .open, kind: .open, start: 9, reach: .pool(pool)),
            try offering(
                "beroende-grupp", "Att leva nära missbruk", "Samtalsgrupp", [.beroende], .discreet, start: 11, interval: 2),
            try offering("skjutningar-grupp", "Efter skjutningen", nil, [.skjutningar], .protected, start: 13),
            try offering("barn-grupp", "Barngrupp", "Träff", [.barn], .children, start: 15),
        ]
        city = try City(
            term: term,
            districts: [district(farsta, "Farsta", beside: skarpnack), district(skarpnack, "Skarpnäck", beside: farsta)],
            venues: [
                Venue(
                    id: library, name: "Farsta bibliotek", district: farsta, address: "Farstaplan 3", seats: 20, features: [],
                    hours: .always, busy: [])
            ],
            leaders: [
                Leader(
                    id: leader, title: "Samordnare mot extremism", home: farsta, districts: [farsta],
                    groups: Set(TargetGroup.allCases), languages: [try #require(Language("sv"))], hours: .always,
                    mostPerWeek: 10,
                    busy: [])
            ],
            offerings: offerings, requests: [],
            agreements: [
                Agreement(
                    id: pool, name: "Sydost", members: [farsta, skarpnack], mostMinutes: nil, mostHops: nil, releaseDays: nil,
                    validFrom: nil, validUntil: nil)
            ])
        let sessions = try offerings.map { offering in
            Session(
                offering: offering.id, host: farsta, venue: library, time: try #require(offering.times.first), startWeek: 3,
                series: try #require(term.series(of: offering, on: .tuesday, startWeek: 3)), leaders: [leader])
        }
        plan = Plan(
            term: term.id, sessions: sessions, seats: [], waitlists: [], cells: [], score: Score(l1: 0, l2: 0, l3: 0),
            decisions: [],
            unserved: [], origin: Plan.Origin(seed: 0, steps: 0))
    }
}
