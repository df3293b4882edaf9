import Domain

/// Three districts, five weeks around Easter 2027, and one offering of each sort that a page for everybody treats
/// differently. Counted by hand in the tests.
struct SmallCity {
    let city: City
    let plan: Plan
    let alone: Plan

    init(openTitle: String = "Anhöriggrupp demens", districtName: String = "Järva", contact: String = "jarva@example.org")
        throws
    {
        let term = try Self.term()
        let offerings = try Self.offerings(openTitle)
        let requests =
            try (1...20).map { try request("j\($0)", from: "jarva") }
            + (1...20).map { try request("s\($0)", from: "skarpnack") }
            + (1...20).map { try request("f\($0)", from: "farsta") }
        city = try City(
            term: term,
            districts: [
                try district("farsta", "Farsta", neighbours: ["skarpnack"]),
                try district("skarpnack", "Skarpnäck", neighbours: ["farsta"]),
                try district("jarva", districtName, budget: false, contact: contact),
            ],
            venues: [
                try venue("centrum", "Farsta seniorcenter", in: "farsta"),
                try venue("kulturhus", "Skarpnäcks kulturhus", in: "skarpnack"),
                try venue("dold", "Dold lokal", in: "farsta"), try venue("barn", "Barnens hus", in: "skarpnack"),
            ],
            leaders: [
                Leader(
                    id: try ID("ledare"), title: "Anhörigkonsulent 65+", home: try ID("farsta"),
                    districts: [try ID("farsta"), try ID("skarpnack")], groups: Set(TargetGroup.allCases),
                    languages: [try "sv".language()], hours: .always, mostPerWeek: 10, busy: [])
            ],
            offerings: offerings, requests: requests,
            agreements: [
                Agreement(
                    id: try ID("norr-och-soder"), name: "Norr och söder", members: [try ID("farsta"), try ID("jarva")],
                    mostMinutes: nil, mostHops: nil, releaseDays: nil, validFrom: nil, validUntil: nil)
            ])
        plan = try Self.plan(
            term, offerings,
            cells: [
                try cell("farsta", .aldre, demand: 12, unserved: 2), try cell("farsta", .psykisk, demand: 7, unserved: 5),
                try cell("jarva", .aldre, demand: 20, unserved: 10), try cell("skarpnack", .aldre, demand: 8, unserved: 4),
            ])
        alone = try Self.plan(
            term, offerings,
            cells: [
                try cell("farsta", .aldre, demand: 12, unserved: 2), try cell("farsta", .psykisk, demand: 7, unserved: 7),
                try cell("jarva", .aldre, demand: 20, unserved: 20), try cell("skarpnack", .aldre, demand: 8, unserved: 8),
            ])
    }

    private static func term() throws -> Term {
        Term(
            id: try ID("varen"), name: "Våren 2027", firstDay: try "2027-03-15".day(), lastDay: try "2027-04-16".day(),
            closed: [try "2027-03-26".day(), try "2027-03-29".day()],
            schoolBreaks: Set(try ["2027-03-30", "2027-03-31", "2027-04-01", "2027-04-02"].map { try $0.day() }),
            familiarTimes: [], releaseDays: 14, seed: 1, revised: Instant(seconds: 1_794_812_400), site: "example.org",
            invented: true)
    }

    private static func offerings(_ openTitle: String) throws -> [Offering] {
        [
            try offering("demens", openTitle, owner: "farsta"),
            try offering(
                "psyk", "Grupp om psykisk ohälsa", neutral: "Onsdagsträff", groups: [.psykisk], visibility: .discreet,
                owner: "skarpnack", capacity: 4),
            try offering("hot", "Grupp mot hot", neutral: "Träff", groups: [.vbe], visibility: .protected, owner: "farsta"),
            try offering("manen", "Barngruppen Månen", groups: [.barn], visibility: .children, owner: "skarpnack", minutes: 95),
            try offering("vardag", "Vardagen på nätet", kind: .digital, owner: "skarpnack", guestSeats: nil),
            try offering("avlosning", "Kurs om avlösning", kind: .course, owner: "jarva", host: "farsta"),
            try offering(
                "flykt", "Kurs mot våld", groups: [.skjutningar], visibility: .protected, owner: "jarva", host: "farsta"),
        ]
    }

    /// A plan that has only cells.
    static func plan(of city: City, cells: [Cell]) throws -> Plan {
        Plan(
            term: city.term.id, sessions: [], seats: [], waitlists: [], cells: cells, score: Score(l1: 0, l2: 0, l3: 0),
            decisions: [], unserved: [], origin: Plan.Origin(seed: 1, steps: 0))
    }

    private static func plan(_ term: Term, _ offerings: [Offering], cells: [Cell]) throws -> Plan {
        let guests = { (ids: [String], offering: String) in
            try ids.map { Seat(request: try ID($0), offering: try ID(offering), isGuest: true) }
        }
        let seats =
            try guests(["j1", "j2", "j3", "j4", "j5", "j6", "s1", "s2", "s3"], "demens") + guests(["f1", "f2"], "psyk")
            + guests(["j7", "j8", "j9", "j10"], "hot") + [Seat(request: try ID("f3"), offering: try ID("psyk"), isGuest: false)]
        let waitlist = { (offering: String, ids: [String]) in
            Waitlist(
                offering: try ID(offering),
                entries: try ids.enumerated().map {
                    Waitlist.Entry(
                        request: try ID($0.element),
                        reasons: [
                            .queue(
                                position: $0.offset + 1,
                                before: Precedence(residents: min(2, $0.offset), registration: max(0, $0.offset - 2))),
                            .guestSeatsTaken(released: try "2027-05-12".day()),
                        ])
                })
        }
        let unserved: [(ids: ClosedRange<Int>, reason: Reason)] = [
            (11...15, .waits(lists: 1)), (16...18, .waits(lists: 2)), (19...19, .noVenueFits),
        ]
        return Plan(
            term: term.id,
            sessions: [
                try session(term, offerings[0], host: "farsta", venue: "centrum", .monday, "13:00"),
                try session(term, offerings[1], host: "skarpnack", venue: "kulturhus", .wednesday, "17:30"),
                try session(term, offerings[2], host: "farsta", venue: "dold", .thursday, "19:45"),
                try session(term, offerings[3], host: "skarpnack", venue: "barn", .tuesday, "15:15"),
                try session(term, offerings[4], host: nil, venue: nil, .friday, "10:00"),
            ],
            seats: seats,
            waitlists: [
                try waitlist("demens", ["j11", "j12", "j13", "j14", "j15", "j16", "s4"]), try waitlist("psyk", ["f4", "f5"]),
                try waitlist("hot", ["j17", "j18", "j19"]), try waitlist("manen", ["s5", "s6", "s7", "s8", "s9"]),
                try waitlist("vardag", []),
            ],
            cells: cells, score: Score(l1: 8_251, l2: 0, l3: 0),
            decisions: [
                Plan.Decision(offering: offerings[0].id, reasons: [.seats(taken: 9, atPreferredTime: 9)]),
                Plan.Decision(
                    offering: offerings[5].id,
                    reasons: [
                        .stopped(
                            Obstruction(
                                way: Way(time: offerings[5].times[0], venue: try ID("centrum")),
                                barriers: [.venueClosed, .tooFewCanCome(able: 2, asking: 7, minimum: 6)])),
                        .stopped(Obstruction(way: nil, barriers: [.doesNotFitTerm])),
                    ]),
                Plan.Decision(
                    offering: offerings[6].id, reasons: [.stopped(Obstruction(way: nil, barriers: [.doesNotFitTerm]))]),
            ],
            unserved: try unserved.flatMap { part in
                try part.ids.map { Plan.Unserved(request: try ID("j\($0)"), reasons: [part.reason]) }
            } + [3, 4, 5].map { Plan.Unserved(request: try ID("f\($0)"), reasons: [.noTimeFits]) },
            origin: Plan.Origin(seed: 1, steps: 10))
    }
}
