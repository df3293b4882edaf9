import Domain
import Registration
import Testing

@testable import Web

@Suite("A person's own page") struct PersonalTests {
    private static let seat = Taking(seats: [1], kind: .home)

    private static func view(_ status: Place.Status, hasCalendar: Bool = false) throws -> PersonalView {
        PersonalView(
            code: "ABCD-EF23", district: TrialWorld.farsta,
            details: PersonalDetails(name: try PersonName("Kim"), reach: .email(try EmailAddress("kim@example.org"))),
            places: [
                PersonalPlace(
                    key: TrialOffering().key, title: "Anhörigcafé", weekly: WeeklyTime(.tuesday, ClockTime(clamping: 780)),
                    meetings: [],
                    place: .digital, host: "Farsta", status: status, hasKept: false, reasons: [], isCancelled: false,
                    needsIdentity: true)
            ], hasCalendar: hasCalendar)
    }

    private func site(_ world: TrialWorld) -> Site { Site(world, at: Origin(host: "127.0.0.1:8080", isSecure: true)) }

    private func ticket(_ reply: Reply) throws -> String {
        try #require(
            reply.text.firstMatch(of: /name="biljett" value="([^"]+)"/).map { String($0.1) })
    }

    @Test("is kept by no cache, found by no search engine, and tells no other site its address")
    func headers() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat)))
        let reply = await site(world).respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        #expect(reply.status == 200)
        #expect(reply["Cache-Control"] == "no-store")
        #expect(reply["Referrer-Policy"] == "no-referrer")
        #expect(reply["X-Robots-Tag"] == "noindex, nofollow")
        #expect(reply["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
        let text = reply.text
        #expect(text.contains("ABCD-EF23") && text.contains("kim@example.org"))
        #expect(text.contains("<p class=\"seats free\">Du har en plats</p>"))
        #expect(!text.contains("Markup(") && !text.contains("&lt;"))
    }

    @Test(
        "an offer can be answered, by whoever has the page and its ticket",
        arguments: [
            (PersonalAct.accept, PersonalRequest.accept(key: TrialOffering().key)),
            (.keep, .decline(key: TrialOffering().key, keeps: true)),
            (.decline, .decline(key: TrialOffering().key, keeps: false)),
            (.leave, .leave(key: TrialOffering().key)), (.erase, .erase), (.revokeCalendar, .revokeCalendar),
        ])
    func acts(act: PersonalAct, request: PersonalRequest) async throws {
        let world = TrialWorld(view: try Self.view(.offered(Self.seat, replyBy: Instant(seconds: 1_801_000_000))))
        let site = site(world)
        let ticket = try ticket(await site.respond(to: Visit(path: "/min/\(TrialWorld.token)")))
        let path = "/min/\(TrialWorld.token)/\(act.rawValue)"
        let group = Visit.Field("grupp", TrialOffering().key)
        #expect(await site.respond(to: Visit(isPost: true, path: path, form: [group])).status == 403)
        #expect(world.acts == [])
        let done = await site.respond(to: Visit(isPost: true, path: path, form: [group, Visit.Field("biljett", ticket)]))
        #expect([200, 303].contains(done.status))
        #expect(world.acts == [request])
        // A second click does no more; another form does.
        _ = await site.respond(to: Visit(isPost: true, path: path, form: [group, Visit.Field("biljett", ticket)]))
        let other = [Visit.Field("grupp", "other"), Visit.Field("biljett", ticket)]
        _ = await site.respond(to: Visit(isPost: true, path: path, form: other))
        #expect(world.operations[0] == world.operations[1] && world.operations[0] != world.operations[2])
    }

    @Test("a calendar's address is shown once, when it is made")
    func calendar() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat), hasCalendar: true))
        let site = site(world)
        let page = await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        #expect(!page.text.contains(".ics"))
        let made = await site.respond(
            to: Visit(
                isPost: true, path: "/min/\(TrialWorld.token)/ny-kalender", form: [Visit.Field("biljett", try ticket(page))]))
        let token = TrialWorld.calendarToken(1)
        #expect(token.utf8.count == 32 && made.text.contains("/min/\(token).ics"))
        // Never made again: an address that has been closed stays so.
        let again = await site.respond(
            to: Visit(
                isPost: true, path: "/min/\(TrialWorld.token)/ny-kalender", form: [Visit.Field("biljett", try ticket(page))]))
        #expect(!again.text.contains(token) && again.text.contains("/min/\(TrialWorld.calendarToken(2)).ics"))
        #expect(world.acts == [.renewCalendar, .renewCalendar])
        let feed = await site.respond(to: Visit(path: "/min/\(TrialWorld.token).ics"))
        #expect(
            feed["Cache-Control"] == "private, no-store" && feed["Last-Modified"] == nil
                && feed["X-Robots-Tag"] == "noindex, nofollow")
    }

    @Test("a page gets a new address, which no other form gives")
    func renewed() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat)))
        let site = site(world)
        let ticket = try ticket(await site.respond(to: Visit(path: "/min/\(TrialWorld.token)")))
        let done = await site.respond(
            to: Visit(isPost: true, path: "/min/\(TrialWorld.token)/ny-adress", form: [Visit.Field("biljett", ticket)]))
        guard case .renewPage(let token)? = world.acts.first else {
            Issue.record("\(world.acts)")
            return
        }
        #expect(done.status == 303 && done["Location"] == "/min/\(token)?klart=ja" && token != TrialWorld.token)
    }

    @Test("a link that opens nothing looks like every other, and few can be tried")
    func unknown() async throws {
        let site = site(TrialWorld())
        let wrong = String(repeating: "x", count: 32)
        #expect(await site.respond(to: Visit(path: "/min/\(wrong)", address: "a")).status == 404)
        let calendar = await site.respond(to: Visit(path: "/min/\(wrong).ics", address: "a"))
        #expect(calendar.status == 410 && !calendar.text.contains("VCALENDAR"))
        for _ in 0..<18 { _ = await site.respond(to: Visit(path: "/min/\(wrong)", address: "a")) }
        let reply = await site.respond(to: Visit(path: "/min/\(wrong)", address: "a"))
        #expect(reply.status == 429)
        #expect(reply["Retry-After"] == "30")
    }

    @Test("what is stored can be corrected; what is wrong is told at its field, with what was written")
    func corrected() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat)))
        let site = site(world)
        let ticket = Visit.Field("biljett", try ticket(await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))))
        let path = "/min/\(TrialWorld.token)/ratta"
        func send(_ way: String, _ email: String, _ phone: String) async -> Reply {
            let fields = [("namn", "Robin"), ("kontakt", way), ("epost", email), ("telefon", phone)]
            return await site.respond(
                to: Visit(isPost: true, path: path, form: [ticket] + fields.map { Visit.Field($0.0, $0.1) }))
        }
        let wrong = await send("epost", "robin.nu", "")
        #expect(wrong.status == 422)
        #expect(
            wrong.text.contains(
                "value=\"robin.nu\" autocomplete=\"email\" aria-invalid=\"true\" aria-describedby=\"epost-fel\""))
        #expect(wrong.text.contains("<details open=\"open\">") && wrong.text.contains("value=\"Robin\""))
        // Only who is reached so already can be reached through staff.
        #expect(await send("stod", "", "").status == 422)
        #expect(world.acts == [])
        let name = try PersonName("Robin"), number = try PhoneNumber("070-123 45 67")
        _ = await send("telefon", "", "070-123 45 67")
        _ = await send("ring", "", "070-123 45 67")
        #expect(
            world.acts == [
                .correct(PersonalDetails(name: name, reach: .phone(number))),
                .correct(PersonalDetails(name: name, reach: .call(number))),
            ])
    }

    @Test("of somebody with protected personal details offers no calendar, and stays protected when corrected")
    func protected() async throws {
        let details = PersonalDetails(name: try PersonName("Kim"), reach: .throughStaff, isProtected: true)
        let world = TrialWorld(
            view: PersonalView(code: nil, district: TrialWorld.farsta, details: details, places: [], hasCalendar: false))
        let site = site(world)
        let page = await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        #expect(page.text.contains("Dina personuppgifter är skyddade.") && !page.text.contains("ny-kalender"))
        let fields = [("biljett", try ticket(page)), ("namn", "Kim"), ("kontakt", "stod")]
        let done = await site.respond(
            to: Visit(
                isPost: true, path: "/min/\(TrialWorld.token)/ratta", form: fields.map { Visit.Field($0.0, $0.1) }))
        #expect(done.status == 303 && world.acts == [.correct(details)])
    }
}
