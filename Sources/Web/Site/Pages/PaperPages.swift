import Domain
import Registration

// What is printed for those who are not online; holds what is public only.

/// A district's programme: large type, one session after another, to fold.
func programPage(_ district: Catalogue.District, _ catalogue: Catalogue, today: Day, at origin: Origin, _ language: Wording)
    -> Page
{
    var filter = Filter()
    filter.district = district.id
    filter.isNear = true
    let items = catalogue.listings(filter).filter { $0.availability != .cancelled }.map { listing -> Markup in
        """
        <article><h2>\(listing.title)</h2>
        <p>\(capitalised(language.text(of: listing.kind)))\(listing.groups.isEmpty ? "" : ", \(language.relatives(of: listing.groups))").</p>
        <p><strong>\(shortTime(listing, language))</strong>\(dates(listing, today, language)).<br/>\(placeText(listing, catalogue, language))</p>
        </article>
        """
    }
    let content: Markup = """
        <p class="lead">\(language.freeOfCharge)</p>
        <div class="programme">\(items)</div>
        <p class="lead">\(language.contact): \(district.contact)<br/>\(origin.text)</p>
        """
    return Page(
        title: language.programTitle(district.name), link: .program(district.id), content: content, language: language,
        kind: .paper)
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
