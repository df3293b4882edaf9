import Domain

/// How a choice of the catalogue comes into somebody's own calendar.
///
/// - Parameter alarm: the reminder that was chosen; anything that is none counts as none.
func subscribePage(
    _ catalogue: Catalogue, _ filter: Filter, reminding alarm: String?, at origin: Origin, _ language: Wording
) -> Page {
    let alarm = alarm.flatMap { Reminder($0) == nil ? nil : $0 }
    let path = Link.calendar(filter).path(language) + (alarm.map { "?alarm=\($0)" } ?? "")
    let content: Markup = """
        <p class="lead">\(language.subscribeLead)</p>
        \(easyText(.subscribing, language))
        <p><strong>\(describe(filter, catalogue, language))</strong></p>
        \(calendarAddress("\(path)", at: origin, language))
        <p><a class="quietbutton" href="\(path)" download="traffpunkt.ics">\(language.download)</a> <span class="note">\(language.downloadNote)</span></p>
        <dl class="facts">\(language.howTo.map { fact($0.name, "\($0.text)") })</dl>
        \(reminderForm(filter, alarm, language))
        <p class="ways"><a href="\(Link.catalogue(filter).path(language))">\(language.back)</a></p>
        """
    return Page(title: language.subscribeTitle, link: .subscribe(filter), content: content, language: language)
}

/// For those who want their calendar to remind them.
private func reminderForm(_ filter: Filter, _ alarm: String?, _ language: Wording) -> Markup {
    let choices = Reminder.offered.compactMap { text in
        Reminder(text).map { (value: text, text: language.before(minutes: $0.minutes)) }
    }
    return """
        <form action="\(Link.subscribe(Filter()).path(language))" method="get">
        \(filter.words.map { hiddenField($0.name, $0.value) })
        \(select("alarm", language.remind, language.noReminder, choices, alarm))
        <p><button type="submit" class="quietbutton">\(language.changeAddress)</button></p>
        </form>
        """
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

    /// Parses `https://traffpunkt.example`, `http://127.0.0.1:8080` or `http://[::1]:8080`, with a slash at its end or without.
    ///
    /// - Returns: nil for anything else; a host in other letters than a-z must stand in its `xn--` form (RFC 5891).
    public init?(_ text: String) {
        let form = /(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?\/?/
        guard let parts = text.lowercased().wholeMatch(of: form), parts.3.map({ Int($0) ?? 0 <= 65_535 }) ?? true else {
            return nil
        }
        let isStandard = parts.3 == nil || parts.3 == (parts.1 == "https" ? "443" : "80")
        self.init(host: isStandard ? String(parts.2) : "\(parts.2):\(parts.3 ?? "")", isSecure: parts.1 == "https")
    }

    public var text: String { (isSecure ? "https://" : "http://") + host }
}
