import Domain
import Testing

@Suite struct ExposureTests {
    /// What an audience sees of an offering of each visibility, as one line.
    private func seen(_ audience: Audience, neutral: String? = "Neutral") throws -> [Visibility: String] {
        var seen: [Visibility: String] = [:]
        for visibility in Visibility.allCases {
            let offering = try offering(visibility, neutral: neutral)
            seen[visibility] = Exposure(of: offering, to: audience).map { exposure in
                [
                    exposure.title ?? "-", exposure.times == .exact ? "time" : "weeks",
                    exposure.showsPlace ? "place" : nil, exposure.tellsGroups ? "groups" : nil,
                ].compactMap(\.self).joined(separator: " ")
            }
        }
        return seen
    }

    private func offering(_ visibility: Visibility, neutral: String?) throws -> Offering {
        Offering(
            id: try ID("a"), title: "Title", neutralTitle: neutral, groups: [.beroende], language: .swedish, kind: .closed,
            visibility: visibility, needsIdentity: false, owners: [], hosts: [], capacity: 8, minimum: 0, leadersNeeded: 1,
            occurrences: 3, interval: 1, minutes: 60, times: [], startWeeks: [1], whenClosed: .skip,
            restsInSchoolBreaks: false, guestSeats: nil, reach: .city, needs: [], queue: .registration)
    }

    @Test("everyone sees nothing of a protected offering, and neither time nor place of a children's one")
    func everyone() throws {
        #expect(
            try seen(.everyone) == [
                .open: "Title time place groups", .discreet: "Neutral time place", .children: "Title weeks groups",
            ])
    }

    @Test("a participant's calendar, which others may glance at, tells no group and no place that could give them away")
    func participant() throws {
        #expect(
            try seen(.participant) == [
                .open: "Title time place groups", .discreet: "Neutral time place", .protected: "Neutral time",
                .children: "Title time",
            ])
        #expect(try seen(.participant, neutral: nil)[.discreet] == "- time place")
    }

    @Test("a leader's calendar never tells of a target group, nor where a protected offering meets")
    func leader() throws {
        #expect(
            try seen(.leader) == [
                .open: "Title time place", .discreet: "Neutral time place", .protected: "Neutral time",
                .children: "Title time place",
            ])
    }

    @Test("a venue sees when its room is taken, and no titles")
    func venue() throws {
        #expect(
            try seen(.venue) == [
                .open: "- time", .discreet: "- time", .protected: "- time", .children: "- time",
            ])
    }

    @Test("without a neutral title a discreet offering stands under its own, and a protected one under none")
    func noNeutralTitle() throws {
        #expect(try seen(.everyone, neutral: nil)[.discreet] == "Title time place")
        #expect(try seen(.leader, neutral: nil)[.discreet] == "Title time place")
        #expect(try seen(.leader, neutral: nil)[.protected] == "- time")
    }
}
