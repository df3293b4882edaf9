import Domain
import Testing

@testable import Web

@Suite("A sheet") struct SheetTests {
    private let world = TrialWorld()

    @Test("is made once, answers 304 to whoever has it, and is made anew when something changes")
    func kept() async throws {
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        let first = await site.respond(to: Visit(path: "/kalender/alla.ics"))
        #expect(first["Content-Type"] == "text/calendar; charset=utf-8")
        let tag = try #require(first["ETag"])
        let again = await site.respond(to: Visit(path: "/kalender/alla.ics", knownMark: tag))
        #expect(again.status == 304)
        #expect(again["ETag"] == tag && again["Last-Modified"] == first["Last-Modified"] && again.body.isEmpty)
        #expect(world.calendarsMade == 1)
        world.change()
        _ = await site.respond(to: Visit(path: "/kalender/alla.ics"))
        #expect(world.calendarsMade == 2)
    }

    @Test(
        "If-None-Match counts before If-Modified-Since; a date that cannot be read gives the whole",
        arguments: [
            (nil, "Fri, 15 Jan 2027 08:00:00 GMT", 304), (nil, "Fri, 15 Jan 2027 07:59:59 GMT", 200), (nil, "yesterday", 200),
            ("\"other\"", "Fri, 15 Jan 2027 08:00:00 GMT", 200), ("*", nil, 304), ("W/\"TAG\", \"x\"", nil, 304),
        ] as [(String?, String?, Int)])
    func conditions(mark: String?, time: String?, status: Int) {
        let sheet = Sheet(Array("hello".utf8), type: "text/plain", modified: Instant(seconds: 1_800_000_000))
        let tag = sheet.mark
        #expect(
            sheet.reply(to: Visit(path: "/", knownMark: mark?.replacing("TAG", with: tag), knownTime: time)).status == status)
    }

    @Test("is gzipped only for who takes it, under a mark of its own")
    func gzipped() {
        let sheet = Sheet(Array(String(repeating: "anhörig ", count: 500).utf8), type: "text/plain")
        let plain = sheet.reply(to: Visit(path: "/")), small = sheet.reply(to: Visit(path: "/", takesGzip: true))
        #expect(plain["Content-Encoding"] == nil && small["Content-Encoding"] == "gzip")
        #expect(plain["ETag"] != small["ETag"] && plain["Vary"] == "Accept-Encoding" && small["Vary"] == "Accept-Encoding")
        #expect(small.body.prefix(2) == [0x1F, 0x8B] && small.body.count < 100)
    }

    @Test("dates are as HTTP writes them, there and back", arguments: [0, 1_800_000_000, 951_782_400, 4_102_444_799])
    func dates(seconds: Int) {
        #expect(instant(httpDate: httpDate(Instant(seconds: seconds))) == Instant(seconds: seconds))
    }

    @Test("the date of RFC 9110")
    func rfcDate() {
        #expect(httpDate(Instant(seconds: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "takes gzip as RFC 9110 has it",
        arguments: [
            (nil, false), ("gzip", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("identity", false), ("GZIP", true),
        ] as [(String?, Bool)])
    func accepts(header: String?, takes: Bool) { #expect(takesGzip(header) == takes) }
}
