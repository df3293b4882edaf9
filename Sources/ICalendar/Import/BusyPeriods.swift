internal import Domain

/// The periods of a VFREEBUSY (RFC 5545 section 3.6.4) that block.
struct BusyPeriods {
    let entry: CalendarEntry
    let periods: [(start: Moment, length: Length)]
}

extension EventReader {
    /// BUSY and BUSY-UNAVAILABLE block; FREE and BUSY-TENTATIVE do not. A period that cannot be read is told, and the others
    /// count. They should be in UTC (section 3.8.2.6); without a zone they are in that of DTSTART.
    mutating func busyPeriods(_ component: Component) throws(Refusal) -> BusyPeriods {
        var periods: [(start: Moment, length: Length)] = []
        let start = component.first("DTSTART").flatMap { try? values.moment($0) }
        let zoneless = start.map { ValueReader.Zoneless.beside($0) } ?? .floating
        for property in component.all("FREEBUSY") {
            let kind = property.parameter("FBTYPE")?.uppercased() ?? "BUSY"
            if kind == "FREE" || kind == "BUSY-TENTATIVE" { continue }
            if kind != "BUSY", kind != "BUSY-UNAVAILABLE" {
                values.note(property, "FBTYPE=\(shown(kind)) is not known; the time blocks")
            }
            try values.each(property) { reader, value throws(Refusal) in
                periods.append(try reader.period(value, of: property, zoneless))
            }
        }
        return BusyPeriods(
            entry: CalendarEntry(
                .freeBusy, uid: component.first("UID")?.value, line: component.line, text: component.first("SUMMARY")?.value),
            periods: periods)
    }
}
