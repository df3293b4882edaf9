import Domain
import NIOCore
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
        #expect(again["ETag"] == tag && again["Last-Modified"] == first["Last-Modified"] && again.body.readableBytes == 0)
        #expect(world.calendarsMade == 1)
        world.change()
        _ = await site.respond(to: Visit(path: "/kalender/alla.ics"))
        #expect(world.calendarsMade == 2)
    }

    @Test(
        "a calendar reminds those who ask for it, by any time up to four weeks",
        arguments: [
            ("PT30M", 30), ("PT24H", 1440), ("P2D", 2880), ("P4W", 40_320), ("P5W", nil), ("PT0M", nil), ("24", nil),
            ("PT1H30M", nil), ("-PT1H", nil), ("P1M", nil), ("PT99999H", nil),
        ] as [(String, Int?)])
    func reminders(text: String, minutes: Int?) async {
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        let reply = await site.respond(to: Visit(path: "/kalender/alla.ics", query: [Visit.Field("alarm", text)]))
        #expect(reply.status == (minutes == nil ? 400 : 200))
        if let minutes { #expect(reply.text.hasSuffix(" \(minutes)")) }
    }

    @Test("a calendar's Last-Modified moves with its bytes alone, and never back")
    func modified() async throws {
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        func modified(_ path: String) async -> String? { await site.respond(to: Visit(path: path))["Last-Modified"] }
        let first = await modified("/kalender/alla.ics")
        world.pass(seconds: 60)
        world.change()
        #expect(await modified("/kalender/alla.ics") == first)
        let sheets = Sheets()
        let (early, late) = (Instant(seconds: 100), Instant(seconds: 200))
        #expect(sheets.changed("a", "1", at: early) == early)
        #expect(sheets.changed("a", "1", at: late) == early)
        #expect(sheets.changed("a", "2", at: late) == late)
        #expect(sheets.changed("b", "1", at: late) == late)
    }

    @Test("a page that asks nothing is made once, whatever is put behind its address")
    func queries() async throws {
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        for query in ["", "?1", "?2=3"] {
            #expect(await site.respond(to: try #require(Visit("/kalender/alla.ics" + query))).status == 200)
            #expect(await site.respond(to: try #require(Visit("/om" + query))).status == 200)
        }
        #expect(world.calendarsMade == 1 && site.kept("/om") != nil && site.kept("/om?1") == nil)
    }

    @Test(
        "If-None-Match counts before If-Modified-Since; a date that cannot be read gives the whole",
        arguments: [
            (nil, "Fri, 15 Jan 2027 08:00:00 GMT", 304), (nil, "Fri, 15 Jan 2027 07:59:59 GMT", 200), (nil, "yesterday", 200),
            ("\"other\"", "Fri, 15 Jan 2027 08:00:00 GMT", 200), (nil, "Xxx, 15 Jan 2027 08:00:00 GMT", 200),
            (nil, "Thu, 01 Jan 2037 -1:-1:-1 GMT", 200), ("\"x\",\t\"TAG\"", nil, 304), ("*", nil, 304),
            ("W/\"TAG\", \"x\"", nil, 304),
        ] as [(String?, String?, Int)])
    func conditions(mark: String?, time: String?, status: Int) {
        let sheet = Sheet(Content(Array("hello".utf8), type: "text/plain", modified: Instant(seconds: 1_800_000_000)))
        let tag = sheet.reply(to: Conditions())["ETag"] ?? ""
        var conditions = Conditions()
        conditions.knownMark = mark?.replacing("\"TAG\"", with: tag)
        conditions.knownTime = time
        #expect(sheet.reply(to: conditions).status == status)
    }

    @Test("is gzipped only for who takes it, under a mark of its own")
    func gzipped() {
        let sheet = Sheet(Content(Array(String(repeating: "anhörig ", count: 500).utf8), type: "text/plain"))
        var takesGzip = Conditions()
        takesGzip.takesGzip = true
        let plain = sheet.reply(to: Conditions()), small = sheet.reply(to: takesGzip)
        #expect(plain["Content-Encoding"] == nil && small["Content-Encoding"] == "gzip")
        #expect(plain["ETag"] != small["ETag"] && plain["Vary"] == "Accept-Encoding" && small["Vary"] == "Accept-Encoding")
        #expect(Array(small.body.readableBytesView.prefix(2)) == [0x1F, 0x8B] && small.body.readableBytes < 100)
    }

    @Test("those asked for lately are kept, however many are asked for")
    func bounded() {
        let sheets = Sheets()
        let large = Sheet(Content([UInt8](repeating: 65, count: 1 << 20), type: "text/plain"))
        sheets.keep("first", "1", large)
        for number in 0..<100 {
            sheets.keep("\(number)", "1", large)
            #expect(sheets.kept("first", "1") != nil)
        }
        #expect((0..<100).count { sheets.kept("\($0)", "1") != nil } < 70)
        #expect(sheets.kept("first", "2") == nil)
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
            (nil, false), ("gzip", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("gzip; q=0.", false),
            ("gzip;q=.0", false), ("gzip;q=0.001", true), ("identity", false), ("GZIP", true),
        ] as [(String?, Bool)])
    func accepts(header: String?, takes: Bool) { #expect(takesGzip(header) == takes) }
}
