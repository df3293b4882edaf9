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
    /// What libical found of the same events; nothing where it was not asked.
    private(set) var second = SecondReading()
    private let form: LibicalFault.Form
    /// By the line where each begins.
    private var others: [Int: LibicalEvent] = [:]

    /// - Parameters:
    ///   - until: when the calendars' times end to matter.
    ///   - other: what libical is given in place of the file, for tests.
    /// - Throws: why nothing of the file is read.
    init(_ bytes: [UInt8], until: Instant, _ limits: Limits, second other: [UInt8]? = nil) throws(Refusal) {
        var remarks = RemarkLog(limit: limits.remarks)
        let text = try SourceText.utf8(bytes, limits, &remarks)
        let content = try ContentLines(text, limits, &remarks)
        let parser = try CalendarParser(content, limits, remarks)
        form = LibicalFault.Form(
            hasBlankLineInFold: content.hasBlankLineInFold, emptyParameters: parser.emptyParameters)
        others = try FileContents.secondReading(parser, content, other ?? text, limits)
        ledger = Ledger(steps: StepBudget(limits.steps), remarks: parser.remarks)
        summary = CalendarSummary(parser)
        var versions = Versions()
        let zones = parser.calendars.count > 1 ? ZoneTable.definitions(in: parser.calendars) : [:]
        for calendar in parser.calendars { try take(calendar, zones, until: until, &versions) }
        series = versions.settled(&ledger)
        summary.count(series)
        tellMisses(StepBudget(limits.searchSteps))
    }

    /// Tells which exceptions and changes of series are of times that their series do not have.
    private mutating func tellMisses(_ steps: StepBudget) {
        var steps = steps
        for events in series where steps.remaining >= 0 {
            // What is wrong with a rule is told where it is followed.
            for remark in (try? SeriesMisses(events, &steps))?.remarks ?? [] { ledger.remarks.note(remark.line, remark.text) }
        }
        if steps.remaining < 0 {
            ledger.remarks.note(
                nil,
                "the file has so many exceptions from series that not all were looked up; one that hits nothing is not told")
        }
    }

    /// What libical, the second reader, finds of each event, by the line where it begins. A file that is too large for libical is
    /// read by this reader alone.
    ///
    /// - Throws: when a file whose form is in order has other events for libical.
    private static func secondReading(
        _ parser: CalendarParser, _ content: ContentLines, _ text: [UInt8], _ limits: Limits
    ) throws(Refusal) -> [Int: LibicalEvent] {
        // libical complains on standard error of what is not nested.
        guard parser.isNested, text.count <= limits.libicalBytes, content.lines.count <= limits.libicalLines,
            content.lines.allSatisfy({ $0.range.count <= limits.libicalLineLength })
        else { return [:] }
        let reading = Libical.reading(of: text)
        for name in ["VEVENT", "VFREEBUSY"] where parser.isInOrder {
            let own = parser.counts[name] ?? 0
            let other = reading?.counts[name] ?? 0
            if own != other {
                throw Refusal(nil, "can be read as having \(own) or \(other) \(name) components, so its form is broken")
            }
        }
        let events = reading?.events ?? []
        let lines = parser.calendars.flatMap(\.components).filter { $0.name == "VEVENT" }.compactMap(\.line).sorted()
        // Where the form is not in order, both may have left out others.
        guard lines.count == events.count else { return [:] }
        return Dictionary(zip(lines, events)) { first, _ in first }
    }

    /// Reads an event, and holds it against what libical read of it.
    private mutating func take(
        _ component: Component, _ reader: inout EventReader, _ versions: inout Versions
    ) throws(Refusal) {
        let other = component.line.flatMap { others.removeValue(forKey: $0) }
        let errors = reader.values.ledger.remarks.errorCount
        let entry = try reader.entry(component)
        switch entry {
        case .event(let event): versions.add(event)
        case .cancellation(let cancellation): versions.add(cancellation)
        case .timeless: break
        }
        guard let other else { return }
        var comparison = EventComparison(component, other, form)
        switch entry {
        case .event(let event):
            let isWhole = reader.values.ledger.remarks.errorCount == errors
            comparison.compare(event, areListsWhole: isWhole, isCancelled: reader.isCancelled, &reader.values)
        case .cancellation(let cancellation): comparison.compare(cancellation, &reader.values)
        case .timeless: comparison.compareTimeless()
        }
        second.compared += 1
        for difference in comparison.differences {
            second.add(difference)
            if let text = difference.text { reader.values.ledger.remarks.note(difference.line, text) }
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
                case "VEVENT": try take(component, &reader, &versions)
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
