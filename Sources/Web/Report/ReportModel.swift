internal import Domain

/// All that the report shows, computed and rounded; the views only lay it out.
struct ReportModel: Hashable, Sendable {
    struct Head: Hashable, Sendable {
        let name: String
        let firstDay: Day
        let lastDay: Day
        /// The local date when the term's tables were last changed.
        let revised: Day
        let isInvented: Bool
    }

    struct Offerings: Hashable, Sendable {
        let planned: Int
        let all: Int
        /// Planned ones of which nothing more than their number is shown.
        let protected: Int
    }

    /// A calendar to subscribe to.
    struct Feed: Hashable, Sendable {
        let name: String
        /// From the folder that the report lies in.
        let path: String
    }

    let head: Head
    let offerings: Offerings
    let coverage: CoverageTable
    let pooling: PoolingComparison
    let lending: Lending
    let gaps: Gaps
    /// One a district, in the order of the term's.
    let calendars: [GroupCalendar]
    let online: GroupCalendar
    let childrens: [ChildrensGroup]
    let cityFeed: Feed
    let districtFeeds: [Feed]
    /// Of those with something to show: an empty one would tell that a pool has protected offerings only.
    let poolFeeds: [Feed]
    let districts: [ID<District>: District]

    init(city: City, plan: Plan, alone: Plan) {
        head = Head(
            name: city.term.name, firstDay: city.term.firstDay, lastDay: city.term.lastDay,
            revised: Stockholm.local(city.term.revised).day, isInvented: city.term.invented)
        let planned = plan.sessions.compactMap { city.offering[$0.offering] }
        offerings = Offerings(
            planned: planned.count, all: city.offerings.count,
            protected: planned.count { Exposure(of: $0, to: .everyone) == nil })
        coverage = CoverageTable(city, plan)
        pooling = PoolingComparison(pooled: coverage, alone: CoverageTable(city, alone))
        lending = Lending(city, plan)
        gaps = Gaps(city, plan)
        calendars = city.districts.map { GroupCalendar(city, plan, district: $0.id) }
        online = GroupCalendar(city, plan, district: nil)
        childrens = ChildrensGroup.all(city, plan)
        cityFeed = Feed(name: "", path: "feeds/city.ics")
        districtFeeds = city.districts.map { Feed(name: $0.name, path: "feeds/district/\($0.id).ics") }
        poolFeeds = city.agreements.filter { agreement in
            planned.contains { $0.reach == .pool(agreement.id) && Exposure(of: $0, to: .everyone) != nil }
        }.map { Feed(name: $0.name, path: "feeds/pool/\($0.id).ics") }
        districts = city.district
    }

    func name(of district: ID<District>) -> String { districts[district]?.name ?? district.text }
}
