import Domain
import Testing

/// What no folder can say, as its reader refuses it before; the rest of the rules is tested through folders.
@Suite("A city that is made by hand")
struct CityRulesTests {
    private func problems(_ change: (inout SmallCity) throws -> Void) throws -> [String] {
        var small = try SmallCity()
        try change(&small)
        do {
            _ = try small.city()
            return []
        } catch let faults as Faults {
            return faults.all.map { "\($0.table) \($0.row ?? -1) \($0.column) \"\($0.value)\": \($0.problem)" }
        }
    }

    @Test("is whole as it is")
    func good() throws { #expect(try problems { _ in } == []) }

    @Test("names nothing twice in a list")
    func twice() throws {
        #expect(
            try problems { $0.offering = try .test(owners: ["b", "b"], times: ["13:00", "13:00"], startWeeks: [2, 2]) } == [
                "offerings 0 owners \"b\": is there twice", "offerings 0 times \"tis 13:00\": is there twice",
                "offerings 0 start_weeks \"3\": is there twice",
            ])
    }

    @Test("has no empty list where something is needed")
    func empty() throws {
        #expect(
            try problems { $0.offering = try .test(owners: [], times: [], startWeeks: []) } == [
                "offerings 0 owners \"\": must name at least one", "offerings 0 times \"\": must name at least one",
                "offerings 0 start_weeks \"\": must name at least one",
            ])
    }

    @Test("starts nothing outside its term", arguments: [(0, "1"), (24, "25"), (-60, "46")])
    func weeks(_ week: Int, _ iso: String) throws {
        #expect(
            try problems { $0.offering = try .test(startWeeks: [2, week]) } == [
                "offerings 0 start_weeks \"\(iso)\": must be a week of the term, 2-23"
            ])
    }

    @Test("says nothing but that of a term that ends before it begins")
    func term() throws {
        #expect(
            try problems {
                $0.term = try .test(first: "2027-06-11", last: "2027-01-11")
                $0.offering = try .test(owners: [])
            } == ["term -1 last_day \"2027-01-11\": must not be before first_day 2027-06-11"])
    }

    @Test("survives numbers that make no sense", arguments: [Int.min / 4, -1, 0, 3, 1_000_000])
    func numbers(_ interval: Int) throws {
        #expect(
            try problems { $0.offering = try .test(occurrences: -1, interval: interval) } == [
                "offerings 0 occurrences \"-1\": must be at least 1",
                "offerings 0 interval_weeks \"\(interval)\": must be 1, 2 or 4",
            ])
    }
}
