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
        let way = Way(time: WeeklyTime(.wednesday, try "10:00".clockTime()), venue: try ID("linden"))
        let digital = Way(time: way.time, venue: nil)
        let other = Alternative(way: way, firstDay: day, cost: Cost(l1: 310, l2: -3, l3: 0, people: -2))
        let swedish = "ons 10:00 i linden från 12 maj: 2 färre får plats (L1 +310, L2 −3)"
        let english = "Wed 10:00 in linden from 12 May: 2 fewer have a seat (L1 +310, L2 −3)"
        let shut = Obstruction(way: way, barriers: [.venueClosed, .tooFewCanCome(able: 3, asking: 8, minimum: 5)])
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
            (.secondBest(other), "näst bäst är \(swedish)", "the second best is \(english)"),
            (.otherTime(other), "den bästa andra tiden är \(swedish)", "the best other time is \(english)"),
            (.otherVenue(other), "den bästa andra lokalen är \(swedish)", "the best other venue is \(english)"),
            (.noOtherTime([]), "ingen annan tid är tillåten", "no other time is allowed"),
            (
                .noOtherTime([shut, Obstruction(way: nil, barriers: [.pinned])]),
                "ingen annan tid går: ons 10:00 i linden: lokalen är stängd då, 3 av 8 som frågar kan komma och minsta antal är "
                    + "5; det är bestämt i förväg",
                "no other time will do: Wed 10:00 in linden: the venue is closed then, 3 of 8 who ask can come and the minimum is "
                    + "5; it is decided beforehand"
            ),
            (.noOtherVenue([]), "det finns ingen annan lokal att välja", "there is no other venue to choose"),
            (
                .noOtherVenue([Obstruction(way: digital, barriers: [.venueTaken(by: [try ID("a"), try ID("b")])])]),
                "ingen annan lokal går: ons 10:00: lokalen används av a och b",
                "no other venue will do: Wed 10:00: the venue is used by a and b"
            ),
            (
                .otherLeaders(competent: 0, free: 0), "ingen annan ledare har rätt kompetens och språk",
                "no other leader has the competence and the language"
            ),
            (
                .otherLeaders(competent: 1, free: 0),
                "1 annan ledare har rätt kompetens och språk, ingen av dem kan leda där och då",
                "1 other leader has the competence and the language, none of them can lead there and then"
            ),
            (
                .otherLeaders(competent: 4, free: 2),
                "4 andra ledare har rätt kompetens och språk, 2 av dem kan leda där och då",
                "4 other leaders have the competence and the language, 2 of them can lead there and then"
            ),
            (
                .stopped(shut),
                "ons 10:00 i linden: lokalen är stängd då, 3 av 8 som frågar kan komma och minsta antal är 5",
                "Wed 10:00 in linden: the venue is closed then, 3 of 8 who ask can come and the minimum is 5"
            ),
            (
                .couldRun(other, displacing: []),
                "kan hållas ons 10:00 i linden från 12 maj utan att någon annan grupp ställs in: 2 färre får plats (L1 +310, L2 −3)",
                "can be held Wed 10:00 in linden from 12 May without cancelling any other group: 2 fewer have a seat (L1 +310, L2 −3)"
            ),
            (
                .couldRun(other, displacing: [try ID("a"), try ID("b")]),
                "kan hållas ons 10:00 i linden från 12 maj om a och b ställs in: 2 färre får plats (L1 +310, L2 −3)",
                "can be held Wed 10:00 in linden from 12 May by cancelling a and b: 2 fewer have a seat (L1 +310, L2 −3)"
            ),
            (
                .nearMiss([.time], offerings: 1), "1 grupp passar i allt utom tiden", "1 group fits in all but the time"
            ),
            (
                .nearMiss([.language, .travel], offerings: 3), "3 grupper passar i allt utom språket och resan",
                "3 groups fit in all but the language and the way there"
            ),
            (.queue(position: 1, before: Precedence()), "plats 1 i kön", "number 1 in the queue"),
            (
                .queue(position: 2, before: Precedence(residents: 1)),
                "plats 2 i kön; en före dig bor i värdstadsdelen och har företräde",
                "number 2 in the queue; one before you lives in the host district and has precedence"
            ),
            (
                .queue(position: 6, before: Precedence(priority: 1, residents: 2, registration: 2)),
                "plats 6 i kön; en före dig har högre prioritet; två före dig bor i värdstadsdelen och har företräde; två före dig "
                    + "anmälde sig tidigare",
                "number 6 in the queue; one before you has a higher priority; two before you live in the host district and have "
                    + "precedence; two before you registered earlier"
            ),
            (
                .queue(position: 2, before: Precedence(lot: 1)), "plats 2 i kön; en före dig gick före i lottningen",
                "number 2 in the queue; one before you came first in the draw"
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

    @Test("a cost tells what people notice first, and says when the plan would be better")
    func costs() {
        let costs: [(Cost, String, String)] = [
            (Cost(l1: 0, l2: 0, l3: 0, people: 0), "planen blir lika bra", "the plan would be as good"),
            (
                Cost(l1: 250, l2: 0, l3: 0, people: 0), "lika många får plats, men mer ojämnt fördelat (L1 +250)",
                "as many have a seat, but shared less equally (L1 +250)"
            ),
            (
                Cost(l1: 20, l2: 4, l3: 0, people: 1), "1 fler får plats, men mer ojämnt fördelat (L1 +20, L2 +4)",
                "1 more have a seat, but shared less equally (L1 +20, L2 +4)"
            ),
            (
                Cost(l1: 0, l2: 6, l3: -2, people: 0), "lika många får plats, men önskemålen uppfylls sämre (L2 +6, L3 −2)",
                "as many have a seat, but what they prefer is met less (L2 +6, L3 −2)"
            ),
            (
                Cost(l1: 0, l2: 0, l3: 3, people: 0), "lika många får plats, men schemat blir sämre (L3 +3)",
                "as many have a seat, but the timetable is worse (L3 +3)"
            ),
            (
                Cost(l1: -9, l2: 6, l3: 0, people: 1),
                "1 fler får plats och planen blir bättre, vilket sökningen inte hann hitta (L1 −9, L2 +6)",
                "1 more have a seat and the plan is better, which the search had not come to (L1 −9, L2 +6)"
            ),
        ]
        for (cost, swedish, english) in costs {
            #expect(Wording.swedish.text(of: cost) == swedish)
            #expect(Wording.english.text(of: cost) == english)
        }
    }

    @Test("every barrier is a clause of its own in both languages")
    func barriers() {
        func shortage(_ condition: LeaderShortage.Condition, found: Int, _ groups: [TargetGroup] = [.psykisk]) -> Barrier {
            .tooFewLeaders(
                LeaderShortage(condition: condition, needed: 2, found: found, groups: groups, language: .arabic))
        }
        let group = "psykisk ohälsa eller psykisk funktionsnedsättning"
        let barriers: [(Barrier, String, String)] = [
            (.doesNotFitTerm, "alla träffar ryms inte i terminen", "not all meetings fit in the term"),
            (
                .venueTooSmall(seats: 4, minimum: 5), "lokalen har 4 platser och minst 5 behövs",
                "the venue has 4 seats and at least 5 are needed"
            ),
            (
                .venueLacks([.hearingLoop, .stepFree]), "lokalen saknar tillgänglighet utan trappsteg och hörslinga",
                "the venue lacks step-free access and a hearing loop"
            ),
            (.venueBusy(dates: 1), "lokalen är upptagen ett av datumen", "the venue is busy on one of the dates"),
            (
                shortage(.works, found: 0), "ingen ledare för \(group) på arabiska arbetar då",
                "no leader for mental illness or disability in Arabic works then"
            ),
            (
                shortage(.competent, found: 1), "bara 1 ledare för \(group) på arabiska finns, 2 behövs",
                "only 1 leader for mental illness or disability in Arabic exists, 2 are needed"
            ),
            (
                shortage(.serves, found: 0, [.aldre, .barn]),
                "ingen ledare för äldre personer eller barn som anhöriga på arabiska leder grupper i stadsdelen",
                "no leader for older people or children as relatives in Arabic leads groups in the district"
            ),
            (
                shortage(.available, found: 0, []), "ingen ledare med rätt kompetens och språk har tid då enligt sin kalender",
                "no leader with the competence and the language has time then by the calendar"
            ),
            (
                shortage(.free, found: 1, []),
                "bara 1 ledare med rätt kompetens och språk är ledig då från andra grupper, 2 behövs",
                "only 1 leader with the competence and the language is free then from other groups, 2 are needed"
            ),
            (.tooFewAsk(asking: 4, minimum: 5), "4 frågar och minsta antal är 5", "4 ask and the minimum is 5"),
            (.tooFewAsk(asking: 0, minimum: 5), "ingen frågar och minsta antal är 5", "nobody asks and the minimum is 5"),
            (
                .tooFewCanCome(able: 0, asking: 8, minimum: 5), "ingen av 8 som frågar kan komma och minsta antal är 5",
                "none of 8 who ask can come and the minimum is 5"
            ),
            (
                .peopleNeededElsewhere, "de som kan komma behövs för att andra grupper ska bli av",
                "those who can come are needed for other groups to run"
            ),
        ]
        for (barrier, swedish, english) in barriers {
            #expect(Wording.swedish.text(of: barrier) == swedish)
            #expect(Wording.english.text(of: barrier) == english)
        }
        for wording in Wording.allCases {
            #expect(Set(Misfit.allCases.map { wording.text(of: $0) }).count == Misfit.allCases.count)
        }
    }

    @Test("a place in the queue names the host, and until when its residents come first")
    func queue() throws {
        let reasons: [Reason] = [
            .queue(position: 3, before: Precedence(residents: 2)), .guestSeatsTaken(released: try "2027-05-12".day()),
        ]
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
