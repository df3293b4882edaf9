internal import Domain
internal import Foundation
internal import HTTPTypes
internal import NIOCore
internal import Registration

/// The public site: every address, in one table. What it answers follows from the visit and the world alone.
public struct Site: Sendable {
    let world: any World
    let origin: Origin
    let tickets = Tickets()
    let limits = Limits()
    /// Of what never changes while the site runs, by path.
    private let fixed: [String: Sheet]
    private let sheets = Sheets()
    private let openHeaders: HTTPFields
    private let personalHeaders: HTTPFields
    let counts = Counts()

    public init(_ world: any World, at origin: Origin) {
        self.world = world
        self.origin = origin
        let headers = securityHeaders(isPersonal: false, isSecure: origin.isSecure)
        openHeaders = headers
        personalHeaders = securityHeaders(isPersonal: true, isSecure: origin.isSecure)
        fixed = fixedContent(at: origin).reduce(into: [:]) { sheets, content in
            sheets["/" + content.key] = Sheet(content.value, page: content.key, headers: headers)
        }
    }

    func respond(to visit: Visit) async -> Reply {
        var reply: Reply
        do {
            reply = try await answer(visit)
        } catch {
            reply = failure(error, visit.route)
        }
        if reply.status != 304 {
            for field in visit.route.isPersonal ? personalHeaders : openHeaders { reply.headers[field.name] = field.value }
        }
        return reply
    }

    /// What can be answered without waiting: a sheet that is kept and still holds.
    ///
    /// - Parameter target: the path with its query, as they stand in the request.
    func kept(_ target: String) -> Sheet? {
        fixed[target] ?? world.known().flatMap { sheets.kept(target, $0.mark) }
    }
}

/// Of a page that is somebody's own, no cache keeps a copy, and no other site learns the address.
private func securityHeaders(isPersonal: Bool, isSecure: Bool) -> HTTPFields {
    var headers = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", isPersonal ? "no-referrer" : "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
    if isPersonal { headers.append(("X-Robots-Tag", "noindex, nofollow")) }
    return headers.reduce(into: [:]) { fields, header in
        if let name = HTTPField.Name(header.0) { fields[name] = header.1 }
    }
}

private func fixedContent(at origin: Origin) -> [String: Content] {
    [
        "sida.css": Content(PackageResources.site_css, type: "text/css; charset=utf-8"),
        "sida.js": Content(PackageResources.site_js, type: "text/javascript; charset=utf-8"),
        "openapi.json": Content(PackageResources.openapi_json, type: "application/json"),
        "robots.txt": Content(
            Array(
                """
                User-agent: *
                Disallow: /min/
                Disallow: /anmal/
                Disallow: /en/min/
                Disallow: /en/anmal/
                Sitemap: \(origin.text)/sitemap.xml

                """.utf8), type: "text/plain; charset=utf-8"),
    ]
}

extension Site {
    private func answer(_ visit: Visit) async throws -> Reply {
        if visit.isPost { return try await post(visit) }
        let (route, language) = (visit.route, visit.route.language)
        switch (route.parts.first, route.parts.dropFirst().first, route.parts.count) {
        case ("health", nil, 1): return try await health()
        case ("metrics", nil, 1):
            guard visit.isOperator else { throw Failure.notFound }
            return Reply(
                headers: [.contentType: "text/plain; version=0.0.4", .cacheControl: "no-store"],
                body: ByteBuffer(string: counts.text))
        case ("min", let token?, 2): return try await personal(token, visit, language)
        case ("anmal", let key?, 2): return try await firstStep(key, visit, language)
        default: return try await publicReply(visit)
        }
    }

    /// What is the same for everybody, kept until something changes.
    private func publicReply(_ visit: Visit) async throws -> Reply {
        if let sheet = fixed[visit.path] { return sheet.reply(to: visit.conditions) }
        let catalogue = try await world.catalogue()
        let name = sheetName(visit)
        if let sheet = sheets.kept(name, catalogue.mark) { return sheet.reply(to: visit.conditions) }
        let content = try await content(visit, catalogue, Stockholm.local(world.now()).day)
        let sheet = Sheet(content, page: visit.route.name, headers: openHeaders)
        sheets.keep(name, catalogue.mark, sheet)
        return sheet.reply(to: visit.conditions)
    }

    /// The address, without a query where the page asks for none.
    private func sheetName(_ visit: Visit) -> String {
        switch visit.route.parts.first {
        case nil, "manad", "karta", "prenumerera", "api": visit.target
        case "kalender": visit.path + (visit.query["alarm"].map { "?alarm=\($0)" } ?? "")
        default: visit.path
        }
    }

    private func content(_ visit: Visit, _ catalogue: Catalogue, _ today: Day) async throws -> Content {
        let (route, language) = (visit.route, visit.route.language)
        func html(_ page: Page) -> Content {
            Content(Array(page.document(catalogue.term).text.utf8), type: "text/html; charset=utf-8", language: language)
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
        case ("karta", nil, 1): return html(mapPage(catalogue, try filter(visit, catalogue), language))
        case ("grupp", let key?, 2): return html(offeringPage(try listing(key), catalogue, today: today, language))
        case ("prenumerera", nil, 1):
            let filter = try filter(visit, catalogue, beside: ["alarm"])
            return html(subscribePage(catalogue, filter, reminding: visit.query["alarm"], at: origin, language))
        case ("kalender", let file?, 2) where !visit.path.hasSuffix("/"):
            return try await calendar(file, catalogue, try reminder(visit))
        case ("program", let slug?, 2):
            let name = slug.hasSuffix(".pdf") ? String(slug.dropLast(4)) : slug
            guard let id = try? ID<District>(name), let district = catalogue.byDistrict[id] else { throw Failure.notFound }
            guard name == slug else {
                let booklet = programBooklet(district, catalogue, today: today, at: origin, language)
                return Content(booklet, type: "application/pdf", language: language)
            }
            return html(programPage(district, catalogue, today: today, at: origin, language))
        case ("affisch", let key?, 2):
            return html(posterPage(try listing(key), catalogue, today: today, at: origin, qrCode, language))
        case ("om", nil, 1): return html(aboutPage(catalogue, language))
        case ("lattlast", nil, 1): return html(easyPage(catalogue, language))
        case ("tillganglighet", nil, 1): return html(accessibilityPage(catalogue, language))
        case ("dina-uppgifter", nil, 1): return html(privacyPage(language))
        case ("sitemap.xml", nil, 1): return Content(Array(sitemap(catalogue).utf8), type: "application/xml")
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

    /// Whatever else a calendar program puts into the query counts for nothing.
    func reminder(_ visit: Visit) throws -> Reminder? {
        try visit.query["alarm"].map { text in
            guard let reminder = Reminder(text) else { throw Failure.wrongFilter }
            return reminder
        }
    }

    private func calendar(_ file: String, _ catalogue: Catalogue, _ reminder: Reminder?) async throws -> Content {
        guard file.hasSuffix(".ics"), let filter = Filter(fileName: String(file.dropLast(4))),
            filter.district.map({ catalogue.byDistrict[$0] != nil }) ?? true
        else { throw Failure.notFound }
        let bytes = try await world.calendar(
            of: catalogue.listings(filter).map(\.key), path: filter.fileName, named: describe(filter, catalogue, .swedish),
            reminder)
        var content = Content(bytes, type: "text/calendar; charset=utf-8")
        let name = file + (reminder.map { "?\($0.minutes)" } ?? "")
        content.modified = sheets.changed(name, content.mark, at: world.now())
        return content
    }

    private func post(_ visit: Visit) async throws -> Reply {
        if let seconds = limits.count(.send, by: visit.address, at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
        let (route, language) = (visit.route, visit.route.language)
        switch (route.parts.first, route.parts.dropFirst().first, route.parts.count) {
        case ("anmal", let step?, 2): return try await wishStep(step, visit, language)
        case ("min", let token?, 3):
            guard let act = PersonalAct(rawValue: route.parts[2]) else { throw Failure.notFound }
            return try await perform(act, by: token, visit, language)
        default: throw Failure.wrongMethod(allowed: "GET, HEAD")
        }
    }

    private func health() async throws -> Reply {
        _ = try await world.catalogue()
        return Reply(
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ByteBuffer(string: "{\"status\":\"ok\"}\n"))
    }

    private func sitemap(_ catalogue: Catalogue) -> String {
        let links =
            [Link.catalogue(Filter()), .map(Filter()), .about, .easy, .accessibility, .privacy]
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
