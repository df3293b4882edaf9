import Domain

/// The tables of a term folder: their columns, and how each row is read.
extension TableForm<District> {
    static var districts: TableForm {
        TableForm(
            table: .districts,
            columns: ["id", "name", "population", "budget", "neighbours", "travel_minutes", "contact"]
        ) { row in
            let id: ID<District>? = row("id", .id())
            let name = row("name", .text)
            let population = row("population", .number)
            let hasBudget = row("budget", .yesOrNo)
            let neighbours = row("neighbours", Form<ID<District>>.id().list.orIfEmpty([]))
            let travelMinutes = row("travel_minutes", .travelMinutes)
            let contact = row("contact", .text)
            guard let id, let name, let population, let hasBudget, let neighbours, let travelMinutes, let contact else {
                return nil
            }
            return District(
                id: id, name: name, population: population, hasBudget: hasBudget, neighbours: Set(neighbours),
                travelMinutes: travelMinutes, contact: contact)
        }
    }
}

extension TableForm<Venue> {
    static func venues(_ calendars: CalendarShelf) -> TableForm {
        TableForm(
            table: .venues, columns: ["id", "name", "district", "address", "seats", "features", "hours", "busy"]
        ) { row in
            let id: ID<Venue>? = row("id", .id())
            let name = row("name", .text)
            let district: ID<District>? = row("district", .id())
            let address = row("address", .text)
            let seats = row("seats", .number)
            let features = row("features", .features)
            let hours = row("hours", .weeklyHours)
            let busy = row.busy("busy", calendars)
            guard let id, let name, let district, let address, let seats, let features, let hours, let busy else { return nil }
            return Venue(
                id: id, name: name, district: district, address: address, seats: seats, features: features, hours: hours,
                busy: busy)
        }
    }
}

extension TableForm<Leader> {
    static func leaders(_ calendars: CalendarShelf) -> TableForm {
        TableForm(
            table: .leaders,
            columns: ["id", "title", "home", "districts", "groups", "languages", "hours", "max_per_week", "busy"]
        ) { row in
            let id: ID<Leader>? = row("id", .id())
            let title = row("title", .text)
            let home: ID<District>? = row("home", .id())
            let districts = row("districts", Form<ID<District>>.id().list)
            let groups = row("groups", Form<TargetGroup>.word.list)
            let languages = row("languages", Form.language.list)
            let hours = row("hours", .weeklyHours)
            let mostPerWeek = row("max_per_week", .number)
            let busy = row.busy("busy", calendars)
            guard let id, let title, let home, let districts, let groups, let languages, let hours, let mostPerWeek, let busy
            else { return nil }
            return Leader(
                id: id, title: title, home: home, districts: Set(districts), groups: Set(groups), languages: Set(languages),
                hours: hours, mostPerWeek: mostPerWeek, busy: busy)
        }
    }
}

extension TableForm<Offering> {
    static func offerings(_ weeks: Form<[Int]>) -> TableForm {
        TableForm(
            table: .offerings,
            columns: [
                "id", "title", "neutral_title", "groups", "language", "kind", "visibility", "identity", "owners", "hosts",
                "capacity", "minimum", "leaders", "occurrences", "interval_weeks", "minutes", "times", "start_weeks",
                "when_closed", "school_breaks", "guest_seats", "reach", "needs", "queue",
            ]
        ) { row in
            let id: ID<Offering>? = row("id", .id())
            let title = row("title", .text)
            let neutralTitle = row("neutral_title", Form<String>.text.optional)
            let groups = row("groups", Form<TargetGroup>.word.list)
            let language = row("language", .language)
            let kind = row("kind", Form<Kind>.word)
            let visibility = row("visibility", Form<Visibility>.word)
            let needsIdentity = row("identity", .word([("required", true), ("exempt", false)]))
            let owners = row("owners", Form<ID<District>>.id().list)
            let hosts = row("hosts", Form<ID<District>>.id().list.orIfEmpty([]))
            let capacity = row("capacity", .number)
            let minimum = row("minimum", .number)
            let leadersNeeded = row("leaders", .number)
            let occurrences = row("occurrences", .number)
            let interval = row("interval_weeks", .number)
            let minutes = row("minutes", .number)
            let times = row("times", Form.weeklyTime.list)
            let startWeeks = row("start_weeks", weeks)
            let whenClosed = row("when_closed", Form<Offering.WhenClosed>.word)
            let rests = row("school_breaks", .word([("rest", true), ("run", false)]))
            let guestSeats = row("guest_seats", Form<Int>.number.optional)
            let reach = row("reach", .reach)
            let needs = row("needs", .features)
            let queue = row("queue", Form<Offering.QueuePolicy>.word)
            guard let id, let title, let neutralTitle, let groups, let language, let kind, let visibility, let needsIdentity,
                let owners, let hosts, let capacity, let minimum, let leadersNeeded, let occurrences, let interval,
                let minutes, let times, let startWeeks, let whenClosed, let rests, let guestSeats, let reach, let needs,
                let queue
            else { return nil }
            return Offering(
                id: id, title: title, neutralTitle: neutralTitle, groups: Set(groups), language: language, kind: kind,
                visibility: visibility, needsIdentity: needsIdentity, owners: owners, hosts: hosts, capacity: capacity,
                minimum: minimum, leadersNeeded: leadersNeeded, occurrences: occurrences, interval: interval,
                minutes: minutes, times: times, startWeeks: startWeeks, whenClosed: whenClosed, restsInSchoolBreaks: rests,
                guestSeats: guestSeats, reach: reach, needs: needs, queue: queue)
        }
    }
}

extension TableForm<Request> {
    static var requests: TableForm {
        TableForm(
            table: .requests,
            columns: [
                "id", "registered", "district", "group", "language", "kinds", "times", "preferred", "travels", "needs",
                "priority",
            ]
        ) { row in
            let id: ID<Request>? = row("id", .id())
            let registered = row("registered", .localDateTime)
            let district: ID<District>? = row("district", .id())
            let group = row("group", Form<TargetGroup>.word)
            let language = row("language", .language)
            let kinds = row("kinds", Form<Kind>.word.list)
            let times = row("times", .weeklyHours)
            let preferred = row("preferred", Form.weeklyHours.orIfEmpty(.never))
            let travels = row("travels", .yesOrNo)
            let needs = row("needs", .features)
            let priority = row("priority", Form.number.orIfEmpty(9))
            guard let id, let registered, let district, let group, let language, let kinds, let times, let preferred,
                let travels,
                let needs, let priority
            else { return nil }
            return Request(
                id: id, registered: registered, district: district, group: group, language: language, kinds: kinds,
                times: times,
                preferred: preferred, travels: travels, needs: needs, priority: priority)
        }
    }
}

extension TableForm<Agreement> {
    static var agreements: TableForm {
        TableForm(
            table: .agreements,
            columns: ["id", "name", "districts", "max_minutes", "max_hops", "release_days", "valid_from", "valid_until"],
            optionalColumns: ["cost_per_seat"]
        ) { row in
            let id: ID<Agreement>? = row("id", .id())
            let name = row("name", .text)
            let members = row("districts", Form<ID<District>>.id().list)
            let mostMinutes = row("max_minutes", Form<Int>.number.optional)
            let mostHops = row("max_hops", Form<Int>.number.optional)
            let releaseDays = row("release_days", Form<Int>.number.optional)
            let costPerSeat = row("cost_per_seat", Form<Int>.number.optional)
            let validFrom = row("valid_from", Form<Day>.day.optional)
            let validUntil = row("valid_until", Form<Day>.day.optional)
            guard let id, let name, let members, let mostMinutes, let mostHops, let releaseDays, let costPerSeat, let validFrom,
                let validUntil
            else { return nil }
            return Agreement(
                id: id, name: name, members: Set(members), mostMinutes: mostMinutes, mostHops: mostHops,
                releaseDays: releaseDays, costPerSeat: costPerSeat, validFrom: validFrom, validUntil: validUntil)
        }
    }
}

extension TableForm<Pin> {
    static func pins(_ weeks: Form<[Int]>) -> TableForm {
        TableForm(
            table: .pins, columns: ["offering", "time", "venue", "start_week", "leaders", "request"], isOptional: true
        ) { row in
            let offering: ID<Offering>? = row("offering", .id())
            let time = row("time", Form<WeeklyTime>.weeklyTime.optional)
            let venue = row("venue", Form<ID<Venue>>.id().optional)
            let startWeek = row("start_week", weeks.single.optional)
            let leaders = row("leaders", Form<ID<Leader>>.id().list.optional)
            let request = row("request", Form<ID<Request>>.id().optional)
            guard let offering, let time, let venue, let startWeek, let leaders, let request else { return nil }
            return Pin(
                offering: offering, time: time, venue: venue, startWeek: startWeek, leaders: leaders.map(Set.init),
                request: request)
        }
    }
}

extension TableForm<BarredPair> {
    static var barred: TableForm {
        TableForm(table: .barred, columns: ["request_a", "request_b"], isOptional: true) { row in
            let first: ID<Request>? = row("request_a", .id())
            let second: ID<Request>? = row("request_b", .id())
            guard let first, let second else { return nil }
            return BarredPair(first, second)
        }
    }
}
