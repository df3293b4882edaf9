import Domain

/// A file of a folder: its path from the folder, and what it holds.
public typealias TermFile = (path: String, bytes: [UInt8])

/// A term on its way to becoming a folder: the rows of its tables and the calendars that they name.
struct TermDraft {
    var term: Term
    /// What stands at the top of `term.toml`.
    var note: String
    /// Calendars of closed days and of school breaks, by their paths from the term folder.
    var closedFiles: [String]
    var schoolBreakFiles: [String]
    var districts: [District]
    var venues: [Venue]
    var leaders: [Leader]
    var offerings: [Offering]
    var requests: [Request]
    var agreements: [Agreement]
    var pins: [Pin]
    var barred: [BarredPair]
    var venueCalendars: [ID<Venue>: [BusyFile]]
    var leaderCalendars: [ID<Leader>: [BusyFile]]
    /// Calendars of closed days and school breaks that lie in the folder itself.
    var dayCalendars: [TermFile]

    /// All files of the folder, in order of path.
    func files() -> [TermFile] {
        let tables: [TermFile] = [
            ("agreements.csv", agreementTable.bytes(agreements)), ("barred.csv", barredTable.bytes(barred)),
            ("districts.csv", districtTable.bytes(districts)), ("leaders.csv", leaderTable.bytes(leaders)),
            ("offerings.csv", offeringTable.bytes(offerings)), ("pins.csv", pinTable.bytes(pins)),
            ("requests.csv", requestTable.bytes(requests)), ("term.toml", Array(settings.utf8)),
            ("venues.csv", venueTable.bytes(venues)),
        ]
        let busy = Array(venueCalendars.values.joined()) + Array(leaderCalendars.values.joined())
        let calendars: [TermFile] = busy.map { ("busy/\($0.name)", $0.bytes) }
        return (tables + calendars + dayCalendars).sorted { $0.path < $1.path }
    }
}

extension Term {
    /// TOML's integers have 64 bits with a sign.
    static let mostSeed = UInt64(Int64.max)
}

/// A calendar of a venue or a leader, in `busy/`.
struct BusyFile {
    let name: String
    let bytes: [UInt8]
}

extension TermDraft {
    private var settings: String {
        let names = { (texts: [String]) in "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
        return """
            # \(note)
            format = "traffpunkt-term/1"
            id = "\(term.id)"
            name = "\(term.name)"
            first_day = "\(term.firstDay.iso)"
            last_day = "\(term.lastDay.iso)"
            closed = \(names(closedFiles))
            school_breaks = \(names(schoolBreakFiles))
            familiar_times = \(names(term.familiarTimes.sorted().map(\.text)))
            release_days = \(term.releaseDays)
            seed = \(term.seed)
            revised = "\(TableText.dateTime(term.revised))"
            site = "\(term.site)"
            invented = \(term.invented)

            """
    }

    private var districtTable: CSVTable<District> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("name") { $0.name },
            .init("population") { String($0.population) },
            .init("budget") { TableText.yesNo($0.hasBudget) },
            .init("neighbours") { TableText.ids($0.neighbours.sorted()) },
            .init("travel_minutes") { row in
                TableText.list(row.travelMinutes.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" })
            },
            .init("contact") { $0.contact },
        ])
    }

    private var venueTable: CSVTable<Venue> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("name") { $0.name },
            .init("district") { $0.district.text },
            .init("address") { $0.address },
            .init("seats") { String($0.seats) },
            .init("features") { TableText.features($0.features) },
            .init("hours") { TableText.hours($0.hours) },
            .init("busy") { TableText.list(venueCalendars[$0.id, default: []].map(\.name)) },
        ])
    }

    private var leaderTable: CSVTable<Leader> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("title") { $0.title },
            .init("home") { $0.home.text },
            .init("districts") { TableText.ids($0.districts.sorted()) },
            .init("groups") { TableText.groups($0.groups) },
            .init("languages") { TableText.list($0.languages.sorted().map(\.code)) },
            .init("hours") { TableText.hours($0.hours) },
            .init("max_per_week") { String($0.mostPerWeek) },
            .init("busy") { TableText.list(leaderCalendars[$0.id, default: []].map(\.name)) },
        ])
    }

    private var offeringTable: CSVTable<Offering> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("title") { $0.title },
            .init("neutral_title") { $0.neutralTitle ?? "" },
            .init("groups") { TableText.groups($0.groups) },
            .init("language") { $0.language.code },
            .init("kind") { $0.kind.rawValue },
            .init("visibility") { $0.visibility.rawValue },
            .init("identity") { $0.needsIdentity ? "required" : "exempt" },
            .init("owners") { TableText.ids($0.owners) },
            .init("hosts") { TableText.ids($0.hosts) },
            .init("capacity") { String($0.capacity) },
            .init("minimum") { String($0.minimum) },
            .init("leaders") { String($0.leadersNeeded) },
            .init("occurrences") { String($0.occurrences) },
            .init("interval_weeks") { String($0.interval) },
            .init("minutes") { String($0.minutes) },
            .init("times") { TableText.list($0.times.map(\.code)) },
            .init("start_weeks") { TableText.weeks($0.startWeeks, of: term) },
            .init("when_closed") { $0.whenClosed.rawValue },
            .init("school_breaks") { $0.restsInSchoolBreaks ? "rest" : "run" },
            .init("guest_seats") { TableText.number($0.guestSeats) },
            .init("reach") { $0.reach.code },
            .init("needs") { TableText.features($0.needs) },
            .init("queue") { $0.queue.rawValue },
        ])
    }

    private var requestTable: CSVTable<Request> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("registered") { TableText.dateTime($0.registered) },
            .init("district") { $0.district.text },
            .init("group") { $0.group.rawValue },
            .init("language") { $0.language.code },
            .init("kinds") { TableText.list($0.kinds.map(\.rawValue)) },
            .init("times") { TableText.hours($0.times) },
            .init("preferred") { TableText.hours($0.preferred) },
            .init("travels") { TableText.yesNo($0.travels) },
            .init("needs") { TableText.features($0.needs) },
            .init("priority") { $0.priority == 9 ? "" : String($0.priority) },
        ])
    }

    private var agreementTable: CSVTable<Agreement> {
        CSVTable([
            .init("id") { $0.id.text },
            .init("name") { $0.name },
            .init("districts") { TableText.ids($0.members.sorted()) },
            .init("max_minutes") { TableText.number($0.mostMinutes) },
            .init("max_hops") { TableText.number($0.mostHops) },
            .init("release_days") { TableText.number($0.releaseDays) },
            .init("cost_per_seat") { TableText.number($0.costPerSeat) },
            .init("valid_from") { $0.validFrom?.iso ?? "" },
            .init("valid_until") { $0.validUntil?.iso ?? "" },
        ])
    }

    private var pinTable: CSVTable<Pin> {
        CSVTable([
            .init("offering") { $0.offering.text },
            .init("time") { $0.time?.code ?? "" },
            .init("venue") { $0.venue?.text ?? "" },
            .init("start_week") { $0.startWeek.map { TableText.weeks([$0], of: term) } ?? "" },
            .init("leaders") { TableText.ids(($0.leaders ?? []).sorted()) },
            .init("request") { $0.request?.text ?? "" },
        ])
    }

    private var barredTable: CSVTable<BarredPair> {
        CSVTable([
            .init("request_a") { $0.first.text },
            .init("request_b") { $0.second.text },
        ])
    }
}
