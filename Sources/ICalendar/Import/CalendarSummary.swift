package import Domain

/// What a file holds, in figures.
package struct CalendarSummary: Hashable, Sendable {
    /// VCALENDARs.
    package private(set) var calendars = 0
    /// VEVENTs, also such as could not be read.
    package private(set) var events = 0
    /// The distinct UIDs of VEVENTs.
    package private(set) var uids = 0
    /// Events that repeat.
    package private(set) var series = 0
    /// Events that repeat and never end.
    package private(set) var endless = 0
    /// VFREEBUSYs and VAVAILABILITYs.
    package private(set) var busyLists = 0
    /// The zones that times are given in, by the names that stand in the file, in order.
    package private(set) var zones: [String] = []
    /// The first date on which an event begins.
    package private(set) var first: Day?
    /// The last date on which an event begins, as far as was followed.
    package private(set) var last: Day?

    init() {}

    init(_ parser: CalendarParser) {
        calendars = parser.counts["VCALENDAR"] ?? 0
        events = parser.counts["VEVENT"] ?? 0
        busyLists = (parser.counts["VFREEBUSY"] ?? 0) + (parser.counts["VAVAILABILITY"] ?? 0)
        var met: Set<String> = []
        for calendar in parser.calendars {
            for event in calendar.components where event.name == "VEVENT" {
                if let uid = event.first("UID")?.value.trimmingBlanks, !uid.isEmpty { met.insert(uid) }
            }
        }
        uids = met.count
    }

    mutating func add(_ table: ZoneTable) { zones = Set(zones).union(table.used).sorted() }

    mutating func count(_ all: [[ImportedEvent]]) {
        for event in all.joined() {
            add(event.start.local.day)
            guard event.repeats else { continue }
            series += 1
            if event.rules.contains(where: { $0.end == .never }) { endless += 1 }
        }
    }

    mutating func add(_ day: Day) {
        first = min(first ?? day, day)
        last = max(last ?? day, day)
    }
}
