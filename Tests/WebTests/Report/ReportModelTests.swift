import Domain
import Testing
@testable import Web

@Suite("What the report computes")
struct ReportModelTests {
    let model: ReportModel
    let city: City

    init() throws {
        let small = try SmallCity()
        city = small.city
        model = ReportModel(city: small.city, plan: small.plan, alone: small.alone)
    }

    @Test("the head names the term, and says that it is made up")
    func head() throws {
        #expect(model.head.name == "Våren 2027")
        #expect(model.head.revised == (try "2026-11-16".day()))
        #expect(model.head.isInvented)
        #expect(model.offerings == ReportModel.Offerings(planned: 5, all: 7, protected: 1))
    }

    @Test("coverage stands for every district and target group, protected, with its totals")
    func coverage() throws {
        let shown = { (served: Int, unserved: Int) in
            Coverage(protecting: try cell("farsta", .aldre, demand: served + unserved, unserved: unserved))
        }
        let none = Array(repeating: Coverage.none, count: 7)
        let table = model.coverage
        #expect(table.rows.map(\.name) == ["Farsta", "Skarpnäck", "Järva"])
        #expect(table.rows.map(\.hasBudget) == [true, true, false])
        #expect(table.rows[0].cells == (try [shown(10, 2), .none, shown(2, 5)] + none.dropLast()))
        #expect(table.rows[1].cells == (try [shown(4, 4), .none] + none))
        #expect(table.rows[2].cells == (try [shown(10, 10), .none] + none))
        #expect(table.columns == (try [shown(24, 16), .none, shown(2, 5)] + none.dropLast()))
        #expect(table.total.served == 25)
        #expect(table.total.demand == 45)
        #expect(table.shortfall == 11_000)
        #expect(table.extremes?.best.name == "Farsta")
        // All three show 50 %: the first stands for them.
        #expect(table.rows.map(\.total.percent) == [50, 50, 50])
        #expect(table.extremes?.worst.name == "Farsta")
    }

    @Test("pooling is compared district by district")
    func pooling() {
        #expect(model.pooling.rows.map(\.gain) == [0, 5, 10])
        #expect(model.pooling.rows.map(\.points) == [0, 50, 50])
        #expect(model.pooling.total.gain == 15)
        #expect(model.pooling.total.points == 34)
        #expect([model.pooling.pooledShortfall, model.pooling.aloneShortfall] == [11_000, 35_000])
    }

    @Test("loans go from home to host; those in groups whose place is hidden count at home only")
    func lending() throws {
        let (farsta, skarpnack, jarva) = (try ID<District>("farsta"), try ID<District>("skarpnack"), try ID<District>("jarva"))
        let flows = [
            Lending.Flow(home: skarpnack, host: farsta, seats: 5), Lending.Flow(home: jarva, host: farsta, seats: 5),
        ]
        #expect(model.lending.flows == flows)
        #expect(
            model.lending.balances == [
                Lending.Balance(district: farsta, lent: flows, borrowed: 0, borrowedHidden: 0, lentSeats: 10),
                Lending.Balance(district: skarpnack, lent: [], borrowed: 5, borrowedHidden: 0, lentSeats: 0),
                Lending.Balance(district: jarva, lent: [], borrowed: 5, borrowedHidden: 5, lentSeats: 0),
            ])
        #expect(model.lending.balances.map(\.net) == [10, -5, -5])
        #expect([model.lending.seats, model.lending.hiddenSeats] == [15, 5])
    }

    @Test("what is missing says why without telling of people, and counts what is protected")
    func gaps() throws {
        #expect(
            model.gaps.unplanned == [
                Gaps.Unplanned(
                    title: "Kurs om avlösning", owners: ["Järva"],
                    obstacle: Gaps.Obstacle(
                        place: .init(
                            time: WeeklyTime(.monday, try "10:00".clockTime()), venue: "Farsta seniorcenter"),
                        conditions: [.barrier(.venueClosed), .tooFewCanCome(minimum: 6)]))
            ])
        #expect(model.gaps.unplannedHidden == 1)
        #expect(
            model.gaps.queues == [
                Gaps.Queue(title: "Anhöriggrupp demens", host: "Farsta", isDigital: false, length: 5),
                Gaps.Queue(title: "Barngruppen Månen", host: nil, isDigital: false, length: 5),
            ])
        #expect(model.gaps.queuesHidden == 5)
        #expect(model.gaps.causes == [Gaps.Cause(why: .waits, people: 10), Gaps.Cause(why: .noTimeFits, people: 5)])
    }

    @Test(
        "what stops a discreet group tells neither its target group nor how many ask; a children's group neither time nor place"
    )
    func discreetGaps() throws {
        let small = try SmallCity()
        let way = Way(time: small.city.offerings[1].times[0], venue: try ID("kulturhus"))
        let shortage = { (groups: [TargetGroup]) in
            Barrier.tooFewLeaders(
                LeaderShortage(condition: .works, needed: 1, found: 0, groups: groups, language: .swedish))
        }
        func obstacle(_ index: Int, _ reason: Reason) -> Gaps.Obstacle? {
            let plan = Plan(
                term: small.city.term.id, sessions: [], seats: [], waitlists: [], cells: [], score: Score(l1: 0, l2: 0, l3: 0),
                decisions: [Plan.Decision(offering: small.city.offerings[index].id, reasons: [reason])], unserved: [],
                origin: Plan.Origin(seed: 1, steps: 0))
            return Gaps(small.city, plan).unplanned.first { $0.obstacle != nil }?.obstacle
        }
        let barriers: [Barrier] = [shortage([.psykisk]), .tooFewAsk(asking: 3, minimum: 4)]
        let stopped = Reason.stopped(Obstruction(way: way, barriers: barriers))
        let place = Gaps.Obstacle.Place(time: way.time, venue: "Skarpnäcks kulturhus")
        let conditions = { (barrier: Barrier) in [Gaps.Obstacle.Condition.barrier(barrier), .tooFewCanCome(minimum: 4)] }
        #expect(obstacle(0, stopped) == Gaps.Obstacle(place: place, conditions: conditions(shortage([.psykisk]))))
        #expect(obstacle(1, stopped) == Gaps.Obstacle(place: place, conditions: conditions(shortage([]))))
        #expect(obstacle(2, stopped) == nil)
        #expect(obstacle(3, stopped) == Gaps.Obstacle(place: nil, conditions: conditions(shortage([.psykisk]))))
        let alternative = Alternative(way: way, firstDay: try "2027-03-15".day(), cost: Cost(l1: 9, l2: 0, l3: 0, people: -3))
        #expect(
            obstacle(0, .couldRun(alternative, displacing: [try ID("hot")]))
                == Gaps.Obstacle(place: nil, conditions: [.othersServeMore]))
        #expect(obstacle(0, .secondBest(alternative)) == nil)
    }

    @Test("a district's calendar goes week by week, with holidays, breaks and the dates passed over")
    func calendar() throws {
        let farsta = model.calendars[0]
        #expect(farsta.weekdays == [.monday, .tuesday, .wednesday, .thursday, .friday])
        #expect(
            farsta.groups == [
                GroupCalendar.Group(
                    title: "Anhöriggrupp demens", kind: .closed, language: try "sv".language(), weekday: .monday,
                    start: try "13:00".clockTime(), end: try "15:00".clockTime(), venue: "Farsta seniorcenter",
                    days: [try "2027-03-15".day(), try "2027-04-12".day()], missed: [try "2027-03-29".day()],
                    availability: .full)
            ])
        #expect(
            farsta.weeks.flatMap(lines) == [
                "2027-03-15 möts Anhöriggrupp demens", "2027-03-26 Långfredagen",
                "2027-03-29 Annandag påsk, utan Anhöriggrupp demens", "2027-03-30 lov", "2027-03-31 lov", "2027-04-01 lov",
                "2027-04-02 lov", "2027-04-05...2027-04-05", "2027-04-12 möts Anhöriggrupp demens",
            ])
    }

    @Test("a discreet group stands under its neutral title, a children's group has weeks only, what is online has no place")
    func exposure() throws {
        #expect(model.calendars.map { $0.groups.map(\.title) } == [["Anhöriggrupp demens"], ["Onsdagsträff"], []])
        #expect(
            model.childrens == [
                ChildrensGroup(
                    title: "Barngruppen Månen", language: try "sv".language(),
                    weeks: [try "2027-03-15".day(), try "2027-03-29".day(), try "2027-04-12".day()])
            ])
        #expect(model.online.groups.map(\.title) == ["Vardagen på nätet"])
        #expect(model.online.groups.map(\.venue) == [nil])
    }

    @Test("seats left are told as coarsely as everybody may know")
    func availability() {
        #expect(model.calendars[1].groups.map(\.availability) == [.fewSeats])
        #expect(model.online.groups.map(\.availability) == [.seats])
    }

    @Test("feeds lie beside the report; a pool with nothing to show is not named")
    func feeds() {
        #expect(model.cityFeed.path == "feeds/city.ics")
        #expect(model.districtFeeds[0] == ReportModel.Feed(name: "Farsta", path: "feeds/district/farsta.ics"))
        #expect(model.poolFeeds == [])
    }

    private func lines(_ weeks: GroupCalendar.Weeks) -> [String] {
        switch weeks {
        case .quiet(let from, let to): return ["\(from.iso)...\(to.iso)"]
        case .week(let dates):
            return dates.compactMap { date in
                let closure: String? =
                    switch date.closure {
                    case .holiday(let name): name
                    case .closed: "stängt"
                    case .schoolBreak: "lov"
                    case nil: nil
                    }
                let parts =
                    [closure].compactMap(\.self) + date.meetings.map { "möts \($0.title)" }
                    + date.missed.map { "utan \($0.title)" }
                return parts.isEmpty ? nil : "\(date.day.iso) \(parts.joined(separator: ", "))"
            }
        }
    }
}
