import Domain
import Store
import Testing

@Suite("announced.json")
struct AnnouncedFileTests {
    let city: City

    init() throws { city = try TermFixture().read().city }

    private func announcement() throws -> Announcement {
        let offering = try #require(city.offerings.first)
        let (venue, host) = (try ID<Venue>("hus"), try ID<District>("norr"))
        let first = try #require(Day(iso: "2027-01-26"))
        let start = try #require(ClockTime("13:00"))
        let revised = Revision(number: 2, changed: Instant(seconds: 1_800_000_000))
        let elsewhere = Announcement.Meeting(day: first + 8, start: start, minutes: 60, place: .digital)
        return Announcement(
            offering: offering.id,
            told: Announcement.Told(
                title: "Café; \"å\"", neutralTitle: nil, visibility: .discreet, groups: [.aldre, .barn], kind: .open,
                language: .swedish, owners: [host], pool: nil, place: .venue(venue, in: host), address: "Huset, Gatan 1",
                contact: Announcement.Contact(host: "a@example.org"), time: WeeklyTime(.tuesday, start),
                minutes: 90, interval: 1),
            leaders: [try ID("ledare")], days: [first, first + 7, first + 21],
            alterations: [
                first + 7: Announcement.Alteration(meeting: elsewhere, revision: revised.next(at: Instant(seconds: 0))),
                first + 21: Announcement.Alteration(meeting: nil, revision: revised, comesBack: true),
            ],
            isCancelled: false, revision: revised)
    }

    private func text(_ change: (String) -> String = { $0 }) throws -> [UInt8] {
        let bytes = try AnnouncedFile.bytes([try announcement()], of: city)
        return Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
    }

    @Test("is read back as it was")
    func roundTrip() throws {
        #expect(try AnnouncedFile.read(try text(), of: city) == [try announcement()])
    }

    @Test(
        "what is no announcement is refused by its key and value",
        arguments: [
            (
                "traffpunkt-announced/1", "traffpunkt-announced/9",
                "format \"traffpunkt-announced/9\": must be traffpunkt-announced/1"
            ),
            ("\"2027-02-16\"", "\"2027-02-17\"", "must be dates of the session's weekly time, in order"),
            ("\"day\" : \"2027-02-02\"", "\"day\" : \"2027-02-03\"", "altered"),
            ("\"tis\"", "\"tisdag kväll\"", "must be a weekly time"),
            ("\"minutes\" : 90", "\"minutes\" : 0", "minutes \"0\": must be 1 or more, and end by midnight"),
            ("\"minutes\" : 60", "\"minutes\" : 661", "minutes \"661\": must be 1 or more, and end by midnight"),
            ("\"minutes\" : 60", "\"minutes\" : 9000000000000000", "must be 1 or more, and end by midnight"),
            ("\"interval_weeks\" : 1", "\"interval_weeks\" : 0", "interval_weeks \"0\": must be 1 to 52"),
            ("\"number\" : 3", "\"number\" : -3", "number \"-3\": must be 0 or more"),
            ("+01:00", " igår", "must be a time such as 2027-01-26T13:00:00+01:00"),
            ("\"venue\" : \"hus\"", "\"venue\" : null", "must be null when host is, and only then"),
            ("\"ledare\"", "\"Anna Andersson\"", "id \"Anna Andersson\": must be an id"),
            ("\"discreet\"", "\"hemlig\"", "visibility \"hemlig\": must be one of open, discreet, protected, children"),
            ("\"barn\"", "\"bern\"", "groups \"bern\": must be one of"),
            ("\"sv\"", "\"svenska\"", "language \"svenska\": must be a code of two or three letters"),
            ("\"cancelled\" : false", "\"cancelled\" : \"nej\"", "is not in the form traffpunkt-announced/1"),
        ])
    func refused(from: String, to: String, problem: String) throws {
        let bytes = try text { text in
            #expect(text.contains(from))
            return text.replacing(from, with: to)
        }
        do {
            _ = try AnnouncedFile.read(bytes, of: city)
            Issue.record("was read")
        } catch {
            #expect("\(error)".contains(problem))
        }
    }
}
