package import Domain

/// All that the report shows, computed and protected; the views only lay it out.
package struct ReportModel: Hashable, Sendable {
    package struct Head: Hashable, Sendable {
        package let name: String
        package let firstDay: Day
        package let lastDay: Day
        /// The local date when the term's tables were last changed.
        package let revised: Day
        package let isInvented: Bool
    }

    package struct Offerings: Hashable, Sendable {
        package let planned: Int
        package let all: Int
        /// Planned ones of which nothing more than their number is shown.
        package let protected: Int
    }

    /// A calendar to subscribe to.
    package struct Feed: Hashable, Sendable {
        package let name: String
        /// From the folder that the report lies in.
        package let path: String
    }

    package let head: Head
    package let offerings: Offerings
    package let coverage: CoverageTable
    package let pooling: PoolingComparison
    package let lending: Lending
    package let gaps: Gaps
    /// One a district, in the order of the term's.
    package let calendars: [GroupCalendar]
    package let online: GroupCalendar
    package let childrens: [ChildrensGroup]
    package let cityFeed: Feed
    package let districtFeeds: [Feed]
    package let poolFeeds: [Feed]
    package let districts: [ID<District>: District]

    package init(city: City, plan: Plan, alone: Plan) {
        head = Head(
            name: city.term.name, firstDay: city.term.firstDay, lastDay: city.term.lastDay,
            revised: Stockholm.local(city.term.revised).day, isInvented: city.term.invented)
        let planned = plan.sessions.compactMap { city.offering[$0.offering] }
        offerings = Offerings(
            planned: planned.count, all: city.offerings.count,
            protected: planned.count { Exposure(of: $0) == .countOnly })
        coverage = CoverageTable(city, plan)
        pooling = PoolingComparison(pooled: coverage, alone: CoverageTable(city, alone))
        lending = Lending(city, plan)
        gaps = Gaps(city, plan)
        calendars = city.districts.map { GroupCalendar(city, plan, district: $0.id) }
        online = GroupCalendar(city, plan, district: nil)
        childrens = ChildrensGroup.all(city, plan)
        cityFeed = Feed(name: "", path: "feeds/city.ics")
        districtFeeds = city.districts.map { Feed(name: $0.name, path: "feeds/district/\($0.id).ics") }
        poolFeeds = city.agreements.map { Feed(name: $0.name, path: "feeds/pool/\($0.id).ics") }
        districts = city.district
    }

    package func name(of district: ID<District>) -> String { districts[district]?.name ?? district.text }
}
