// What a re-plan has changed of what was announced, as lines for staff.

extension Wording {
    /// One change, why, and how many it touches; requests by their id.
    public func text(of change: AnnouncedChange, in city: City) -> String {
        switch (self, change) {
        case (.swedish, .moved(let from, let to, let people, let causes)):
            "\(name(from.offering, city)): flyttas från \(place(from, city)) till \(place(to, city)); "
                + touched(people) + because(causes, city)
        case (.english, .moved(let from, let to, let people, let causes)):
            "\(name(from.offering, city)): moves from \(place(from, city)) to \(place(to, city)); "
                + touched(people) + because(causes, city)
        case (.swedish, .leadersReplaced(let offering, let from, let to, let people, let causes)):
            "\(name(offering, city)): ledningen byts från \(names(from, city)) till \(names(to, city)); "
                + touched(people) + because(causes, city)
        case (.english, .leadersReplaced(let offering, let from, let to, let people, let causes)):
            "\(name(offering, city)): leaders change from \(names(from, city)) to \(names(to, city)); "
                + touched(people) + because(causes, city)
        case (.swedish, .cancelled(let from, let people, let causes)):
            "\(name(from.offering, city)): ställs in, \(place(from, city)); \(touched(people))\(because(causes, city))"
        case (.english, .cancelled(let from, let people, let causes)):
            "\(name(from.offering, city)): is cancelled, \(place(from, city)); \(touched(people))\(because(causes, city))"
        case (_, .dates(let offering, let lost, let gained)):
            text(of: .dates(offering, lost: lost, gained: gained) as Lapse, in: city)
        case (.swedish, .opened(let to, let people)):
            "\(name(to.offering, city)): öppnas, \(text(of: to, in: city)); \(count(people, .participant))"
        case (.english, .opened(let to, let people)):
            "\(name(to.offering, city)): opens, \(text(of: to, in: city)); \(count(people, .participant))"
        case (.swedish, .seatLost(let request, let from, let why)):
            "\(request): förlorar sin plats i \(name(from, city)), eftersom: \(text(of: why))"
        case (.english, .seatLost(let request, let from, let why)):
            "\(request): loses the seat in \(name(from, city)), because: \(text(of: why))"
        case (.swedish, .seatChanged(let request, let from, let to, let why)):
            "\(request): får plats i \(name(to, city)) i stället för \(name(from, city)), eftersom: \(text(of: why))"
        case (.english, .seatChanged(let request, let from, let to, let why)):
            "\(request): sits in \(name(to, city)) instead of \(name(from, city)), because: \(text(of: why))"
        case (.swedish, .seatGained(let request, let offering)): "\(request): får plats i \(name(offering, city))"
        case (.english, .seatGained(let request, let offering)): "\(request): gets a seat in \(name(offering, city))"
        }
    }

    public func text(of cause: ChangeCause, in city: City) -> String {
        switch (self, cause) {
        case (_, .obstacle(let obstacle)): text(of: obstacle, in: city)
        case (.swedish, .nobodyToLeadIt): "ingen annan som kan leda den då är ledig"
        case (.english, .nobodyToLeadIt): "nobody else who could lead it then is free"
        case (.swedish, .asked): "den får flyttas"
        case (.english, .asked): "it may be moved"
        }
    }

    /// The lines of a re-plan: what is kept, each changed session, and people in counts.
    ///
    /// - Parameter served: people with a seat, in the announced plan and now.
    public func lines(of replan: Replan, served: (before: Int, after: Int), in city: City) -> [String] {
        let seats = SeatCounts(replan.changes)
        let head =
            switch self {
            case .swedish:
                [
                    "Behållet: \(count(replan.kept.sessions, .group)) och \(count(replan.kept.seats, .seat)) som de var.",
                    "Ändringar av det som var utlovat: \(replan.plan.score.changes), vägt efter hur många som berörs och hur mycket.",
                    "Personer med plats: \(served.before) → \(served.after) (\(signed(served.after - served.before))).",
                ]
            case .english:
                [
                    "Kept: \(count(replan.kept.sessions, .group)) and \(count(replan.kept.seats, .seat)) as they were.",
                    "Changes of what was announced: \(replan.plan.score.changes), weighed by how many they touch and how much.",
                    "People with a seat: \(served.before) → \(served.after) (\(signed(served.after - served.before))).",
                ]
            }
        return head + replan.changes.filter { !$0.isOfOnePerson }.map { text(of: $0, in: city) } + lines(of: seats)
            + [text(of: .forStaff)]
    }

    private func lines(of seats: SeatCounts) -> [String] {
        switch self {
        case .swedish:
            (seats.lost == 0 ? [] : ["\(count(seats.lost, .person)) förlorar sin plats."])
                + (seats.changed == 0 ? [] : ["\(count(seats.changed, .person)) får plats i en annan grupp i stället."])
                + (seats.gained == 0 ? [] : ["\(count(seats.gained, .person)) som inte hade plats får en."])
                + (seats.withdrawn == 0 ? [] : ["\(count(seats.withdrawn, .person)) med plats har återtagit sin anmälan."])
        case .english:
            (seats.lost == 0 ? [] : ["Seats lost: \(count(seats.lost, .person))."])
                + (seats.changed == 0 ? [] : ["In another group instead: \(count(seats.changed, .person))."])
                + (seats.gained == 0 ? [] : ["Without a seat before, with one now: \(count(seats.gained, .person))."])
                + (seats.withdrawn == 0 ? [] : ["With a seat, and withdrawn: \(count(seats.withdrawn, .person))."])
        }
    }

    // MARK: Parts of a line

    private func place(_ arrangement: Arrangement, _ city: City) -> String {
        var alone = arrangement
        alone.leaders = []
        return text(of: alone, in: city)
    }

    private func touched(_ people: Int) -> String {
        self == .swedish ? "berör \(count(people, .participant))" : "touches \(count(people, .participant))"
    }

    private func because(_ causes: [ChangeCause], _ city: City) -> String {
        guard !causes.isEmpty else { return "" }
        let texts = causes.map { text(of: $0, in: city) }.joined(separator: "; ")
        return (self == .swedish ? ", eftersom: " : ", because: ") + texts
    }
}

extension AnnouncedChange {
    /// Whether it tells of one person.
    public var isOfOnePerson: Bool {
        switch self {
        case .seatLost, .seatChanged, .seatGained: true
        case .moved, .leadersReplaced, .cancelled, .dates, .opened: false
        }
    }
}

/// How many people have which change.
private struct SeatCounts {
    var lost = 0
    var changed = 0
    var gained = 0
    var withdrawn = 0

    init(_ changes: [AnnouncedChange]) {
        for change in changes {
            switch change {
            case .seatLost(_, _, .requestGone): withdrawn += 1
            case .seatLost: lost += 1
            case .seatChanged: changed += 1
            case .seatGained: gained += 1
            case .moved, .leadersReplaced, .cancelled, .dates, .opened: break
            }
        }
    }
}
