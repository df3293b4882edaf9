import Domain

/// How a choice of the catalogue comes into somebody's own calendar.
///
/// - Parameter site: the host name, with a port where it has one.
func subscribePage(
    _ catalogue: Catalogue, _ filter: Filter, at origin: Origin, _ language: Wording
) -> Page {
    let path = Link.calendar(filter).path(language)
    let content: Markup = """
        <p class="lead">\(language.subscribeLead)</p>
        <p><strong>\(describe(filter, catalogue, language))</strong></p>
        \(calendarAddress("\(path)", at: origin, language))
        <p><a class="quietbutton" href="\(path)" download="traffpunkt.ics">\(language.download)</a> <span class="note">\(language.downloadNote)</span></p>
        <dl class="facts">\(language.howTo.map { fact($0.name, "\($0.text)") })</dl>
        <p class="ways"><a href="\(Link.catalogue(filter).path(language))">\(language.back)</a></p>
        """
    return Page(title: language.subscribeTitle, link: .subscribe(filter), content: content, language: language)
}

/// The button that opens a calendar program, and the address to copy.
func calendarAddress(_ path: String, at origin: Origin, _ language: Wording) -> Markup {
    """
    <p><a class="button" href="webcal://\(origin.host)\(path)">\(language.openInCalendar)</a></p>
    <p class="copy"><label for="adress">\(language.calendarAddress)</label>
    <input id="adress" type="text" readonly="readonly" value="\(origin.text)\(path)"/>
    <button type="button" class="quietbutton" data-copy="adress" data-done="\(language.copied)" hidden="hidden">\(language.copy)</button></p>
    """
}

/// What a filter chooses, as a heading and a calendar's name.
func describe(_ filter: Filter, _ catalogue: Catalogue, _ language: Wording) -> String {
    let parts = [
        filter.district.map {
            catalogue.name(of: $0) + (filter.isNear ? (language == .swedish ? " och nära" : " and near") : "")
        } ?? language.wholeCity,
        filter.group.map { language.text(of: $0) }, filter.kind.map { language.text(of: $0) },
        filter.daypart.map { language.text(of: $0) }, filter.form.map { language.text(of: $0) },
        filter.language.map { language.text(of: $0) },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
}

/// The site's own address: `https://traffpunkt.example`.
public struct Origin: Hashable, Sendable {
    /// With the port, where it is not the scheme's own.
    public let host: String
    public let isSecure: Bool

    public init(host: String, isSecure: Bool) {
        self.host = host
        self.isSecure = isSecure
    }

    public var text: String { (isSecure ? "https://" : "http://") + host }
}
