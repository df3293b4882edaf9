internal import Domain

/// An announced session as each kind of reader may see it.
struct AnnouncedSession {
    let announcement: Announcement
    let term: Term.Head
    let today: Day

    private var told: Announcement.Told { announcement.told }

    /// Everybody's view; none when they may see nothing of it.
    var forEveryone: [CalendarEvent] { events(for: .everyone) }

    /// The view of those who lead it.
    var forLeaders: [CalendarEvent] { events(for: .leader) }

    /// The view of somebody who has a place in it: tentative for those who do not have a seat for good.
    func events(hasSeat: Bool) -> [CalendarEvent] {
        events(for: .participant).map { event in
            var event = event
            if !hasSeat, event.status == .confirmed { event.status = .tentative }
            return event
        }
    }

    /// What a venue is told: that it is booked. A series held elsewhere may have occurrences there.
    func events(at venue: ID<Venue>) -> [CalendarEvent] {
        guard let exposure = Exposure(of: told, to: .venue) else { return [] }
        let isHere = { (meeting: Announcement.Meeting) in meeting.place.venue == venue }
        guard told.place.venue == venue else {
            return announcement.days.compactMap { day in
                guard let meeting = announcement.meeting(on: day), isHere(meeting),
                    SeriesEvents.isNear(meeting.day, today),
                    let alteration = announcement.alterations[day]
                else { return nil }
                return event(
                    meeting, max(alteration.revision, announcement.revision), exposure, .venue,
                    uid: uid("venue", venue.text, day.iso))
            }
        }
        return series(exposure, .venue).events(isTold: isHere)
    }

    /// Whether it stands in a district's feed: an owner's, and the host's where the place may be known.
    func concerns(_ district: ID<District>) -> Bool {
        let showsHost = Exposure(of: told, to: .everyone)?.showsPlace == true
        return told.owners.contains(district) || (showsHost && told.place.host == district)
    }

    // MARK: Events

    private func events(for audience: Audience) -> [CalendarEvent] {
        guard let exposure = Exposure(of: told, to: audience) else { return [] }
        return exposure.times == .exact ? series(exposure, audience).events() : byWeek(exposure, audience)
    }

    private func series(_ exposure: Exposure, _ audience: Audience) -> SeriesEvents {
        let uid = uid(audience)
        return SeriesEvents(announcement, today: today) { meeting, revision in
            event(meeting, revision, exposure, audience, uid: uid)
        }
    }

    private func event(
        _ meeting: Announcement.Meeting, _ revision: Revision, _ exposure: Exposure, _ audience: Audience, uid: String
    ) -> CalendarEvent {
        let start = LocalTime(meeting.day, meeting.start)
        let end = LocalTime(secondsSinceEpoch: start.secondsSinceEpoch + meeting.minutes * 60)
        var event = event(.timed(start: start, end: end), revision, exposure, audience, uid: uid)
        event.location = exposure.showsPlace ? place(of: meeting) : nil
        return event
    }

    /// The weeks only, Monday to Sunday.
    private func byWeek(_ exposure: Exposure, _ audience: Audience) -> [CalendarEvent] {
        guard let weeks = announcement.toldWeeks,
            weeks.mondays.contains(where: { SeriesEvents.isNear($0, today) || SeriesEvents.isNear($0 + 6, today) }),
            !announcement.isCancelled || today <= weeks.last + 6 + SeriesEvents.cancelledDays
        else { return [] }
        var event = event(
            .days(first: weeks.first, last: weeks.first + 6), announcement.revision, exposure, audience, uid: uid(audience))
        event.isTransparent = true
        if weeks.first < weeks.last {
            event.rule = RecurrenceRule(.weekly, interval: weeks.interval, end: .until(.day(weeks.last)))
        }
        return [announcement.isCancelled ? event.cancelled : event]
    }

    private func event(
        _ time: CalendarEvent.Time, _ revision: Revision, _ exposure: Exposure, _ audience: Audience, uid: String
    ) -> CalendarEvent {
        var event = CalendarEvent(
            uid: uid, stamp: revision.changed, time: time,
            summary: audience == .venue ? FeedWording.booked : exposure.title ?? FeedWording.untitled)
        event.sequence = revision.number
        event.description = note(exposure, for: audience)
        event.status = .confirmed
        return event
    }

    // MARK: What it says

    /// The same whatever is edited. One for each audience: that one sees an event must not tell another which it is.
    private func uid(_ audience: Audience) -> String {
        switch audience {
        case .everyone: uid("everyone")
        case .participant: uid("participant")
        case .leader: uid("leader")
        case .venue: uid("venue")
        }
    }

    private func uid(_ role: String...) -> String {
        fingerprint(([term.id.text] + role + [announcement.offering.text]).joined(separator: "/")) + "@" + term.site
    }

    /// nil for a venue whose address is not known.
    private func place(of meeting: Announcement.Meeting) -> String? {
        meeting.place == .digital ? FeedWording.digitalPlace : meeting.address
    }

    private func note(_ exposure: Exposure, for audience: Audience) -> String? {
        switch audience {
        case .everyone: description(exposure)
        case .participant: exposure.showsPlace ? description(exposure) : FeedWording.placeFromLeader
        case .leader: exposure.showsPlace ? nil : FeedWording.placeInPlan
        case .venue: nil
        }
    }

    private func description(_ exposure: Exposure) -> String {
        [
            FeedWording.sentence(
                Wording.swedish.text(of: told.kind)
                    + (exposure.tellsGroups ? " för " + Wording.swedish.relatives(of: told.groups) : "")),
            "Språk: " + Wording.swedish.text(of: told.language) + ".",
            exposure.times == .exact
                ? FeedWording.dates(announcement.revisedDays.sorted(), interval: told.interval)
                : FeedWording.byWeek,
            contact(exposure).map(FeedWording.contact),
        ].compactMap(\.self).joined(separator: "\n")
    }

    /// The function to ask: of the host district, or of the first owner where there is no host or none may be known.
    private func contact(_ exposure: Exposure) -> String? {
        (exposure.showsPlace ? told.contact.host : nil) ?? told.contact.owner
    }
}
