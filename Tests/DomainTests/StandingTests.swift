import Domain
import Testing

@Suite("How a district's people stand to an offering")
struct StandingTests {
    /// Of a, b, c, d to an offering that meets in b.
    private func standings(_ change: (inout SmallCity) throws -> Void) throws -> [Standing] {
        var small = try SmallCity()
        try change(&small)
        let city = try small.city()
        let host: ID<District>? = small.offering.kind == .digital ? nil : try ID("b")
        return city.districts.map { city.standing(of: $0.id, in: small.offering, host: host) }
    }

    private func pool(_ members: [String], minutes: Int? = nil, hops: Int? = nil) throws -> Agreement {
        Agreement(
            id: try ID("pool"), name: "pool", members: Set(try members.map { try ID($0) }), mostMinutes: minutes,
            mostHops: hops,
            releaseDays: 30, validFrom: nil, validUntil: nil)
    }

    @Test("whose reach is the neighbours")
    func neighbours() throws {
        #expect(try standings { $0.offering = try .test(reach: .neighbours) } == [.guest, .home, .guest, .outside])
    }

    @Test("whose reach is the city")
    func city() throws {
        #expect(try standings { $0.offering = try .test(reach: .city) } == [.guest, .home, .guest, .guest])
    }

    @Test("that they own, wherever it meets")
    func owners() throws {
        #expect(try standings { $0.offering = try .test(owners: ["d"]) } == [.guest, .home, .guest, .home])
    }

    @Test("whose reach is a pool: the members, touching or not")
    func members() throws {
        #expect(
            try standings {
                $0.agreements = [try pool(["b", "d"])]
                $0.offering = try .test(reach: .pool(try ID("pool")))
            } == [.outside, .home, .outside, .guest])
    }

    @Test("whose reach is a pool with a limit in hops")
    func hops() throws {
        #expect(
            try standings {
                $0.agreements = [try pool(["a", "b", "c", "d"], hops: 1)]
                $0.offering = try .test(reach: .pool(try ID("pool")))
            } == [.guest, .home, .guest, .outside])
    }

    @Test("whose reach is a pool with a limit in minutes; a pair without an estimate is an hour apart")
    func minutes() throws {
        for (most, last) in [(59, Standing.outside), (60, .guest)] {
            #expect(
                try standings {
                    $0.agreements = [try pool(["a", "b", "c", "d"], minutes: most)]
                    $0.offering = try .test(reach: .pool(try ID("pool")))
                } == [.guest, .home, .guest, last])
        }
    }

    @Test("that is digital: all at home without a quota, guests of the owners with one")
    func digital() throws {
        #expect(try standings { $0.offering = try .test(kind: .digital, guestSeats: nil) } == [.home, .home, .home, .home])
        #expect(try standings { $0.offering = try .test(kind: .digital, guestSeats: 2) } == [.guest, .home, .guest, .guest])
    }

    @Test("changes on the release date: the agreement's, or else the term's")
    func release() throws {
        var small = try SmallCity()
        #expect(try small.city().releaseDay(of: small.offering, first: try day("2027-02-02")).iso == "2027-01-19")
        small.agreements = [try pool(["a", "b"])]
        small.offering = try .test(reach: .pool(try ID("pool")))
        #expect(try small.city().releaseDay(of: small.offering, first: try day("2027-02-02")).iso == "2027-01-03")
    }

    @Test("without pooling: no guest seats, and nothing pinned")
    func withoutPooling() throws {
        var small = try SmallCity()
        small.requests = try ["b", "c"].map { home in
            Request(
                id: try ID("r-\(home)"), registered: Instant(seconds: 0), district: try ID(home), group: .aldre,
                language: small.offering.language, kinds: [.closed], times: .always, preferred: .never, travels: true,
                needs: [],
                priority: 9)
        }
        small.pins = try ["b", "c"].map { Pin(offering: small.offering.id, startWeek: 2, request: try ID("r-\($0)")) }
        let alone = try small.city().withoutPooling()
        #expect(alone.offerings.map(\.guestSeats) == [0])
        #expect(alone.pins == [])
    }
}
