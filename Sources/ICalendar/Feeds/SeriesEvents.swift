package import Domain

/// An announced series as events: the series itself, and one event for each of its occurrences that is otherwise.
///
/// DTSTART is the first date of the series that is still told of, so it is always one of the rule's; dates that the rule gives
/// and that nobody meets on are EXDATEs.
package struct SeriesEvents {
    let announcement: Announcement
    let today: Day
    /// Gives the event of a meeting what the audience may see of it.
    let event: (Announcement.Meeting, Revision) -> CalendarEvent

    package init(
        _ announcement: Announcement, today: Day, event: @escaping (Announcement.Meeting, Revision) -> CalendarEvent
    ) {
        self.announcement = announcement
        self.today = today
        self.event = event
    }

    /// How many days a cancelled occurrence is told of after its date.
    package static let cancelledDays = 30

    /// The dates that feeds tell of: so many days back, and so many ahead.
    private static let window = (back: 90, ahead: 400)

    /// Whether feeds tell of a date.
    static func isNear(_ day: Day, _ today: Day) -> Bool { (-window.back...window.ahead).contains(day - today) }

    private enum Standing: Equatable {
        case regular
        case altered(Announcement.Meeting, Revision)
        case cancelled(Revision)
    }

    /// - Parameter isTold: whether the audience is told where a meeting is held; one that is moved elsewhere is cancelled to it.
    package func events(isTold: (Announcement.Meeting) -> Bool = { _ in true }) -> [CalendarEvent] {
        if announcement.isCancelled { return whollyCancelled }
        let told = announcement.days.compactMap { day in standing(of: day, isTold).map { (day, $0) } }
        guard let first = told.first, let last = told.last?.0, told.contains(where: isNear) else { return [] }
        if told.count == 1 { return [self.event(on: first.0, first.1)] }
        var series = event(announcement.regular(first.0), announcement.revision)
        series.rule = weekly(through: last)
        series.except = skipped(of: told.map(\.0))
        return [series]
            + told.filter { $0.1 != .regular }.map { day, standing in
                var event = event(on: day, standing)
                event.replaces = LocalTime(day, announcement.told.time.start)
                return event
            }
    }

    private func isNear(_ day: Day, _ standing: Standing) -> Bool {
        if case .altered(let meeting, _) = standing { return SeriesEvents.isNear(meeting.day, today) }
        return SeriesEvents.isNear(day, today)
    }

    /// nil for what is no longer told.
    private func standing(of day: Day, _ isTold: (Announcement.Meeting) -> Bool) -> Standing? {
        guard let alteration = announcement.alterations[day] else { return .regular }
        if let meeting = alteration.meeting {
            if isTold(meeting) { return .altered(meeting, alteration.revision) }
            // What had been held when it was told so has always been elsewhere.
            if meeting.day < Stockholm.local(alteration.revision.changed).day { return nil }
        }
        return day + SeriesEvents.cancelledDays < today ? nil : .cancelled(alteration.revision)
    }

    private func event(on day: Day, _ standing: Standing) -> CalendarEvent {
        switch standing {
        case .regular: event(announcement.regular(day), announcement.revision)
        case .altered(let meeting, let revision): event(meeting, max(revision, announcement.revision))
        case .cancelled(let revision): event(announcement.regular(day), max(revision, announcement.revision)).cancelled
        }
    }

    private var whollyCancelled: [CalendarEvent] {
        guard let first = announcement.days.first, let last = announcement.days.last,
            today <= last + SeriesEvents.cancelledDays,
            announcement.days.contains(where: { SeriesEvents.isNear($0, today) })
        else { return [] }
        var series = event(announcement.regular(first), announcement.revision).cancelled
        series.rule = first < last ? weekly(through: last) : nil
        series.except = skipped(of: announcement.days)
        return [series]
    }

    private func weekly(through last: Day) -> RecurrenceRule {
        let until = Stockholm.instant(last, announcement.told.time.start)
        return RecurrenceRule(
            .weekly, interval: announcement.told.interval,
            end: .until(.time(LocalTime(secondsSinceEpoch: until.seconds), .utc)))
    }

    /// Starts that the rule gives between the first and the last of some dates of the series, and that are not among them.
    private func skipped(of days: [Day]) -> [LocalTime] {
        guard let first = days.first, let last = days.last else { return [] }
        let kept = Set(days)
        return stride(from: first.number, through: last.number, by: 7 * announcement.told.interval).map(Day.init(number:))
            .filter { !kept.contains($0) }.map { LocalTime($0, announcement.told.time.start) }
    }
}

extension CalendarEvent {
    /// Some calendar programs show a cancelled event like any other, so its title says it too.
    var cancelled: CalendarEvent {
        var event = self
        event.summary = FeedWording.cancelled(summary)
        event.status = .cancelled
        event.isTransparent = true
        return event
    }
}
