import Domain

/// The tables of a term folder, as far as they could be read.
struct TermTables {
    let districts: TableRows<District>
    let venues: TableRows<Venue>
    let leaders: TableRows<Leader>
    let offerings: TableRows<Offering>
    let requests: TableRows<Request>
    let agreements: TableRows<Agreement>
    let pins: TableRows<Pin>
    let barred: TableRows<BarredPair>

    init(folder: String, weeks: Form<[Int]>, calendars: CalendarShelf) {
        districts = TableForm.districts.read(folder: folder)
        venues = TableForm.venues(calendars).read(folder: folder)
        leaders = TableForm.leaders(calendars).read(folder: folder)
        offerings = TableForm.offerings(weeks).read(folder: folder)
        requests = TableForm.requests.read(folder: folder)
        agreements = TableForm.agreements.read(folder: folder)
        pins = TableForm.pins(weeks).read(folder: folder)
        barred = TableForm.barred.read(folder: folder)
    }

    private var states: [Table: TableState] {
        [
            .districts: districts.state, .venues: venues.state, .leaders: leaders.state, .offerings: offerings.state,
            .requests: requests.state, .agreements: agreements.state, .pins: pins.state, .barred: barred.state,
        ]
    }

    /// What is wrong within the tables.
    var faults: [FolderFault] { Table.allCases.flatMap { states[$0]?.faults ?? [] } }

    /// What is wrong between the tables, apart from what their unreadable rows may bring about; empty when nothing is.
    func faults(between found: Faults, settings: Settings) -> [FolderFault] {
        let states = states
        return found.all.filter { !mayComeOfLostRows($0, states) }.map { fault in
            let lines = states[fault.table]?.lines ?? []
            let line = fault.row.flatMap { lines.indices.contains($0) ? lines[$0] : nil }
            return FolderFault(
                file: fault.table.file, line: fault.table == .term ? settings.line(of: fault.column) : line,
                column: fault.column, value: fault.value, problem: fault.problem)
        }
    }

    private func mayComeOfLostRows(_ fault: Fault, _ states: [Table: TableState]) -> Bool {
        fault.restsOn.contains { table in
            guard let state = states[table] else { return false }
            return state.isUnknown || (fault.isDangling ? state.lostIDs.contains(fault.value) : !state.lostIDs.isEmpty)
        }
    }

    func city(_ term: Term) throws(Faults) -> City {
        try City(
            term: term, districts: districts.items, venues: venues.items, leaders: leaders.items, offerings: offerings.items,
            requests: requests.items, agreements: agreements.items, pins: pins.items, barred: barred.items)
    }
}
