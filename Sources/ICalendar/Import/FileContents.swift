internal import Domain

/// What a file's calendars hold, its values checked, before any rule is followed.
struct FileContents {
    /// The events of each UID in the versions that count, in order of line; an event without UID stands alone.
    private(set) var series: [[ImportedEvent]] = []
    private(set) var freeBusy: [BusyPeriods] = []
    private(set) var availability: [Availability] = []
    var summary: CalendarSummary
    /// The definitions of the zones used that may contradict how those were read.
    private(set) var zoneDoubts: [ZoneTable.Doubt] = []
    private var followedZones: [String: Component] = [:]
    var ledger: Ledger

    /// - Parameter until: when the calendars' times end to matter.
    /// - Throws: why nothing of the file is read.
    init(_ bytes: [UInt8], until: Instant, _ limits: Limits) throws(Refusal) {
        var remarks = RemarkLog(limit: limits.remarks)
        let text = try SourceText.utf8(bytes, limits, &remarks)
        let content = try ContentLines(text, limits, &remarks)
        let parser = try CalendarParser(content, limits, remarks)
        if parser.isInOrder { try FileContents.compare(parser, content, text, limits) }
        ledger = Ledger(steps: StepBudget(limits.steps), remarks: parser.remarks)
        summary = CalendarSummary(parser)
        var versions = Versions()
        let zones = parser.calendars.count > 1 ? ZoneTable.definitions(in: parser.calendars) : [:]
        for calendar in parser.calendars { try take(calendar, zones, until: until, &versions) }
        series = versions.settled(&ledger)
        summary.count(series)
    }

    /// Two independent readings of a file whose form is in order must see the same events. A file that is too large for
    /// libical is read by this reader alone.
    private static func compare(
        _ parser: CalendarParser, _ content: ContentLines, _ text: [UInt8], _ limits: Limits
    ) throws(Refusal) {
        guard text.count <= limits.libicalBytes, content.lines.count <= limits.libicalLines,
            content.lines.allSatisfy({ $0.range.count <= limits.libicalLineLength })
        else { return }
        let reading = Libical.components(of: text)
        for name in ["VEVENT", "VFREEBUSY"] {
            let own = parser.counts[name] ?? 0
            let other = reading?[name] ?? 0
            if own != other {
                throw Refusal(nil, "can be read as having \(own) or \(other) \(name) components, so its form is broken")
            }
        }
    }

    private mutating func take(
        _ calendar: Component, _ zones: ZoneTable.Definitions, until: Instant, _ versions: inout Versions
    ) throws(Refusal) {
        try checkForm(calendar)
        var reader = EventReader(calendar, zones, until: until, ledger)
        for component in calendar.components {
            do throws(Refusal) {
                switch component.name {
                case "VEVENT":
                    switch try reader.entry(component) {
                    case .event(let event): versions.add(event)
                    case .cancellation(let cancellation): versions.add(cancellation)
                    case .timeless: break
                    }
                case "VFREEBUSY": freeBusy.append(try reader.busyPeriods(component))
                case "VAVAILABILITY": availability.append(try reader.availability(component))
                default: break
                }
            } catch {
                reader.values.ledger.remarks.error(error)
            }
        }
        ledger = reader.values.ledger
        summary.add(reader.values.zones)
        compare(reader.values.zones)
    }

    /// Notes which of a calendar's zones may be in doubt; one name may mean another zone in another calendar.
    private mutating func compare(_ zones: ZoneTable) {
        zoneDoubts += zones.doubts
        for (name, definition) in zones.followed.sorted(by: { $0.key < $1.key }) {
            if let earlier = followedZones[name] {
                guard earlier.line != definition.line, !definition.tells(theSameAs: earlier) else { continue }
                zoneDoubts.append(ZoneTable.Doubt(name: name, definition: definition, counts: .elsewhere(earlier)))
            } else {
                followedZones[name] = definition
            }
        }
    }

    private mutating func checkForm(_ calendar: Component) throws(Refusal) {
        if let scale = calendar.first("CALSCALE"), scale.value.trimmingBlanks.uppercased() != "GREGORIAN" {
            throw Refusal(
                scale.line,
                "CALSCALE:\(shown(scale.value)): dates by another calendar are not understood; GREGORIAN would be right")
        }
        guard let version = calendar.first("VERSION"), version.value.trimmingBlanks == "1.0" else { return }
        if calendar.first("CALSCALE") == nil, calendar.first("METHOD") == nil {
            throw Refusal(
                version.line, "VERSION:1.0 is vCalendar, an older form that is not read; iCalendar (VERSION:2.0) would be right"
            )
        }
        ledger.remarks.note(version.line, "VERSION:1.0 in a calendar that is otherwise iCalendar; read as VERSION:2.0")
    }
}

/// What reading a file has cost, and what there is to tell of it.
struct Ledger {
    var steps: StepBudget
    var remarks: RemarkLog
}
