import Domain
import Store
import Testing

@Suite("plan.json")
struct PlanFileTests {
    let city: City

    init() throws { city = try TermFixture().read().city }

    @Test("is written to the byte as documented")
    func written() throws {
        let text = String(decoding: try PlanFile.bytes(try plan(of: city), of: city), as: UTF8.self)
        #expect(text == planText)
    }

    @Test("is read back as it was")
    func roundTrip() throws {
        let plan = try plan(of: city)
        #expect(try PlanFile.read(try PlanFile.bytes(plan, of: city), of: city) == plan)
    }

    @Test("keeps every reason", arguments: reasons)
    func reason(_ reason: Reason) throws {
        let plan = try plan(of: city, reasons: [reason])
        #expect(try PlanFile.read(try PlanFile.bytes(plan, of: city), of: city).unserved[0].reasons == [reason])
    }

    @Test("has a code of its own for every reason")
    func codes() {
        #expect(
            reasons.map(\.code) == [
                "seats", "chosen-among", "serves-otherwise-unserved", "pinned", "missed-dates", "home-seats-released",
                "second-best", "other-time", "no-other-time", "other-venue", "no-other-venue", "other-leaders", "stopped",
                "could-run", "queue", "ordered-by-priority", "ordered-by-lot", "full", "guest-seats-taken",
                "nothing-of-the-kind", "no-time-fits", "none-within-reach", "no-venue-fits", "waits", "near-miss",
            ])
    }

    @Test(
        "is refused when it is none of this city's",
        arguments: [
            ("{}", "", "plan.json: must be a plan in the form traffpunkt-plan/1"),
            ("\"score\"", "\"skore\"", "plan.json: is not in the form traffpunkt-plan/1: \"score\" is missing at the top"),
            ("\"linden\"", "\"lunden\"", "plan.json: id \"lunden\": must be an id of the term's tables"),
            ("\"prov-vt2027\"", "\"vt2028\"", "plan.json: term \"vt2028\": must be the term's id, prov-vt2027"),
            (
                "\"venue-busy\"", "\"venue-buzy\"",
                "plan.json: code \"stopped\": must be a known reason with its parameters"
            ),
            ("\"full\"", "\"fullt\"", "plan.json: code \"fullt\": must be a known reason with its parameters"),
            ("\"tis\"", "\"tue\"", "plan.json: start \"tue 13:00\": must be a weekly time"),
        ])
    func refused(_ part: String, _ by: String, _ problem: String) throws {
        let text = part == "{}" ? part : planText.replacing(part, with: by)
        let fault = #expect(throws: FolderFault.self) { try PlanFile.read(Array(text.utf8), of: city) }
        #expect(fault?.description == problem)
    }

    @Test("has waitlists beside it, for the city and each host")
    func waitlists() throws {
        let files = WaitlistTables.files(try plan(of: city), of: city)
        let header = "\u{FEFF}offering;position;request;home_district;standing;reason_code;reason\r\n"
        let row = "aldre-grupp;1;r-2;skarpnack;guest;queue|full;\"plats 1 i kön; alla platser är tagna\"\r\n"
        #expect(
            files.map(\.path) == [
                "waitlists.csv", "waitlists/farsta.csv", "waitlists/skarpnack.csv", "waitlists/sodermalm.csv",
            ])
        #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == [header + row, header + row, header, header])
    }
}

@Suite("A CSV text")
struct CSVTextTests {
    @Test("lets no cell be a formula, and quotes what must be quoted")
    func formulas() {
        var table = CSVText(header: ["a", "b"])
        table.append(["=1+1", "+46"])
        table.append(["-1", "@SUM(A1)"])
        table.append(["\t=1", "a;b"])
        table.append(["säg \"hej\"", "två\nrader"])
        #expect(
            String(decoding: table.bytes, as: UTF8.self)
                == "\u{FEFF}a;b\r\n'=1+1;'+46\r\n'-1;'@SUM(A1)\r\n'\t=1;\"a;b\"\r\n\"säg \"\"hej\"\"\";\"två\nrader\"\r\n")
    }
}

private let tuesday = WeeklyTime(.tuesday, ClockTime(clamping: 13 * 60))

private let alternatives: [Alternative] = [
    Alternative(
        way: Way(time: tuesday, venue: ID(slugOf: "linden")), firstDay: Day(number: 20_830),
        cost: Cost(l1: 310, l2: -3, l3: 0, people: -2)),
    // An id that reads as a date, and one that is digital.
    Alternative(
        way: Way(time: tuesday, venue: ID(slugOf: "2027-01-12")), firstDay: Day(number: 20_830),
        cost: Cost(l1: 0, l2: 0, l3: 0, people: 0)),
    Alternative(
        way: Way(time: tuesday, venue: nil), firstDay: Day(number: 20_830), cost: Cost(l1: -1, l2: 2, l3: 3, people: 4)),
]

private let barriers: [Barrier] =
    [
        .doesNotFitTerm, .venueTooSmall(seats: 4, minimum: 5), .venueLacks([.stepFree, .hearingLoop]), .venueClosed,
        .venueBusy(dates: 3), .venueTaken(by: [ID(slugOf: "a"), ID(slugOf: "b")]), .tooFewAsk(asking: 4, minimum: 5),
        .tooFewCanCome(able: 3, asking: 8, minimum: 5), .peopleNeededElsewhere, .pinned,
    ]
    + LeaderShortage.Condition.allCases.map {
        .tooFewLeaders(
            LeaderShortage(condition: $0, needed: 2, found: 1, groups: [.aldre, .psykisk], language: .arabic))
    }

private let obstructions = [
    Obstruction(way: nil, barriers: barriers), Obstruction(way: alternatives[0].way, barriers: [.venueClosed]),
    Obstruction(way: alternatives[2].way, barriers: []),
]

private let reasons: [Reason] = [
    .seats(taken: 7, atPreferredTime: 5), .chosenAmong(placements: 12), .servesOtherwiseUnserved(3), .pinned,
    .missedDates(2, madeUp: true), .homeSeatsReleased(Day(number: 20_830)), .secondBest(alternatives[0]),
    .otherTime(alternatives[1]), .noOtherTime(obstructions), .otherVenue(alternatives[2]), .noOtherVenue([]),
    .otherLeaders(competent: 3, free: 1), .stopped(obstructions[0]),
    .couldRun(alternatives[0], displacing: [ID(slugOf: "a"), ID(slugOf: "b")]),
    .queue(position: 11, before: Precedence(priority: 1, residents: 2, lot: 3, registration: 4)), .orderedByPriority,
    .orderedByLot, .full, .guestSeatsTaken(released: Day(number: 20_830)), .nothingOfTheKind, .noTimeFits, .noneWithinReach,
    .noVenueFits, .waits(lists: 4), .nearMiss(Misfit.allCases, offerings: 2),
]

/// One group and one digital session planned, one offering not.
private func plan(of city: City, reasons: [Reason] = [.waits(lists: 1)]) throws -> Plan {
    let (group, open, digital) = (city.offerings[0], city.offerings[1], city.offerings[2])
    let tuesdays = try #require(city.term.series(of: group, on: .tuesday, startWeek: 3))
    let stopped = Obstruction(
        way: Way(time: tuesday, venue: try ID("linden")), barriers: [.venueLacks(.hearingLoop), .venueBusy(dates: 2)])
    let monday = try #require(city.term.series(of: digital, on: .monday, startWeek: 11))
    return Plan(
        term: city.term.id,
        sessions: [
            Session(
                offering: group.id, host: try ID("farsta"), venue: try ID("linden"), time: group.times[0], startWeek: 3,
                series: Series(days: Array(tuesdays.days.prefix(1)), missed: tuesdays.missed), leaders: [try ID("kons-aldre")]),
            Session(
                offering: digital.id, host: nil, venue: nil, time: digital.times[0], startWeek: 11,
                series: Series(days: Array(monday.days.prefix(2)), missed: monday.missed), leaders: [try ID("kons-psyk")]),
        ],
        seats: [
            Seat(request: try ID("r-1"), offering: group.id, isGuest: false),
            Seat(request: try ID("r-5"), offering: digital.id, isGuest: true),
        ],
        waitlists: [
            Waitlist(
                offering: group.id,
                entries: [.init(request: try ID("r-2"), reasons: [.queue(position: 1, before: Precedence()), .full])]),
            Waitlist(offering: digital.id, entries: []),
        ],
        cells: [Cell(district: try ID("farsta"), group: .aldre, demand: 2, unserved: 1)],
        score: Score(l1: 500, l2: 3, l3: 12),
        decisions: [
            .init(offering: group.id, reasons: [.seats(taken: 1, atPreferredTime: 1), .missedDates(1, madeUp: true)]),
            .init(offering: open.id, reasons: [.stopped(stopped)]),
            .init(offering: digital.id, reasons: []),
        ],
        unserved: [.init(request: try ID("r-2"), reasons: reasons)],
        origin: .init(seed: .max, steps: 200_000))
}

private let planText = """
    {
      "cells" : [
        {
          "demand" : 2,
          "district" : "farsta",
          "group" : "aldre",
          "unserved" : 1
        }
      ],
      "format" : "traffpunkt-plan/1",
      "invented" : true,
      "origin" : {
        "seed" : 18446744073709551615,
        "steps" : 200000
      },
      "score" : {
        "changes" : 0,
        "l1" : 500,
        "l2" : 3,
        "l3" : 12
      },
      "sessions" : [
        {
          "end" : "15:00",
          "host" : "farsta",
          "leaders" : [
            "kons-aldre"
          ],
          "missed" : [

          ],
          "occurrences" : [
            {
              "day" : "2027-01-26",
              "end" : "2027-01-26T15:00:00+01:00",
              "start" : "2027-01-26T13:00:00+01:00"
            }
          ],
          "offering" : "aldre-grupp",
          "reasons" : [
            {
              "at_preferred_time" : 1,
              "code" : "seats",
              "taken" : 1
            },
            {
              "code" : "missed-dates",
              "dates" : 1,
              "made_up" : true
            }
          ],
          "seats" : [
            {
              "as" : "home",
              "request" : "r-1"
            }
          ],
          "start" : "13:00",
          "start_week" : 4,
          "venue" : "linden",
          "weekday" : "tis"
        },
        {
          "end" : "17:00",
          "host" : null,
          "leaders" : [
            "kons-psyk"
          ],
          "missed" : [
            "2027-03-29"
          ],
          "occurrences" : [
            {
              "day" : "2027-03-22",
              "end" : "2027-03-22T17:00:00+01:00",
              "start" : "2027-03-22T16:00:00+01:00"
            },
            {
              "day" : "2027-04-05",
              "end" : "2027-04-05T17:00:00+02:00",
              "start" : "2027-04-05T16:00:00+02:00"
            }
          ],
          "offering" : "barn-digital",
          "reasons" : [

          ],
          "seats" : [
            {
              "as" : "guest",
              "request" : "r-5"
            }
          ],
          "start" : "16:00",
          "start_week" : 12,
          "venue" : null,
          "weekday" : "mån"
        }
      ],
      "term" : "prov-vt2027",
      "unplanned" : [
        {
          "offering" : "psykisk-grupp",
          "reasons" : [
            {
              "barriers" : [
                {
                  "code" : "venue-lacks",
                  "features" : [
                    "hearing-loop"
                  ]
                },
                {
                  "code" : "venue-busy",
                  "dates" : 2
                }
              ],
              "code" : "stopped",
              "time" : "tis 13:00",
              "venue" : "linden"
            }
          ]
        }
      ],
      "unserved" : [
        {
          "reasons" : [
            {
              "code" : "waits",
              "lists" : 1
            }
          ],
          "request" : "r-2"
        }
      ],
      "waitlists" : [
        {
          "entries" : [
            {
              "position" : 1,
              "reasons" : [
                {
                  "code" : "queue",
                  "lot_before" : 0,
                  "position" : 1,
                  "priority_before" : 0,
                  "registration_before" : 0,
                  "residents_before" : 0
                },
                {
                  "code" : "full"
                }
              ],
              "request" : "r-2"
            }
          ],
          "offering" : "aldre-grupp"
        },
        {
          "entries" : [

          ],
          "offering" : "barn-digital"
        }
      ]
    }

    """
