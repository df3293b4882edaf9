import Domain

/// `2027-03`.
func monthName(_ day: Day) -> String { String(day.iso.prefix(7)) }

/// The meetings of a month, day by day: as a table where there is room, as a list on a phone.
func monthPage(_ catalogue: Catalogue, _ filter: Filter, month: Day, today: Day, _ language: Wording) -> Page {
    let first = month
    let last = Day(iso: "\(monthName(month + 31))-01").map { $0 - 1 } ?? month + 30
    var byDay: [Day: [(ClockTime, Listing)]] = [:]
    var byWeek: [Listing] = []
    for listing in catalogue.listings(filter) {
        switch listing.times {
        case .exact(_, let meetings):
            for meeting in meetings where (first...last).contains(meeting.day) && !meeting.isCancelled {
                byDay[meeting.day, default: []].append((meeting.start, listing))
            }
        case .weeks(let mondays): if mondays.contains(where: { (first - 6...last).contains($0) }) { byWeek.append(listing) }
        }
    }
    let weeks = stride(from: first.monday.number, through: last.number, by: 7).map { monday -> Markup in
        let days = (0..<7).map { offset -> Markup in
            let day = first.monday + (monday - first.monday.number + offset)
            guard (first...last).contains(day) else { return "<td class=\"outside\"></td>" }
            let meetings = (byDay[day] ?? []).sorted { ($0.0, $0.1.title) < ($1.0, $1.1.title) }
            return dayCell(day, meetings, isToday: day == today, language)
        }
        return "<tr>\(days)</tr>"
    }
    let head = Weekday.allCases.map { "<th scope=\"col\">\(capitalised(language.text(of: $0)))</th>" as Markup }
    let untimed: Markup =
        byWeek.isEmpty
        ? .none : "<h2>\(language.byWeekOnly)</h2>\(listingList(byWeek, catalogue, today, language))"
    let isEmpty = byDay.isEmpty && byWeek.isEmpty
    let title = language.monthTitle(monthText(month, language))
    let content: Markup = """
        <p class="ways"><a href="\(Link.month(filter, monthName(first - 1)).path(language))">\(language.monthBefore)</a>
        <a href="\(Link.month(filter, monthName(last + 1)).path(language))">\(language.monthAfter)</a>
        <a href="\(Link.catalogue(filter).path(language))">\(language.asList)</a></p>
        \(isEmpty ? "<p>\(language.nothingThisMonth)</p>" : .none)
        <table class="month"><caption class="quiet">\(title)</caption><thead><tr>\(head)</tr></thead><tbody>\(weeks)</tbody></table>
        \(untimed)
        """
    return Page(title: title, link: .month(filter, monthName(month)), content: content, language: language)
}

private func monthText(_ day: Day, _ language: Wording) -> String {
    language.longText(of: day).split(separator: " ").dropFirst().joined(separator: " ")
}

private func dayCell(_ day: Day, _ meetings: [(ClockTime, Listing)], isToday: Bool, _ language: Wording) -> Markup {
    let items = meetings.map { time, listing -> Markup in
        "<li><span class=\"time\">\(time.text)</span> <a href=\"\(Link.offering(listing.key).path(language))\">\(listing.title)</a></li>"
    }
    let list: Markup = items.isEmpty ? .none : "<ul>\(items)</ul>"
    let mark: Markup = isToday ? " aria-current=\"date\"" : .none
    return """
        <td\(meetings.isEmpty ? " class=\"empty\"" : .none)\(mark)><span class="day"><span class="wide">\(day.parts.day)</span><span class="narrow">\(capitalised(language.text(of: day.weekday))) \(language.shortText(of: day))</span></span>\(list)</td>
        """
}
