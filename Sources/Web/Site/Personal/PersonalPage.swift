import Domain
import Registration

/// A person's own page, behind their link: what they have, what they can do, and all that is stored of them.
struct PersonalPage {
    let view: PersonalView
    let token: String
    /// Goes with every form.
    let ticket: String
    let catalogue: Catalogue
    let origin: Origin
    let language: Wording
    /// What has just been done or refused; nil for neither.
    var message: String?
    /// A calendar's token that was just made, which is shown this once.
    var calendar: String?
    /// What was sent to be put right and could not be; nil where nothing was.
    var refused: (form: DetailForm, problems: [FormProblem])?

    func page(_ qr: (String) -> Markup?) -> Page {
        let told: Markup? = message.map { "<p class=\"told\" role=\"status\">\($0)</p>" }
        let address = origin.text + Link.person(token).path(language)
        let code: Markup? = view.code.map { "<p>\(language.yourCode): <strong class=\"code\">\($0)</strong></p>" }
        let picture: Markup? = qr(address).map { "<figure class=\"qr\">\($0)<figcaption>\(language.qr)</figcaption></figure>" }
        let places: Markup = view.places.isEmpty ? "<p>\(language.noPlaces)</p>" : "\(view.places.map(place))"
        let content: Markup = """
            \(told)\(problemList(refused?.problems ?? [], language))
            <p>\(language.keepLink)</p>
            \(easyText(.person, language))
            <section aria-labelledby="platser"><h2 id="platser">\(language.myPlaces)</h2>\(places)</section>
            <section class="key" aria-labelledby="nyckel"><h2 id="nyckel">\(language.myKey)</h2>\(code)\(picture)
            \(confirmed(language.renewPage, .renewPage, help: language.renewPageHelp))</section>
            \(calendarSection)
            \(storedSection)
            """
        return Page(title: language.myPage, link: .person(token), content: content, language: language, kind: .personal)
    }

    private func form(_ act: PersonalAct, _ button: String, isQuiet: Bool = false, _ fields: Markup = .none) -> Markup {
        """
        <form action="\(Link.personAct(token, act).path(language))" method="post" novalidate="novalidate">\(hiddenField("biljett", ticket))\(fields)
        <p><button type="submit"\(isQuiet ? " class=\"quietbutton\"" : .none)>\(button)</button></p></form>
        """
    }

    // MARK: Places

    private func place(_ place: PersonalPlace) -> Markup {
        let next = place.meetings.prefix(4).map { meeting -> Markup in
            "<li>\(capitalised(language.text(of: meeting.day.weekday))) \(language.longText(of: meeting.day)), \(meeting.start.text)</li>"
        }
        let address: String =
            switch place.place {
            case .digital?: language.digital
            case .venue?: place.meetings.first?.address ?? ""
            case nil: language.placeUntold
            }
        let cancelled: Markup = place.isCancelled ? "<p><strong>\(language.text(of: .cancelled))</strong></p>" : .none
        return """
            <article class="place">
            <h3>\(place.title)</h3>\(cancelled)
            \(standing(place))
            <p>\(address)</p><ul class="dates">\(next)</ul>
            \(acts(place))
            </article>
            """
    }

    private func standing(_ place: PersonalPlace) -> Markup {
        switch place.status {
        case .seated: return "<p class=\"seats free\">\(language.haveSeat)</p>"
        case .offered(_, let replyBy):
            return "<p class=\"seats few\">\(language.haveOffer)</p><p><strong>\(language.replyBy(replyBy))</strong></p>"
        case .waiting(let isResting):
            let why: Markup =
                place.reasons.isEmpty ? .none : "<p>\(capitalised(language.text(of: place.reasons, host: place.host))).</p>"
            return "<p class=\"seats queue\">\(isResting ? language.resting : language.inLine)</p>\(why)"
        }
    }

    private func acts(_ place: PersonalPlace) -> Markup {
        let group = hiddenField("grupp", place.key)
        switch place.status {
        case .offered:
            return """
                \(form(.accept, language.accept, group))\(place.hasKept ? .none : form(.keep, language.keep, isQuiet: true, group))
                \(form(.decline, language.decline, isQuiet: true, group))
                """
        case .seated: return "\(swap(place))\(confirmed(language.leaveSeat, .leave, group))"
        case .waiting: return confirmed(language.leaveLine, .leave, group)
        }
    }

    /// A form that is opened before it can be sent, so that a slip does nothing.
    private func confirmed(_ text: String, _ act: PersonalAct, _ fields: Markup = .none, help: String? = nil) -> Markup {
        """
        <details><summary>\(text)</summary>\(help.map { "<p>\($0)</p>" as Markup })\(form(act, language.sure, isQuiet: true, fields))</details>
        """
    }

    private func swap(_ place: PersonalPlace) -> Markup {
        guard let own = catalogue.byKey[place.key] else { return .none }
        let others = catalogue.listings.filter {
            $0.key != own.key && $0.kind == own.kind && $0.groups == own.groups && $0.takesRegistrations
                && $0.open.contains(view.district) && !view.places.map(\.key).contains($0.key)
        }
        if others.isEmpty { return .none }
        let options = others.prefix(20).map {
            "<option value=\"\($0.key)\">\($0.title), \(shortTime($0, language))</option>" as Markup
        }
        let field: Markup = """
            \(hiddenField("grupp", place.key))<p><label for="till-\(place.key)">\(language.swap)</label>
            <select id="till-\(place.key)" name="till">\(options)</select></p>
            """
        return
            "<details><summary>\(language.swap)</summary><p>\(language.swapHelp)</p>\(form(.swap, language.swapSend, isQuiet: true, field))</details>"
    }

    // MARK: Calendar and details

    private var calendarSection: Markup {
        if view.details?.isProtected == true {
            return """
                <section aria-labelledby="kalender"><h2 id="kalender">\(language.myCalendar)</h2><p>\(language.noCalendar)</p></section>
                """
        }
        let made: Markup? = calendar.map { calendarAddress(Link.personalCalendar($0).path(language), at: origin, language) }
        let acts: Markup =
            view.hasCalendar
            ? """
            \(calendar == nil ? "<p>\(language.calendarExists)</p>" : .none)
            \(form(.renewCalendar, language.renewCalendar, isQuiet: true))\(form(.revokeCalendar, language.revokeCalendar, isQuiet: true))
            """
            : form(.renewCalendar, language.makeCalendar, isQuiet: true)
        return """
            <section aria-labelledby="kalender"><h2 id="kalender">\(language.myCalendar)</h2><p>\(language.calendarHelp)</p>\(made)\(acts)</section>
            """
    }

    private var storedSection: Markup {
        let facts: Markup? = view.details.map { "<dl class=\"facts\">\(detailFacts($0, language))</dl>" }
        return """
            <section aria-labelledby="sparat"><h2 id="sparat">\(language.whatWeKnow)</h2><p>\(language.stored)</p>\(facts)
            <details\(refused == nil ? .none : " open=\"open\"" as Markup)><summary>\(language.correct)</summary>\(correction)</details>
            <p><a class="quietbutton" href="\(Link.person(token).path(language)).json" download="traffpunkt.json">\(language.downloadMine)</a></p>
            \(confirmed(language.erase, .erase, help: language.eraseHelp))
            </section>
            """
    }

    private var correction: Markup {
        let contact = refused?.form ?? DetailForm(view.details)
        return form(
            .correct, language.save,
            contact.inputs(needsName: view.needsName, refused?.problems ?? [], language))
    }
}

extension PersonalView {
    /// Whether somewhere that they have a place they must have a name.
    var needsName: Bool { places.contains(where: \.needsIdentity) }
}
