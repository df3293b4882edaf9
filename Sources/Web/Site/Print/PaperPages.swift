import Domain
import Registration

// What is printed for those who are not online; holds what is public only.

/// A district's programme: large type, one session after another, to fold.
func programPage(_ district: Catalogue.District, _ catalogue: Catalogue, today: Day, at origin: Origin, _ language: Wording)
    -> Page
{
    let items = catalogue.programme(of: district).map { listing -> Markup in
        """
        <article><h2>\(listing.title)</h2>
        <p>\(audience(listing, language))</p>
        <p><strong>\(shortTime(listing, language))</strong>\(dates(listing, today, language)).<br/>\(placeText(listing, catalogue, language))</p>
        </article>
        """
    }
    let content: Markup = """
        <p class="lead">\(language.freeOfCharge)</p>
        <p class="ways"><a href="\(Link.booklet(district.id).path(language))">\(language.bookletLink)</a> <span class="note">\(language.bookletHelp)</span></p>
        <div class="programme">\(items)</div>
        <p class="lead">\(language.contact): \(district.contact)<br/>\(origin.text)</p>
        """
    return Page(
        title: language.programTitle(district.name), link: .program(district.id), content: content, language: language,
        kind: .paper)
}

/// The same to fold, for those who take a paper with them.
func programBooklet(
    _ district: Catalogue.District, _ catalogue: Catalogue, today: Day, at origin: Origin, _ language: Wording
) -> [UInt8] {
    let head: Markup = """
        <span size="190%" weight="bold">\(language.programTitle(district.name))</span>
        <span size="120%">\(catalogue.term.name)</span>

        \(language.welcomeLead)
        """
    let invented: Markup? =
        catalogue.term.invented ? "<b>\(language.inventedTitle).</b> \(language.inventedText)" : nil
    let items = catalogue.programme(of: district).map { listing -> Markup in
        """
        <span size="120%" weight="bold">\(listing.title)</span>
        \(audience(listing, language))
        <b>\(capitalised(shortTime(listing, language)))</b>\(dates(listing, today, language)).
        \(placeText(listing, catalogue, language))
        """
    }
    let foot: Markup = """
        <b>\(language.contact)</b>
        \(district.contact)
        \(origin.text)
        """
    return Booklet(
        title: language.programTitle(district.name), made: today, blocks: [head, invented].compactMap(\.self) + items + [foot]
    ).pdf()
}

extension Catalogue {
    /// What a district's people can come to.
    fileprivate func programme(of district: District) -> [Listing] {
        var filter = Filter()
        filter.district = district.id
        filter.isNear = true
        return listings(filter).filter { $0.availability != .cancelled }
    }
}

private func audience(_ listing: Listing, _ language: Wording) -> String {
    let kind = capitalised(language.text(of: listing.kind))
    return listing.groups.isEmpty ? kind + "." : "\(kind), \(language.relatives(of: listing.groups))."
}

private func dates(_ listing: Listing, _ today: Day, _ language: Wording) -> String {
    switch listing.times {
    case .weeks(let mondays): ", " + mondays.filter { $0 + 6 >= today }.map { language.week(of: $0) }.joined(separator: ", ")
    case .exact(_, let meetings):
        ": "
            + meetings.filter { $0.day >= today && !$0.isCancelled }.map { language.shortText(of: $0.day) }.joined(
                separator: ", ")
    }
}

/// One session on a sheet for a wall.
func posterPage(
    _ listing: Listing, _ catalogue: Catalogue, today: Day, at origin: Origin, _ qr: (String) -> Markup?, _ language: Wording
) -> Page {
    let address = origin.text + Link.offering(listing.key).path(language)
    let picture: Markup? = qr(address).map {
        "<figure class=\"qr\">\($0)<figcaption>\(language.scan)<br/>\(address)</figcaption></figure>"
    }
    let groups = listing.groups.isEmpty ? language.forAnybody : capitalised(language.relatives(of: listing.groups)) + "."
    let content: Markup = """
        <p class="lead">\(capitalised(language.text(of: listing.kind))). \(groups)</p>
        <p class="huge">\(capitalised(shortTime(listing, language)))</p>
        <p>\(placeText(listing, catalogue, language))\(dates(listing, today, language))</p>
        <p class="lead">\(language.freeOfCharge)</p>
        <p>\(listing.contact.map { "\(language.contact): \($0)" as Markup })</p>
        \(picture)
        """
    return Page(title: listing.title, link: .poster(listing.key), content: content, language: language, kind: .paper)
}
