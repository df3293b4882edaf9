import Domain
import Registration

// The three steps of asking for a seat, one thing a page. Each works without a script, and takes back what was filled in.

/// - Parameter first: the listing that was looked at.
func seatStep(
    _ first: Listing, _ form: WishForm, _ catalogue: Catalogue, _ problems: [FormProblem], _ language: Wording
) -> Page {
    let others = alternatives(to: first, in: catalogue)
    let choices = others.map { listing -> Markup in
        let checked: Markup = form.keys.contains(listing.key) ? " checked=\"checked\"" : .none
        return """
            <li><label class="check"><input type="checkbox" name="grupp" value="\(listing.key)"\(checked)/> \(listing.title) <span class="note">\(shortTime(listing, language))</span></label></li>
            """
    }
    let more: Markup =
        choices.isEmpty
        ? .none
        : "<fieldset><legend>\(language.alternatives)</legend><p class=\"note\">\(language.alternativesHelp)</p><ul class=\"plain\">\(choices)</ul></fieldset>"
    let districts = catalogue.districts.filter { first.open.contains($0.id) }.map { ($0.id.text, $0.name) }
    let content: Markup = """
        \(problemList(problems, language))
        \(easyText(.asking, language))
        <p id="grupp" tabindex="-1">\(language.yourWish) <strong>\(first.title)</strong>, \(shortTime(first, language)).</p>
        <form action="\(Link.askDetails.path(language))" method="post">
        <input type="hidden" name="grupp" value="\(first.key)"/>\(hiddenField("biljett", form.ticket))
        \(select("stadsdel", language.homeDistrict, language.chooseDistrict, districts, form.district, problems))
        <fieldset><legend>\(language.partySize)</legend>
        <p><label class="check"><input type="radio" name="antal" value="1"\(form.party == "2" ? .none : " checked=\"checked\"")/> \(language.justMe)</label></p>
        <p><label class="check"><input type="radio" name="antal" value="2"\(form.party == "2" ? " checked=\"checked\"" : .none)/> \(language.twoOfUs)</label></p>
        </fieldset>
        \(more)
        <p><button type="submit">\(language.goOn)</button></p>
        </form>
        """
    return step(1, language.stepSeat, link: .ask(first.key), content, language)
}

/// Of the same kind, for the same people.
private func alternatives(to first: Listing, in catalogue: Catalogue) -> [Listing] {
    let alike = catalogue.listings.filter {
        $0.key != first.key && $0.takesRegistrations && $0.kind == first.kind && $0.groups == first.groups
            && $0.language == first.language && !$0.open.isDisjoint(with: first.open)
    }
    return Array(alike.prefix(5))
}

func shortTime(_ listing: Listing, _ language: Wording) -> String {
    guard case .exact(let weekly, let meetings) = listing.times else { return language.byWeekOnly.lowercased() }
    return language.weekly(weekly, minutes: meetings.first?.minutes ?? 0)
}

func detailsStep(_ form: WishForm, _ catalogue: Catalogue, _ problems: [FormProblem], _ language: Wording) -> Page {
    let needs = Features.named.map { named -> Markup in
        let checked: Markup = form.needs.contains(named.name) ? " checked=\"checked\"" : .none
        return """
            <p><label class="check"><input type="checkbox" name="behov" value="\(named.name)"\(checked)/> \(capitalised(language.text(of: named.feature)))</label></p>
            """
    }
    let content: Markup = """
        \(problemList(problems, language))
        <p>\(language.stored) \(language.never)</p>
        \(protectedNote(form.home(in: catalogue).flatMap { catalogue.byDistrict[$0] }, language))
        <form action="\(Link.askCheck.path(language))" method="post" novalidate="novalidate">
        \(form.hidden)
        \(form.contact.inputs(needsName: form.needsName(catalogue), problems, language))
        <fieldset><legend>\(language.needs)</legend>\(needs)
        <p><label class="check"><input type="checkbox" name="avlosning" value="ja"\(form.hasRespite ? " checked=\"checked\"" : .none)/> \(language.respite)</label></p>
        </fieldset>
        <p class="trap" aria-hidden="true"><label for="webbplats">\(language.leaveEmpty)</label><input id="webbplats" name="webbplats" tabindex="-1" autocomplete="off" value=""/></p>
        <p><button type="submit">\(language.goOn)</button></p>
        </form>
        """
    return step(2, language.stepDetails, link: nil, content, language)
}

/// Whose details are protected is better noted by staff, who see to it that no calendar address is made.
private func protectedNote(_ home: Catalogue.District?, _ language: Wording) -> Markup {
    home.map { "<p class=\"note\">\(language.haveProtectedDetails) \(contactLink($0.contact))</p>" } ?? .none
}

func checkStep(_ form: WishForm, _ details: PersonalDetails, _ catalogue: Catalogue, _ language: Wording) -> Page {
    let groups = form.keys.compactMap { catalogue.byKey[$0] }.map { listing -> Markup in
        "<li>\(listing.title), \(shortTime(listing, language))</li>"
    }
    let home = form.home(in: catalogue).map(catalogue.name) ?? ""
    let content: Markup = """
        <dl class="facts">
        \(fact(language.yourWish, "<ol>\(groups)</ol>"))
        \(fact(language.homeDistrict, "\(home)"))
        \(fact(language.partySize, "\(form.party == "2" ? language.twoOfUs : language.justMe)"))
        \(detailFacts(details, language))
        </dl>
        <p>\(language.stored)</p>
        <form action="\(Link.askSend.path(language))" method="post">\(form.allHidden)
        <p><button type="submit">\(language.send)</button></p></form>
        <form action="\(Link.askDetails.path(language))" method="post">\(form.allHidden)
        <p><button type="submit" class="quietbutton">\(language.change)</button></p></form>
        """
    return step(3, language.stepCheck, link: nil, content, language)
}

func detailFacts(_ details: PersonalDetails, _ language: Wording) -> Markup {
    let reach =
        switch details.reach {
        case .email(let address): address.text
        case .phone(let number): number.text
        case .call(let number): "\(number.text) (\(language.byCall))"
        case .throughStaff: language.throughStaff
        }
    let needs = [
        details.needs.features.isEmpty ? nil : language.text(of: details.needs.features),
        details.needs.respite ? language.respite : nil,
    ].compactMap(\.self).joined(separator: ", ")
    return """
        \(fact(language.name, "\(details.name?.text ?? "–")"))
        \(fact(language.reachedBy, "\(reach)"))
        \(needs.isEmpty ? .none : fact(language.needs, "\(needs)"))
        """
}

private func step(_ number: Int, _ title: String, link: Link?, _ content: Markup, _ language: Wording) -> Page {
    Page(
        title: title, link: link, content: "<p class=\"step\">\(language.step(number))</p>\(content)", language: language,
        kind: .personal)
}
