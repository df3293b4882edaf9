import Domain
import Registration

/// One session: all that everybody may know of it.
func offeringPage(_ listing: Listing, _ catalogue: Catalogue, today: Day, _ language: Wording) -> Page {
    let groups = listing.groups.isEmpty ? language.forAnybody : capitalised(language.relatives(of: listing.groups)) + "."
    let content: Markup = """
        <p class="seats \(availabilityClass(listing))">\(language.text(of: listing.availability))</p>
        \(askButton(listing, language))
        \(easyText(.offering, language))
        <dl class="facts">
        \(fact(language.whatIsIt, "\(capitalised(language.text(of: listing.kind)))."))
        \(fact(language.forWhom, "\(groups)"))
        \(fact(language.when, times(listing, today, language)))
        \(fact(language.whereAt, place(listing, catalogue, language)))
        \(fact(language.spokenLanguage, "\(capitalised(language.text(of: listing.language)))"))
        \(fact(language.whoFirst, "\(language.policy(listing.queue, release: releaseDay(listing, today))) \(language.offerRule)"))
        \(listing.contact.map { fact(language.contact, "\(language.contactLead) \(contactLink($0))") })
        </dl>
        <p class="ways"><a href="\(Link.poster(listing.key).path(language))">\(language.printPoster)</a>
        <a href="\(Link.catalogue(Filter()).path(language))">\(language.back)</a></p>
        \(eventData(listing, catalogue))
        """
    return Page(title: listing.title, link: .offering(listing.key), content: content, language: language)
}

func fact(_ name: String, _ value: Markup) -> Markup { "<div><dt>\(name)</dt><dd>\(value)</dd></div>" }

func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

private func askButton(_ listing: Listing, _ language: Wording) -> Markup {
    guard listing.takesRegistrations else { return .none }
    let text = listing.availability == .queue ? language.joinQueue : language.askForSeat
    return "<p><a class=\"button\" href=\"\(Link.ask(listing.key).path(language))\">\(text)</a></p>"
}

/// nil once held seats are open to all, and where no day is told.
private func releaseDay(_ listing: Listing, _ today: Day) -> Day? {
    listing.release.map { Stockholm.local($0).day }.flatMap { $0 > today ? $0 : nil }
}

func times(_ listing: Listing, _ today: Day, _ language: Wording) -> Markup {
    switch listing.times {
    case .weeks(let mondays):
        let weeks = mondays.filter { $0 + 6 >= today }.map { language.week(of: $0) }.joined(separator: ", ")
        return "\(language.weeksOnly)<br/>\(weeks)"
    case .exact(let weekly, let meetings):
        let items = meetings.filter { $0.day >= today }.map { meeting -> Markup in
            let time =
                "\(capitalised(language.text(of: meeting.day.weekday))) \(language.longText(of: meeting.day)), \(meeting.start.text)"
            if meeting.isCancelled { return "<li><s>\(time)</s> <strong>\(language.cancelledMeeting)</strong></li>" }
            return "<li>\(time)\(meeting.elsewhere.map { ", \($0)" as Markup })</li>"
        }
        return "\(capitalised(language.weekly(weekly, minutes: meetings.first?.minutes ?? 0)))<ul class=\"dates\">\(items)</ul>"
    }
}

func place(_ listing: Listing, _ catalogue: Catalogue, _ language: Wording) -> Markup {
    switch listing.place {
    case .digital: "\(language.digital)"
    case .untold: "\(language.placeUntold)"
    case .venue(_, _, let features): "\(placeText(listing, catalogue, language))<br/>\(language.offers(features))"
    }
}

/// schema.org Event, for search engines; only where time and place are public.
private func eventData(_ listing: Listing, _ catalogue: Catalogue) -> Markup {
    guard case .exact(_, let meetings) = listing.times else { return .none }
    let items = meetings.map { meeting -> Markup in
        let start = LocalStamp(meeting.day, meeting.start),
            end = LocalStamp(meeting.day, ClockTime(clamping: meeting.start.minutes + meeting.minutes))
        let status: Markup =
            meeting.isCancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled"
        let place: Markup =
            switch listing.place {
            case .digital:
                """
                <meta itemprop="eventAttendanceMode" content="https://schema.org/OnlineEventAttendanceMode"/>
                <span itemprop="location" itemscope="itemscope" itemtype="https://schema.org/VirtualLocation"><meta itemprop="name" content="Digitalt"/></span>
                """
            case .venue(let host, let address, _):
                """
                <meta itemprop="eventAttendanceMode" content="https://schema.org/OfflineEventAttendanceMode"/>
                <span itemprop="location" itemscope="itemscope" itemtype="https://schema.org/Place"><meta itemprop="name" content="\(catalogue.name(of: host))"/><meta itemprop="address" content="\(meeting.elsewhere ?? address ?? catalogue.name(of: host))"/></span>
                """
            case .untold: .none
            }
        return """
            <div itemscope="itemscope" itemtype="https://schema.org/Event">
            <meta itemprop="name" content="\(listing.title)"/>
            <meta itemprop="startDate" content="\(start.text)"/><meta itemprop="endDate" content="\(end.text)"/>
            <meta itemprop="eventStatus" content="\(status)"/><meta itemprop="isAccessibleForFree" content="true"/>
            <meta itemprop="inLanguage" content="\(listing.language.code)"/>
            \(place)
            </div>
            """
    }
    return "<div hidden=\"hidden\">\(items)</div>"
}

/// A local time with its distance from UTC, as ISO 8601 has it: `2027-01-19T13:00:00+01:00`.
struct LocalStamp {
    let text: String

    init(_ day: Day, _ time: ClockTime) {
        let instant = Stockholm.instant(day, time)
        let hours = Stockholm.offset(at: instant) / 3600
        text = "\(day.iso)T\(time.text):00+0\(hours):00"
    }
}
