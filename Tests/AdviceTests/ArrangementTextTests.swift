import Domain
import Store
import Testing

@Suite("Where somebody wants an offering, in words")
struct ArrangementTextTests {
    private func read(_ text: String, _ wording: Wording = .swedish) throws -> ArrangementText {
        try ArrangementText(text, in: Town().city(), wording: wording)
    }

    private func problems(_ text: String, _ wording: Wording = .swedish) throws -> [String] {
        try #require(
            #expect(throws: ArrangementText.Misreading.self) { try read(text, wording) }
        ).problems
    }

    private func text(_ weekday: Weekday?, _ start: String?, _ place: ArrangementText.Place?, _ week: Int?) -> ArrangementText {
        var text = ArrangementText()
        (text.weekday, text.start, text.place, text.startWeek) = (weekday, start.flatMap { ClockTime($0) }, place, week)
        return text
    }

    @Test("is read in any order, with parts left out")
    func parts() throws {
        let room = ArrangementText.Place.venue(ID(slugOf: "room-0"))
        #expect(try read("tis 17:30 room-0 vecka 3") == text(.tuesday, "17:30", room, 2))
        #expect(try read("v. 3, room-0, 9.00") == text(nil, "09:00", room, 2))
        #expect(try read("digital") == text(nil, nil, .digital, nil))
        #expect(try read("TORSDAG") == text(.thursday, nil, nil, nil))
    }

    @Test(
        "knows weekdays short and in full, with and without dots",
        arguments: [
            ("mån", Weekday.monday), ("mandag", .monday), ("tors", .thursday), ("lör", .saturday), ("son", .sunday),
            ("fredag", .friday),
        ])
    func swedish(_ word: String, _ weekday: Weekday) throws {
        #expect(try read(word) == text(weekday, nil, nil, nil))
    }

    @Test("knows English weekdays when English is asked for, and Swedish ones always")
    func english() throws {
        #expect(try read("thursday week 3", .english) == text(.thursday, nil, nil, 2))
        #expect(try read("tue", .english) == text(.tuesday, nil, nil, nil))
        #expect(try read("tis", .english) == text(.tuesday, nil, nil, nil))
        #expect(try problems("tue").count == 1)
    }

    @Test("is refused with all that is wrong in it")
    func faults() throws {
        let wanted = "must have some of a weekday, a time, a venue's id and a start week, such as \"tis 17:30 lokal-a vecka 5\""
        #expect(try problems("") == ["is empty; \(wanted)"])
        #expect(try problems("25:00") == ["\"25:00\" must be a time of day, such as 17:30"])
        #expect(try problems("24:00") == ["\"24:00\" must be a time of day, such as 17:30"])
        #expect(try problems("vecka") == ["\"vecka\" must be followed by an ISO week, such as vecka 5"])
        #expect(try problems("vecka 30") == ["\"30\" must be a week of the term, 2-9"])
        #expect(try problems("vecka tre") == ["\"tre\" must be a week of the term, 2-9"])
        #expect(try problems("room-1") == ["\"room-1\" is no venue of the term; did you mean room-0?; \(wanted)"])
        #expect(try problems("tis ons") == ["\"ons\": there is a weekday already; must be one"])
        #expect(
            try problems("tis 17:30 18:30 digital room-0 v 3 v 4") == [
                "\"18:30\": there is a time of day already; must be one", "\"room-0\": there is a place already; must be one",
                "\"4\": there is a week already; must be one",
            ])
    }

    @Test("needs all its parts for an offering that does not run")
    func unplanned() throws {
        let offering = try Town().city().offerings[0]
        let refused = #expect(throws: ArrangementText.Misreading.self) {
            try read("tis").arrangement(of: offering, now: nil)
        }
        #expect(
            refused?.problems == [
                "group-0 does not run in the plan, so nothing can stay as it is; missing: a time of day, a venue, a start week"
            ])
        let whole = try read("tis 13:00 room-0 vecka 2").arrangement(of: offering, now: nil)
        #expect(
            whole
                == Arrangement(
                    offering: offering.id, time: try Town.time("13:00"), venue: ID(slugOf: "room-0"), startWeek: 1, leaders: [])
        )
    }
}
