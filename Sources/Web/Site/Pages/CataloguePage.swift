import Domain
import Registration

/// All that runs and is planned, as a list that can be narrowed.
func cataloguePage(_ catalogue: Catalogue, _ filter: Filter, today: Day, _ language: Wording) -> Page {
    let found = catalogue.listings(filter)
    let content: Markup = """
        <p class="lead">\(language.welcomeLead)</p>
        \(easyText(.catalogue, language))
        \(filterForm(catalogue, filter, language))
        <section aria-labelledby="traffar">
        <h2 id="traffar">\(language.found(found.count))</h2>
        \(found.isEmpty ? suggestions(catalogue, filter, today, language) : listingList(found, catalogue, today, language))
        </section>
        <p class="ways"><a href="\(Link.month(filter, monthName(found.compactMap { $0.next(from: today) }.min() ?? today)).path(language))">\(language.asMonth)</a>
        <a href="\(Link.map(filter).path(language))">\(language.asMap)</a>
        <a href="\(Link.subscribe(filter).path(language))">\(language.subscribeToThis)</a>\(program(filter, language))</p>
        \(hiddenNote(catalogue, language))
        """
    return Page(title: language.welcome, link: .catalogue(filter), content: content, language: language)
}

private func program(_ filter: Filter, _ language: Wording) -> Markup {
    guard let district = filter.district else { return .none }
    return " <a href=\"\(Link.program(district).path(language))\">\(language.printProgram)</a>"
}

func hiddenNote(_ catalogue: Catalogue, _ language: Wording) -> Markup {
    catalogue.hidden > 0 ? "<p class=\"note\">\(language.hidden(catalogue.hidden))</p>" : .none
}

private func suggestions(_ catalogue: Catalogue, _ filter: Filter, _ today: Day, _ language: Wording) -> Markup {
    let nearest = catalogue.nearest(to: filter)
    let list: Markup =
        nearest.isEmpty
        ? .none
        : "<h3>\(language.suggestions)</h3><p>\(language.suggestionsLead)</p>\(listingList(nearest, catalogue, today, language))"
    let asked = filter.district.flatMap { catalogue.byDistrict[$0] }.map { [$0] } ?? []
    let contacts = asked.map { district -> Markup in
        "<p>\(language.asksContact(district.name)) \(contactLink(district.contact))</p>"
    }
    return "\(contacts)\(list)"
}

/// A function's address, as a link where it is one of e-mail.
func contactLink(_ contact: String) -> Markup {
    contact.contains("@") ? "<a href=\"mailto:\(contact)\">\(contact)</a>" : "<span>\(contact)</span>"
}

func listingList(_ listings: [Listing], _ catalogue: Catalogue, _ today: Day, _ language: Wording) -> Markup {
    let items = listings.map { listing -> Markup in
        let facts: [String] = [
            language.text(of: listing.kind), listing.groups.isEmpty ? nil : language.relatives(of: listing.groups),
            listing.language == .swedish ? nil : language.text(of: listing.language),
        ].compactMap(\.self)
        return """
            <li>
            <h3><a href="\(Link.offering(listing.key).path(language))"><span lang="\(listing.language.code)">\(listing.title)</span></a></h3>
            <p>\(capitalised(facts.joined(separator: " · ")))</p>
            <p><strong>\(nextTime(listing, today, language))</strong><br/>\(placeText(listing, catalogue, language))</p>
            <p class="seats \(availabilityClass(listing))">\(language.text(of: listing.availability))</p>
            </li>
            """
    }
    return "<ul class=\"cards\">\(items)</ul>"
}

func availabilityClass(_ listing: Listing) -> Markup {
    switch listing.availability {
    case .seats: "free"
    case .few: "few"
    case .queue: "queue"
    case .closed, .cancelled: "none"
    }
}

func nextTime(_ listing: Listing, _ today: Day, _ language: Wording) -> String {
    guard let next = listing.next(from: today) else { return language.text(of: listing.availability) }
    guard case .exact(let weekly, let meetings) = listing.times else { return language.week(next) }
    let start = meetings.first { $0.day == next && !$0.isCancelled }?.start ?? weekly.start
    return "\(language.next(next)), \(start.text)"
}

func placeText(_ listing: Listing, _ catalogue: Catalogue, _ language: Wording) -> String {
    switch listing.place {
    case .digital: language.digital
    case .untold: listing.districts.map(catalogue.name).joined(separator: ", ")
    case .venue(let host, let address, _): address ?? catalogue.name(of: host)
    }
}

// MARK: - The form that narrows it

private func filterForm(_ catalogue: Catalogue, _ filter: Filter, _ language: Wording) -> Markup {
    let groups = TargetGroup.allCases.filter { group in catalogue.listings.contains { $0.groups.contains(group) } }
    let languages = Set(catalogue.listings.map(\.language)).sorted()
    let kinds = Kind.allCases.filter { kind in catalogue.listings.contains { $0.kind == kind } }
    let clear: Markup =
        filter.isEmpty ? .none : " <a href=\"\(Link.catalogue(Filter()).path(language))\">\(language.clear)</a>"
    return """
        <form class="filter" action="\(Link.catalogue(Filter()).path(language))" method="get">
        <h2>\(language.choose)</h2>
        <div class="fields">
        \(select("stadsdel", language.district, language.wholeCity, catalogue.districts.map { ($0.id.text, $0.name) }, filter.district?.text))
        \(select("malgrupp", language.whom, language.anybody, groups.map { ($0.rawValue, language.text(of: $0)) }, filter.group?.rawValue))
        \(select("tid", language.timeOfDay, language.anyTime, Filter.Daypart.allCases.map { ($0.rawValue, language.text(of: $0)) }, filter.daypart?.rawValue))
        \(select("form", language.form, language.anyForm, Filter.Form.allCases.map { ($0.rawValue, language.text(of: $0)) }, filter.form?.rawValue))
        \(select("sprak", language.language, language.anyLanguage, languages.map { ($0.code, language.text(of: $0)) }, filter.language?.code))
        \(select("typ", language.kind, language.anyKind, kinds.map { ($0.rawValue, language.text(of: $0)) }, filter.kind?.rawValue))
        </div>
        <p><label class="check"><input type="checkbox" name="nara" value="ja"\(filter.isNear ? " checked=\"checked\"" : .none)/> \(language.near)</label></p>
        <p><button type="submit">\(language.show)</button>\(clear)</p>
        </form>
        """
}
