import Domain
import Testing

@Suite("Words")
struct WordingTests {
    @Test("every reason is a clause in Swedish and in English")
    func reasons() throws {
        for (reason, swedish, english) in try sentences() {
            #expect(Wording.swedish.text(of: reason) == swedish)
            #expect(Wording.english.text(of: reason) == english)
        }
    }

    @Test("target groups are told as the relatives that support is for")
    func relatives() {
        #expect(Wording.swedish.relatives(of: []) == "")
        #expect(Wording.swedish.relatives(of: [.aldre]) == "anhöriga till äldre personer")
        #expect(Wording.swedish.relatives(of: [.oklar, .barn]) == "barn 0–17 år som är anhöriga och andra anhöriga")
        #expect(
            Wording.swedish.relatives(of: [.oklar, .vbe, .aldre])
                == "anhöriga till äldre personer och personer i våldsbejakande extremistiska miljöer samt andra anhöriga")
        #expect(
            Wording.english.relatives(of: [.beroende, .kriminalitet, .barn])
                == "relatives of people with an addiction and people with a criminal lifestyle, and children aged 0–17 who are "
                + "relatives")
        for group in TargetGroup.allCases {
            #expect(Wording.allCases.allSatisfy { !$0.relatives(of: [group]).isEmpty })
        }
    }

    private func sentences() throws -> [(Reason, String, String)] {
        let day = try "2027-05-12".day()
        return [
            (
                .seats(taken: 8, atPreferredTime: 6), "8 deltagare, varav 6 på en tid som de helst vill ha",
                "8 participants, 6 of them at a time they prefer"
            ),
            (
                .chosenAmong(placements: 12),
                "vald bland 12 möjliga kombinationer av tid, startvecka och lokal",
                "chosen among 12 possible combinations of time, start week and venue"
            ),
            (
                .chosenAmong(placements: 1), "den enda möjliga kombinationen av tid, startvecka och lokal",
                "the only possible combination of time, start week and venue"
            ),
            (
                .servesOtherwiseUnserved(1),
                "utan gruppen hade 1 person inte fått plats någonstans",
                "without the group 1 person would have no seat anywhere"
            ),
            (
                .servesOtherwiseUnserved(0),
                "alla som deltar kunde ha fått plats i en annan grupp",
                "all who take part could have had a seat in another group"
            ),
            (.pinned, "bestämd i förväg", "decided beforehand"),
            (
                .missedDates(2, madeUp: true),
                "hoppar över 2 stängda dagar och håller på längre, så att alla träffar blir av",
                "passes over 2 closed days and goes on longer, so that all meetings are held"
            ),
            (
                .missedDates(1, madeUp: true),
                "hoppar över 1 stängd dag och håller på längre, så att alla träffar blir av",
                "passes over 1 closed day and goes on longer, so that all meetings are held"
            ),
            (
                .missedDates(1, madeUp: false), "1 träff utgår, eftersom det är stängt",
                "1 meeting lost because the day is closed"
            ),
            (
                .homeSeatsReleased(day),
                "platserna för värdstadsdelens egna hålls till 12 maj och öppnas sedan för gäster",
                "seats for the host district's own are held until 12 May, then open to guests"
            ),
            (
                .doesNotFitTerm, "ryms inte i terminen på någon av de möjliga tiderna och startveckorna",
                "does not fit in the term at any possible time and start week"
            ),
            (
                .noVenue,
                "ingen lokal är öppen, ledig, tillräckligt stor och rätt utrustad på någon av de möjliga tiderna",
                "no venue is open, free, large enough and equipped at any possible time"
            ),
            (
                .noLeader(needed: 2, competent: 1), "behöver 2 ledare; 1 har rätt kompetens och språk",
                "needs 2 leaders; 1 with the competence and the language"
            ),
            (
                .noLeader(needed: 1, competent: 0), "behöver 1 ledare; ingen har rätt kompetens och språk",
                "needs 1 leader; none with the competence and the language"
            ),
            (
                .noLeader(needed: 2, competent: 3),
                "behöver 2 ledare; 3 har rätt kompetens och språk, men för få är lediga",
                "needs 2 leaders; 3 with the competence and the language, but too few are free"
            ),
            (
                .noVenueAndLeaderTogether,
                "lokal och ledare är inte lediga samtidigt på någon av de möjliga tiderna",
                "venue and leaders are not free together at any possible time"
            ),
            (
                .tooFewCanCome(most: 3, minimum: 5), "som mest 3 kan komma på samma tid; minst 5 behövs",
                "at most 3 can come at the same time; at least 5 needed"
            ),
            (
                .tooFewCanCome(most: 0, minimum: 5),
                "ingen kan komma på någon av de möjliga tiderna; minst 5 behövs",
                "nobody can come at any possible time; at least 5 needed"
            ),
            (
                .othersServeMore, "lokal, ledare eller deltagare behövs i grupper som ger fler en plats",
                "venue, leaders or participants do more good in other groups"
            ),
            (.queue(position: 1, residentsBefore: 0), "plats 1 i kön", "number 1 in the queue"),
            (
                .queue(position: 2, residentsBefore: 1),
                "plats 2 i kön; en före dig bor i värdstadsdelen och har företräde",
                "number 2 in the queue; one before you lives in the host district and has precedence"
            ),
            (.orderedByPriority, "kön går efter prioritet", "the queue goes by priority"),
            (.orderedByLot, "ordningen i kön är lottad", "the order of the queue is drawn by lot"),
            (.full, "alla platser är tagna", "all seats are taken"),
            (
                .guestSeatsTaken(released: day),
                "gästplatserna är tagna; platser som värdstadsdelens egna inte har tagit öppnas för alla 12 maj",
                "the guest seats are taken; seats not taken by the host district's own open to all on 12 May"
            ),
            (
                .nothingOfTheKind,
                "ingen grupp är planerad för din målgrupp, på ditt språk och i en form som du vill ha",
                "no group is planned for your target group, in your language and in a form that you want"
            ),
            (
                .noTimeFits, "grupper för dig finns, men ingen på en tid när du kan komma",
                "there are groups for you, but none at a time when you can come"
            ),
            (
                .noneWithinReach,
                "grupper för dig finns i en annan stadsdel, som du inte kan resa till eller inte har tillträde till",
                "there are groups for you, but too far away or not open to your district"
            ),
            (
                .noVenueFits, "ingen lokal som du kan nå har det som du behöver",
                "no venue that you can reach has what you need"
            ),
            (.waits(lists: 1), "du står i 1 kö", "you are in 1 queue"),
            (.waits(lists: 2), "du står i 2 köer", "you are in 2 queues"),
        ]
    }

    @Test("a place in the queue names the host, and until when its residents come first")
    func queue() throws {
        let reasons: [Reason] = [.queue(position: 3, residentsBefore: 2), .guestSeatsTaken(released: try "2027-05-12".day())]
        #expect(
            Wording.swedish.text(of: reasons, host: "Farsta")
                == "plats 3 i kön; två före dig bor i Farsta och har företräde till 12 maj; gästplatserna är tagna; platser som "
                + "värdstadsdelens egna inte har tagit öppnas för alla 12 maj")
        #expect(
            Wording.english.text(of: [reasons[0], .full], host: "Farsta")
                == "number 3 in the queue; two before you live in Farsta and have precedence; all seats are taken")
    }

    @Test("dates stand as people write them")
    func dates() throws {
        let day = try "2027-01-26".day()
        #expect(Wording.swedish.text(of: day) == "tis 26 jan 2027")
        #expect(Wording.english.text(of: day) == "Tue 26 Jan 2027")
        #expect(Wording.swedish.longText(of: day) == "26 januari 2027")
        #expect(Wording.swedish.week(of: day) == "v. 4")
        #expect(Wording.english.week(of: day) == "week 4")
        #expect(Wording.swedish.span(day, day + 5) == "26–31 jan")
        #expect(Wording.swedish.span(try "2027-03-29".day(), try "2027-04-04".day()) == "29 mars–4 apr")
        #expect(Wording.swedish.span(day, day) == "26 jan")
        #expect(Wording.swedish.recurring(.wednesday) == "onsdagar")
        #expect(Wording.swedish.text(of: WeeklyTime(.tuesday, try "17:30".clockTime())) == "tis 17:30")
    }

    @Test("numbers take the right form of what they count")
    func plurals() {
        #expect(Wording.swedish.count(1, .seat) == "1 plats")
        #expect(Wording.swedish.count(2, .seat) == "2 platser")
        #expect(Wording.swedish.count(0, .queue) == "0 köer")
        #expect(Wording.english.count(2, .person) == "2 people")
        #expect([1, 12, 13].map(Wording.swedish.spelled) == ["en", "tolv", "13"])
    }

    @Test("every target group, kind and noun has its own words in both languages", arguments: Wording.allCases)
    func vocabulary(wording: Wording) {
        #expect(Set(TargetGroup.allCases.map { wording.text(of: $0) }).count == TargetGroup.allCases.count)
        #expect(Set(TargetGroup.allCases.map { wording.shortText(of: $0) }).count == TargetGroup.allCases.count)
        #expect(Set(Kind.allCases.map { wording.text(of: $0) }).count == Kind.allCases.count)
        #expect(Set(Wording.Noun.allCases.map { wording.count(2, $0) }).count == Wording.Noun.allCases.count)
    }

    @Test("a language without a name here stands by its code")
    func languages() throws {
        #expect(
            try ["sv", "fi", "ar", "so", "xx"].map { Wording.swedish.text(of: try $0.language()) }
                == ["svenska", "finska", "arabiska", "somaliska", "xx"])
        #expect(Wording.english.text(of: try "so".language()) == "Somali")
    }
}
