import Domain
import ICalendar
import Testing

@Suite("A person's own calendar") struct PersonalFeedTests {
    private static let term = Term.Head(
        id: ID(slugOf: "vt2027"), name: "Våren 2027", site: "traffpunkt.example", firstDay: Day(clamping: 2027, 1, 11),
        lastDay: Day(clamping: 2027, 6, 11), invented: false)

    private func announcement(_ visibility: Visibility, neutral: String? = nil) -> Announcement {
        Announcement(
            offering: ID(slugOf: "x-\(visibility)"),
            told: Announcement.Told(
                title: "Grupp om beroende", neutralTitle: neutral, visibility: visibility, groups: [.beroende], kind: .closed,
                language: .swedish, owners: [ID(slugOf: "farsta")], pool: nil,
                place: .venue(ID(slugOf: "hus"), in: ID(slugOf: "farsta")),
                address: "Huset, Gatan 1", contact: .init(host: "stod@example.org", owner: "stod@example.org"),
                time: WeeklyTime(.tuesday, ClockTime(clamping: 780)), minutes: 90, interval: 1),
            leaders: [], days: (0..<4).map { Day(clamping: 2027, 2, 2) + 7 * $0 },
            revision: Revision(changed: Instant(seconds: 1_790_000_000)))
    }

    private func lines(_ places: [(announcement: Announcement, hasSeat: Bool)]) -> [String] {
        let feed = Feeds.personal(
            of: places, in: Self.term, at: Stockholm.instant(Day(clamping: 2027, 1, 12), ClockTime(clamping: 600)))
        // Unfolded (RFC 5545 section 3.1).
        return String(decoding: feed.bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n").map(
            String.init)
    }

    @Test("reminds whoever asks for it, and of nothing that is cancelled")
    func alarms() {
        let now = Stockholm.instant(Day(clamping: 2027, 1, 12), ClockTime(clamping: 600))
        let told = announcement(.open)
        let cancelled = announcement(.children).cancelled(at: now)
        func alarms(_ minutes: Int?) -> [String] {
            let feed = Feeds.choice(of: [told, cancelled], path: "x", subject: "x", alarm: minutes, in: Self.term, at: now)
            return String(decoding: feed.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init).filter {
                $0.hasPrefix("TRIGGER") || $0 == "BEGIN:VALARM"
            }
        }
        #expect(alarms(nil) == [])
        #expect(alarms(1440) == ["BEGIN:VALARM", "TRIGGER:-PT1440M"])
    }

    @Test("a seat is confirmed, a place in line tentative")
    func status() {
        let lines = lines([(announcement(.open), true), (announcement(.children), false)])
        #expect(lines.filter { $0.hasPrefix("STATUS:") } == ["STATUS:CONFIRMED", "STATUS:TENTATIVE"])
    }

    @Test(
        "never names a discreet or protected offering's subject, nor tells where a protected one is",
        arguments: [
            (Visibility.discreet, nil, "SUMMARY:Träff", true), (.discreet, "Samtalsgrupp", "SUMMARY:Samtalsgrupp", true),
            (.protected, nil, "SUMMARY:Träff", false), (.children, nil, "SUMMARY:Grupp om beroende", false),
        ] as [(Visibility, String?, String, Bool)])
    func neutral(visibility: Visibility, title: String?, summary: String, tellsPlace: Bool) {
        let lines = lines([(announcement(visibility, neutral: title), true)])
        #expect(lines.filter { $0.hasPrefix("SUMMARY:") } == [summary])
        #expect(lines.contains { $0.hasPrefix("LOCATION:") } == tellsPlace)
        if visibility != .children { #expect(!lines.joined().contains("beroende")) }
        #expect(!lines.joined().contains("x-\(visibility)"))
    }

    @Test("a cancelled series is cancelled to those who waited too")
    func cancelled() {
        let cancelled = announcement(.open).cancelled(
            at: Stockholm.instant(Day(clamping: 2027, 1, 12), ClockTime(clamping: 540)))
        #expect(lines([(cancelled, false)]).filter { $0.hasPrefix("STATUS:") } == ["STATUS:CANCELLED"])
    }
}
