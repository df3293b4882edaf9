/// Two rows of a table with one id.
func duplicateIDs(_ city: City) -> [Fault] {
    duplicates(city.districts.map(\.id), .districts) + duplicates(city.venues.map(\.id), .venues)
        + duplicates(city.leaders.map(\.id), .leaders) + duplicates(city.offerings.map(\.id), .offerings)
        + duplicates(city.requests.map(\.id), .requests) + duplicates(city.agreements.map(\.id), .agreements)
}

private func duplicates<Row>(_ ids: [ID<Row>], _ table: Table) -> [Fault] {
    var seen: Set<ID<Row>> = []
    return ids.faults { row, id in
        seen.insert(id).inserted ? [] : [Fault(table, row, "id", id.text, "an earlier row has this id; must be unique")]
    }
}

/// Lists that must name something.
func emptyLists(_ city: City) -> [Fault] {
    func fault(_ table: Table, _ row: Int, _ column: String, if isEmpty: Bool) -> [Fault] {
        isEmpty ? [Fault(table, row, column, "", "must name at least one")] : []
    }
    return city.venues.faults { row, venue in fault(.venues, row, "hours", if: venue.hours.isEmpty) }
        + city.leaders.faults { row, leader in
            fault(.leaders, row, "districts", if: leader.districts.isEmpty)
                + fault(.leaders, row, "groups", if: leader.groups.isEmpty)
                + fault(.leaders, row, "languages", if: leader.languages.isEmpty)
                + fault(.leaders, row, "hours", if: leader.hours.isEmpty)
        }
        + city.offerings.faults { row, offering in
            fault(.offerings, row, "groups", if: offering.groups.isEmpty)
                + fault(.offerings, row, "owners", if: offering.owners.isEmpty)
                + fault(.offerings, row, "times", if: offering.times.isEmpty)
                + fault(.offerings, row, "start_weeks", if: offering.startWeeks.isEmpty)
        }
        + city.requests.faults { row, request in
            fault(.requests, row, "kinds", if: request.kinds.isEmpty)
                + fault(.requests, row, "times", if: request.times.isEmpty)
        }
}

/// One thing twice in a list whose order matters; sets cannot have it.
func repeatedItems(_ city: City) -> [Fault] {
    func faults<Item: Hashable>(
        _ table: Table, _ row: Int, _ column: String, _ items: [Item], _ text: (Item) -> String
    ) -> [Fault] {
        var seen: Set<Item> = []
        return items.filter { !seen.insert($0).inserted }.map { Fault(table, row, column, text($0), "is there twice") }
    }
    return city.offerings.faults { row, offering in
        faults(.offerings, row, "owners", offering.owners, \.text) + faults(.offerings, row, "hosts", offering.hosts, \.text)
            + faults(.offerings, row, "times", offering.times, \.code)
            + faults(.offerings, row, "start_weeks", offering.startWeeks) { String(city.term.isoWeek($0)) }
    }
        + city.requests.faults { row, request in faults(.requests, row, "kinds", request.kinds, \.rawValue) }
}

/// Names of rows that are not there.
func danglingReferences(_ city: City) -> [Fault] {
    city.districts.faults { row, district in
        dangling(district.neighbours.sorted(), city.district, .districts, .districts, row, "neighbours")
            + dangling(district.travelMinutes.keys.sorted(), city.district, .districts, .districts, row, "travel_minutes")
    }
        + city.venues.faults { row, venue in
            dangling([venue.district], city.district, .districts, .venues, row, "district")
        }
        + city.leaders.faults { row, leader in
            dangling([leader.home], city.district, .districts, .leaders, row, "home")
                + dangling(leader.districts.sorted(), city.district, .districts, .leaders, row, "districts")
        }
        + city.offerings.faults { row, offering in
            dangling(offering.owners, city.district, .districts, .offerings, row, "owners")
                + dangling(offering.hosts, city.district, .districts, .offerings, row, "hosts")
                + dangling(offering.pool.map { [$0] } ?? [], city.agreement, .agreements, .offerings, row, "reach")
        }
        + city.requests.faults { row, request in
            dangling([request.district], city.district, .districts, .requests, row, "district")
        }
        + city.agreements.faults { row, agreement in
            dangling(agreement.members.sorted(), city.district, .districts, .agreements, row, "districts")
        }
        + city.pins.faults { row, pin in
            dangling([pin.offering], city.offering, .offerings, .pins, row, "offering")
                + dangling(pin.venue.map { [$0] } ?? [], city.venue, .venues, .pins, row, "venue")
                + dangling(pin.leaders?.sorted() ?? [], city.leader, .leaders, .pins, row, "leaders")
                + dangling(pin.request.map { [$0] } ?? [], city.request, .requests, .pins, row, "request")
        }
        + city.barred.faults { row, pair in
            dangling([pair.first], city.request, .requests, .barred, row, "request_a")
                + dangling([pair.second], city.request, .requests, .barred, row, "request_b")
        }
}

private func dangling<Target>(
    _ ids: [ID<Target>], _ known: [ID<Target>: Target], _ target: Table, _ table: Table, _ row: Int, _ column: String
) -> [Fault] {
    ids.filter { known[$0] == nil }.map { id in
        Fault(
            table: table, row: row, column: column, value: id.text,
            problem: "no row of \(target) has this id"
                // Requests are numbered, so one that looks alike is another person.
                + (target == .requests ? "" : suggestion(for: id.text, among: known.keys.lazy.map(\.text))),
            isDangling: true, restsOn: [target])
    }
}

extension Offering {
    /// The agreement that says who may come, if one does.
    var pool: ID<Agreement>? {
        if case .pool(let id) = reach { return id }
        return nil
    }
}
