internal import Domain
internal import HTTPTypes
internal import Registration

// Asking for a seat: three steps, and nothing is stored before the last.

extension Site {
    private static let cookieName = "anmalan"

    func firstStep(_ key: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
        let catalogue = try await world.catalogue()
        guard let first = catalogue.byKey[key] else { throw Failure.notFound }
        let known = cookie(visit)
        let visitor = known ?? randomWord()
        var form = WishForm(visit.query)
        form.ticket = tickets.make(visitor, at: world.now())
        var reply = own(seatStep(first, form, catalogue, [], language), catalogue)
        if known == nil { reply.headers[.setCookie] = cookie(visitor, for: Tickets.seconds) }
        return reply
    }

    private func cookie(_ visitor: String, for seconds: Int) -> String {
        "\(Self.cookieName)=\(visitor); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(origin.isSecure ? "; Secure" : "")"
    }

    private func cookie(_ visit: Visit) -> String? {
        let value = visit.cookie?.split(separator: ";").map { String($0).trimmed }
            .first { $0.hasPrefix(Self.cookieName + "=") }?.dropFirst(Self.cookieName.count + 1)
        guard let value, value.utf8.count == 16, value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return nil
        }
        return String(value)
    }

    func wishStep(_ step: String, _ visit: Visit, _ language: Wording) async throws -> Reply {
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
            let token = tickets.token(form.ticket, visit.form, visitor)
            return try await send(form, catalogue, token, ticket.operation, language)
        default: throw Failure.notFound
        }
    }

    private func send(
        _ form: WishForm, _ catalogue: Catalogue, _ token: String, _ operation: ID<Registration.Operation>,
        _ language: Wording
    ) async throws -> Reply {
        guard let wish = form.wish(catalogue, language, token: token, operation: operation) else { throw Failure.expired }
        if let seconds = limits.count(.register, by: wish.keys[0], at: Double(world.now().seconds)) {
            throw Failure.tooMany(seconds: seconds)
        }
        do {
            try await world.register(wish)
            // Whoever goes back on a computer that others use cannot send the form once more.
            return Reply(
                status: 303,
                headers: [
                    .location: Link.person(token).path(language) + "?ny=ja", .cacheControl: "no-store",
                    .setCookie: cookie("", for: 0),
                ])
        } catch is FormAlreadySent {
            throw Failure.sentAlready
        } catch let refusal as Refusal {
            let problem = FormProblem(field: "grupp", text: language.text(of: refusal))
            guard let first = catalogue.byKey[wish.keys[0]] else { throw Failure.notFound }
            return own(seatStep(first, form, catalogue, [problem], language), catalogue, status: 409)
        }
    }
}
