internal import Domain
internal import HTTPTypes
internal import NIOCore
internal import Registration

// A person's own page: what is seen there, and what is done.

extension Site {
    func personal(_ name: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        if name.hasSuffix(".ics") {
            guard let calendar = try await world.personalCalendar(String(name.dropLast(4)), try reminder(visit)) else {
                try guess(visit)
                throw Failure.gone
            }
            let content = Content(calendar, type: "text/calendar; charset=utf-8")
            var reply = Sheet(content).reply(to: visit.conditions)
            reply.headers[.cacheControl] = "private, no-store"
            return reply
        }
        if name.hasSuffix(".json") {
            guard let file = try await world.personalFile(String(name.dropLast(5))) else {
                try guess(visit)
                throw Failure.notFound
            }
            return Reply(headers: [.contentType: "application/json", .cacheControl: "no-store"], body: ByteBuffer(bytes: file))
        }
        let message = visit.query["ny"] == "ja" ? language.welcomeBack : visit.query["klart"] == "ja" ? language.done : nil
        return try await page(of: name, visit, language, message)
    }

    private func page(
        of token: String, _ visit: Visit, _ language: Wording, _ message: String?, calendar: String? = nil,
        refused: (form: DetailForm, problems: [FormProblem])? = nil, status: Int = 200
    ) async throws -> Reply {
        guard let view = try await world.person(token) else {
            try guess(visit)
            throw Failure.notFound
        }
        let catalogue = try await world.catalogue()
        let page = PersonalPage(
            view: view, token: token, ticket: tickets.make(token, at: world.now()), catalogue: catalogue, origin: origin,
            language: language, message: message, calendar: calendar, refused: refused)
        return own(page.page(qrCode), catalogue, status: status)
    }

    /// Counts a link that opens nothing.
    private func guess(_ visit: Visit) throws {
        if let seconds = limits.count(.guess, by: visit.address, at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
    }

    func perform(_ act: PersonalAct, by token: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        let ticket = visit.form["biljett"] ?? ""
        guard tickets.check(ticket, token, at: world.now()) != nil else { throw Failure.expired }
        // The same when the form is sent twice at once.
        let newPage = tickets.token(ticket, [], token)
        let operation = tickets.operation(ticket, visit.form, act.rawValue + token)
        let key = visit.form["grupp"] ?? ""
        let request: PersonalRequest
        switch act {
        case .accept: request = .accept(key: key)
        case .keep: request = .decline(key: key, keeps: true)
        case .decline: request = .decline(key: key, keeps: false)
        case .leave: request = .leave(key: key)
        case .swap: request = .swap(from: key, to: visit.form["till"] ?? "")
        case .erase: request = .erase
        case .renewPage: request = .renewPage(token: newPage)
        case .renewCalendar: request = .renewCalendar
        case .revokeCalendar: request = .revokeCalendar
        case .correct:
            guard let view = try await world.person(token) else { throw Failure.notFound }
            let form = DetailForm(visit.form)
            let (details, problems) = form.details(
                over: view.details, needsName: view.needsName,
                needs: view.details?.needs ?? .init(), language)
            guard let details else {
                return try await page(of: token, visit, language, nil, refused: (form, problems), status: 422)
            }
            request = .correct(details)
        }
        do {
            // Sent twice at once, the second finds the page at its new address already.
            let isDone = if act == .renewPage { try await world.person(newPage) != nil } else { false }
            let calendar = isDone ? nil : try await world.perform(request, by: token, operation: operation)
            if act == .erase {
                let page = Page(
                    title: language.erased, link: nil, content: "<p>\(language.erasedText)</p>", language: language,
                    kind: .personal)
                return own(page, try await world.catalogue())
            }
            if calendar != nil { return try await page(of: token, visit, language, language.done, calendar: calendar) }
            let page = act == .renewPage ? newPage : token
            return Reply(
                status: 303,
                headers: [.location: Link.person(page).path(language) + "?klart=ja", .cacheControl: "no-store"])
        } catch let refusal as Refusal {
            return try await page(of: token, visit, language, language.text(of: refusal), status: 409)
        } catch is NoSuchPerson {
            try guess(visit)
            throw Failure.notFound
        }
    }
}
