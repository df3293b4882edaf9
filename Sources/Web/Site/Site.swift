internal import Domain
internal import Foundation
internal import Registration

/// The public site: every address, in one table. What it answers follows from the visit and the world alone.
public struct Site: Sendable {
    let world: any World
    let origin: Origin
    private let tickets = Tickets()
    private let limits = Limits()
    private let sheets = Sheets()
    let counts = Counts()

    public init(_ world: any World, at origin: Origin) {
        self.world = world
        self.origin = origin
    }

    public func respond(to visit: Visit) async -> Reply {
        let route = Route(visit.path)
        var reply: Reply
        do {
            reply = try await answer(visit, route)
        } catch {
            reply = await failure(error, route)
        }
        counts.note(route.name, reply.status)
        reply.headers += securityHeaders(isPersonal: route.isPersonal)
        return reply
    }

    /// Of a page that is somebody's own, no cache keeps a copy, and no other site learns the address.
    private func securityHeaders(isPersonal: Bool) -> [(name: String, value: String)] {
        var headers = [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", isPersonal ? "no-referrer" : "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        if origin.isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
        if isPersonal { headers.append(("X-Robots-Tag", "noindex, nofollow")) }
        return headers.map { (name: $0.0, value: $0.1) }
    }
}

/// An address, taken apart.
struct Route: Hashable, Sendable {
    let language: Wording
    let parts: [String]

    /// - Parameter path: as it stands in the request.
    init(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        if parts.last == "" { parts.removeLast() }
        language = parts.first == "en" ? .english : .swedish
        self.parts = parts.first == "en" ? Array(parts.dropFirst()) : parts
    }

    /// What is counted: never what tells which person's page it is.
    var name: String { parts.isEmpty ? "start" : known.contains(parts[0]) ? parts[0] : "other" }

    var isPersonal: Bool { ["min", "anmal"].contains(parts.first) }
}

private let known: Set = [
    "manad", "karta", "grupp", "prenumerera", "kalender", "program", "affisch", "anmal", "min", "om", "lattlast",
    "tillganglighet", "dina-uppgifter", "sida.css", "sida.js", "api", "openapi.json", "sitemap.xml", "robots.txt", "health",
    "metrics",
]

/// Why a visit has no page.
enum Failure: Error, Hashable, Sendable {
    case notFound
    case wrongFilter
    case tooMany(seconds: Int)
    case wrongMethod(allowed: String)
    /// A form that is too old, or not this visitor's.
    case expired
    /// What fills in forms as fast as this, or a field that nobody sees, is no person.
    case trapped
    /// The way to this calendar is closed for good.
    case gone
}

// MARK: - The table

extension Site {
    private func answer(_ visit: Visit, _ route: Route) async throws -> Reply {
        if visit.isPost { return try await post(visit, route) }
        let language = route.language
        switch (route.parts.first, route.parts.dropFirst().first, route.parts.count) {
        case ("sida.css", nil, 1): return Sheet(PackageResources.site_css, type: "text/css; charset=utf-8").reply(to: visit)
        case ("sida.js", nil, 1):
            return Sheet(PackageResources.site_js, type: "text/javascript; charset=utf-8").reply(to: visit)
        case ("robots.txt", nil, 1): return Sheet(Array(robots.utf8), type: "text/plain; charset=utf-8").reply(to: visit)
        case ("openapi.json", nil, 1): return Sheet(PackageResources.openapi_json, type: "application/json").reply(to: visit)
        case ("health", nil, 1): return try await health()
        case ("metrics", nil, 1):
            return Reply(headers: [("Content-Type", "text/plain; version=0.0.4")], body: Array(counts.text.utf8))
        case ("min", let token?, 2): return try await personal(token, visit, language)
        case ("anmal", let key?, 2): return try await firstStep(key, visit, language)
        default: return try await publicReply(visit, route)
        }
    }

    /// What is the same for everybody, kept until something changes.
    private func publicReply(_ visit: Visit, _ route: Route) async throws -> Reply {
        let catalogue = try await world.catalogue()
        let today = Stockholm.local(world.now()).day
        let name = visit.path + "?" + visit.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return try await sheets.sheet(name, "\(catalogue.mark) \(today.iso)") {
            try await sheet(visit, route, catalogue, today)
        }.reply(to: visit)
    }

    private func sheet(_ visit: Visit, _ route: Route, _ catalogue: Catalogue, _ today: Day) async throws -> Sheet {
        let language = route.language
        func html(_ page: Page) -> Sheet {
            Sheet(Array(page.document(catalogue.term).text.utf8), type: "text/html; charset=utf-8", language: language)
        }
        func listing(_ key: String) throws -> Listing {
            guard let listing = catalogue.byKey[key] else { throw Failure.notFound }
            return listing
        }
        switch (route.parts.first, route.parts.dropFirst().first, route.parts.count) {
        case (nil, _, 0): return html(cataloguePage(catalogue, try filter(visit, catalogue), today: today, language))
        case ("manad", nil, 1):
            guard let month = Day(iso: (visit.query["m"] ?? monthName(today)) + "-01"), abs(month - today) < 800 else {
                throw Failure.wrongFilter
            }
            return html(
                monthPage(catalogue, try filter(visit, catalogue, beside: ["m"]), month: month, today: today, language))
        case ("karta", nil, 1): return html(mapPage(catalogue, today: today, language))
        case ("grupp", let key?, 2): return html(offeringPage(try listing(key), catalogue, today: today, language))
        case ("prenumerera", nil, 1):
            return html(subscribePage(catalogue, try filter(visit, catalogue), at: origin, language))
        case ("kalender", let file?, 2): return try await calendar(file, catalogue)
        case ("program", let slug?, 2):
            guard let id = try? ID<District>(slug), let district = catalogue.byDistrict[id] else { throw Failure.notFound }
            return html(programPage(district, catalogue, today: today, at: origin, language))
        case ("affisch", let key?, 2):
            return html(posterPage(try listing(key), catalogue, today: today, at: origin, qrCode, language))
        case ("om", nil, 1): return html(aboutPage(catalogue, language))
        case ("lattlast", nil, 1): return html(easyPage(catalogue, language))
        case ("tillganglighet", nil, 1): return html(accessibilityPage(catalogue, language))
        case ("dina-uppgifter", nil, 1): return html(privacyPage(language))
        case ("sitemap.xml", nil, 1): return Sheet(Array(sitemap(catalogue).utf8), type: "application/xml")
        case ("api", "v1", _) where language == .swedish:
            return try openData(Array(route.parts.dropFirst(2)), try filter(visit, catalogue), catalogue, at: origin)
        default: throw Failure.notFound
        }
    }

    private func filter(_ visit: Visit, _ catalogue: Catalogue, beside others: Set<String> = []) throws -> Filter {
        let words = visit.query.filter { !others.contains($0.name) }.map { ($0.name, $0.value) }
        guard let filter = Filter(words: words) else { throw Failure.wrongFilter }
        guard filter.district.map({ catalogue.byDistrict[$0] != nil }) ?? true else { throw Failure.notFound }
        return filter
    }

    private func calendar(_ file: String, _ catalogue: Catalogue) async throws -> Sheet {
        guard file.hasSuffix(".ics"), let filter = Filter(fileName: String(file.dropLast(4))),
            filter.district.map({ catalogue.byDistrict[$0] != nil }) ?? true
        else { throw Failure.notFound }
        let calendar = try await world.calendar(
            of: catalogue.listings(filter).map(\.key), path: filter.fileName, named: describe(filter, catalogue, .swedish))
        return Sheet(calendar.bytes, type: "text/calendar; charset=utf-8", modified: calendar.modified)
    }

    private func health() async throws -> Reply {
        _ = try await world.catalogue()
        return Reply(
            headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
            body: Array("{\"status\":\"ok\"}\n".utf8))
    }

    private var robots: String {
        """
        User-agent: *
        Disallow: /min/
        Disallow: /anmal/
        Disallow: /en/min/
        Disallow: /en/anmal/
        Sitemap: \(origin.text)/sitemap.xml

        """
    }

    private func sitemap(_ catalogue: Catalogue) -> String {
        let links =
            [Link.catalogue(Filter()), .map, .about, .easy, .accessibility, .privacy]
            + catalogue.listings.map { .offering($0.key) } + catalogue.districts.map { .program($0.id) }
        let addresses = links.flatMap { link in Wording.allCases.map { origin.text + link.path($0) } }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(addresses.map { "<url><loc>\(("\($0)" as Markup).text)</loc></url>" }.joined(separator: "\n"))
            </urlset>

            """
    }
}

// MARK: - Asking for a seat

extension Site {
    private static let cookieName = "anmalan"

    private func firstStep(_ key: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        let catalogue = try await world.catalogue()
        guard let first = catalogue.byKey[key] else { throw Failure.notFound }
        let known = cookie(visit)
        let visitor = known ?? randomWord()
        var form = WishForm(visit.query)
        form.ticket = tickets.make(visitor, at: world.now())
        var reply = own(seatStep(first, form, catalogue, [], language), catalogue)
        if known == nil {
            let secure = origin.isSecure ? "; Secure" : ""
            reply.headers.append(
                (
                    "Set-Cookie",
                    "\(Self.cookieName)=\(visitor); Path=/; Max-Age=\(Tickets.seconds); HttpOnly; SameSite=Strict\(secure)"
                ))
        }
        return reply
    }

    private func cookie(_ visit: Visit) -> String? {
        let value = visit.cookie?.split(separator: ";").map { String($0).trimmed }
            .first { $0.hasPrefix(Self.cookieName + "=") }?.dropFirst(Self.cookieName.count + 1)
        guard let value, value.utf8.count == 16, value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return nil
        }
        return String(value)
    }

    private func post(_ visit: Visit, _ route: Route) async throws -> Reply {
        if let seconds = limits.count(.send, by: visit.address, at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
        let language = route.language
        switch (route.parts.first, route.parts.dropFirst().first, route.parts.count) {
        case ("anmal", let step?, 2): return try await wishStep(step, visit, language)
        case ("min", let token?, 3):
            guard let act = PersonalAct(rawValue: route.parts[2]) else { throw Failure.notFound }
            return try await perform(act, by: token, visit, language)
        default: throw Failure.wrongMethod(allowed: "GET, HEAD")
        }
    }

    private func wishStep(_ step: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        let form = WishForm(visit.form)
        let catalogue = try await world.catalogue()
        guard let visitor = cookie(visit), let ticket = tickets.check(form.ticket, visitor, at: world.now()) else {
            throw Failure.expired
        }
        let wrong = form.problemsOfSeat(catalogue, language)
        guard wrong.isEmpty else {
            guard let first = form.keys.lazy.compactMap({ catalogue.byKey[$0] }).first else { throw Failure.notFound }
            return own(seatStep(first, form, catalogue, wrong, language), catalogue, status: 422)
        }
        switch step {
        case "uppgifter": return own(detailsStep(form, catalogue, [], language), catalogue)
        case "kontroll", "skicka":
            guard form.trap.isEmpty else { throw Failure.trapped }
            let (details, problems) = form.details(catalogue, language)
            guard let details else { return own(detailsStep(form, catalogue, problems, language), catalogue, status: 422) }
            if step == "kontroll" { return own(checkStep(form, details, catalogue, language), catalogue) }
            guard ticket.age >= Tickets.leastSeconds else { throw Failure.trapped }
            return try await send(form, catalogue, ticket.operation, language)
        default: throw Failure.notFound
        }
    }

    private func send(
        _ form: WishForm, _ catalogue: Catalogue, _ operation: ID<Registration.Operation>, _ language: Wording
    ) async throws -> Reply {
        guard let wish = form.wish(catalogue, language, operation: operation) else { throw Failure.expired }
        if let seconds = limits.count(.register, by: wish.keys[0], at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
        do {
            let token = try await world.register(wish)
            return Reply(
                status: 303,
                headers: [("Location", Link.person(token).path(language) + "?ny=ja"), ("Cache-Control", "no-store")])
        } catch let refusal as Refusal {
            let problem = FormProblem(field: "grupp", text: language.text(of: refusal))
            guard let first = catalogue.byKey[wish.keys[0]] else { throw Failure.notFound }
            return own(seatStep(first, form, catalogue, [problem], language), catalogue, status: 409)
        }
    }
}

// MARK: - A person's own page

extension Site {
    private func personal(_ name: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        if name.hasSuffix(".ics") {
            guard let calendar = try await world.personalCalendar(String(name.dropLast(4))) else {
                try guess(visit)
                throw Failure.gone
            }
            var reply = Sheet(calendar.bytes, type: "text/calendar; charset=utf-8", modified: calendar.modified).reply(
                to: visit)
            reply.headers = reply.headers.map { $0.name == "Cache-Control" ? ("Cache-Control", "private, no-store") : $0 }
            return reply
        }
        if name.hasSuffix(".json") {
            guard let file = try await world.personalFile(String(name.dropLast(5))) else {
                try guess(visit)
                throw Failure.notFound
            }
            return Reply(headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body: file)
        }
        let message = visit.query["ny"] == "ja" ? language.welcomeBack : visit.query["klart"] == "ja" ? language.done : nil
        return try await page(of: name, visit, language, message)
    }

    private func page(
        of token: String, _ visit: Visit, _ language: Wording, _ message: String?, calendar: String? = nil,
        problems: [FormProblem] = [], status: Int = 200
    ) async throws -> Reply {
        guard let view = try await world.person(token) else {
            try guess(visit)
            throw Failure.notFound
        }
        let catalogue = try await world.catalogue()
        let page = PersonalPage(
            view: view, token: token, ticket: tickets.make(token, at: world.now()), catalogue: catalogue, origin: origin,
            language: language, message: message, calendar: calendar, problems: problems)
        return own(page.page(qrCode), catalogue, status: status)
    }

    /// Counts a link that opens nothing.
    private func guess(_ visit: Visit) throws {
        if let seconds = limits.count(.guess, by: visit.address, at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
    }

    private func perform(_ act: PersonalAct, by token: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        guard tickets.check(visit.form["biljett"] ?? "", token, at: world.now()) != nil else { throw Failure.expired }
        let key = visit.form["grupp"] ?? ""
        let request: PersonalRequest
        switch act {
        case .accept: request = .accept(key: key)
        case .keep: request = .decline(key: key, keeps: true)
        case .decline: request = .decline(key: key, keeps: false)
        case .leave: request = .leave(key: key)
        case .swap: request = .swap(from: key, to: visit.form["till"] ?? "")
        case .erase: request = .erase
        case .renewCalendar: request = .renewCalendar
        case .revokeCalendar: request = .revokeCalendar
        case .correct:
            guard let view = try await world.person(token) else { throw Failure.notFound }
            let (details, problems) = corrected(view, visit.form, language)
            guard let details else {
                return try await page(of: token, visit, language, nil, problems: problems, status: 422)
            }
            request = .correct(details)
        }
        do {
            let calendar = try await world.perform(request, by: token)
            if act == .erase {
                let page = Page(
                    title: language.erased, link: nil, content: "<p>\(language.erasedText)</p>", language: language,
                    kind: .personal)
                return own(page, try await world.catalogue())
            }
            if calendar != nil { return try await page(of: token, visit, language, language.done, calendar: calendar) }
            return Reply(
                status: 303,
                headers: [("Location", Link.person(token).path(language) + "?klart=ja"), ("Cache-Control", "no-store")])
        } catch let refusal as Refusal {
            return try await page(of: token, visit, language, language.text(of: refusal), status: 409)
        } catch is NoSuchPerson {
            try guess(visit)
            throw Failure.notFound
        }
    }

    private func corrected(
        _ view: PersonalView, _ fields: [Visit.Field], _ language: Wording
    ) -> (PersonalDetails?, [FormProblem]) {
        var problems: [FormProblem] = []
        func taken<Value>(_ field: String, _ parse: (String) throws(DetailRefusal) -> Value) -> Value? {
            let text = (fields[field] ?? "").trimmed
            if text.isEmpty { return nil }
            do { return try parse(text) } catch {
                problems.append(FormProblem(field: field, text: language.text(of: error)))
                return nil
            }
        }
        let name = taken("namn") { text throws(DetailRefusal) in try PersonName(text) }
        let email = taken("epost") { text throws(DetailRefusal) in try EmailAddress(text) }
        let phone = taken("telefon") { text throws(DetailRefusal) in try PhoneNumber(text) }
        if !problems.isEmpty { return (nil, problems) }
        let reach: PersonalDetails.Reach = email.map { .email($0) } ?? phone.map { .phone($0) } ?? .throughStaff
        return (
            PersonalDetails(name: name ?? view.details?.name, reach: reach, needs: view.details?.needs ?? .init()), []
        )
    }
}

// MARK: - Answers

extension Site {
    /// A page for one visitor alone.
    private func own(_ page: Page, _ catalogue: Catalogue, status: Int = 200) -> Reply {
        Reply(
            status: status,
            headers: [
                ("Content-Type", "text/html; charset=utf-8"), ("Content-Language", page.language.code),
                ("Cache-Control", "no-store"),
            ], body: Array(page.document(catalogue.term).text.utf8))
    }

    private func failure(_ error: any Error, _ route: Route) async -> Reply {
        let language = route.language
        var headers: [(name: String, value: String)] = [("Cache-Control", "no-store")]
        let status: Int, title: String, text: String
        switch error {
        case Failure.notFound: (status, title, text) = (404, language.notFound, language.notFoundText)
        case Failure.gone: (status, title, text) = (410, language.notFound, language.notFoundText)
        case Failure.wrongFilter: (status, title, text) = (400, language.wrongFilter, language.wrongFilterText)
        case Failure.expired: (status, title, text) = (403, language.problems, language.formExpired)
        case Failure.trapped: (status, title, text) = (422, language.problems, language.formExpired)
        case Failure.wrongMethod(let allowed):
            headers.append(("Allow", allowed))
            (status, title, text) = (405, language.notFound, language.notFoundText)
        case Failure.tooMany(let seconds):
            headers.append(("Retry-After", String(seconds)))
            (status, title, text) = (429, language.tooMany, language.tooManyText(seconds))
        case is NothingPublished: (status, title, text) = (503, language.noTerm, language.brokenText)
        default: (status, title, text) = (503, language.broken, language.brokenText)
        }
        // A calendar program gets no page where it asked for a calendar.
        if route.parts.last?.hasSuffix(".ics") == true {
            headers.append(("Content-Type", "text/plain; charset=utf-8"))
            return Reply(status: status, headers: headers, body: Array((title + "\n").utf8))
        }
        if route.parts.first == "api" || route.parts.first == "health" {
            headers.append(("Content-Type", "application/problem+json"))
            return Reply(status: status, headers: headers, body: problem(status, title))
        }
        headers.append(("Content-Type", "text/html; charset=utf-8"))
        let page = Page(
            title: title, link: nil,
            content: "<p>\(text)</p><p><a href=\"\(Link.catalogue(Filter()).path(language))\">\(language.toStart)</a></p>",
            language: language, kind: .personal)
        return Reply(status: status, headers: headers, body: Array(page.document(nil).text.utf8))
    }
}

/// The database holds no term yet.
public struct NothingPublished: Error, Sendable {
    public init() {}
}
