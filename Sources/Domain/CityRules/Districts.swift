func ownNeighbours(_ city: City) -> [Fault] {
    city.districts.faults { row, district in
        let problem = "a district must not be listed in its own row"
        return (district.neighbours.contains(district.id) ? [("neighbours", district.id.text)] : [])
            .map { Fault(.districts, row, $0.0, $0.1, problem) }
            + (district.travelMinutes[district.id].map { [("travel_minutes", "\(district.id):\($0)")] } ?? [])
            .map { Fault(.districts, row, $0.0, $0.1, problem) }
    }
}

/// A border has two sides.
func oneSidedNeighbours(_ city: City) -> [Fault] {
    city.districts.faults { row, district in
        district.neighbours.sorted().compactMap { id in
            guard let other = city.district[id], !other.neighbours.contains(district.id) else { return nil }
            return Fault(
                .districts, row, "neighbours", id.text,
                "\(id) does not list \(district.id); must be given both ways or not at all")
        }
    }
}

/// It takes as long there as back; a pair that differs is told of once, in the later row.
func unequalTravelMinutes(_ city: City) -> [Fault] {
    var told: Set<Set<ID<District>>> = []
    return city.districts.reversed().faults { index, district in
        district.travelMinutes.sorted { $0.key < $1.key }.compactMap { id, minutes in
            guard id != district.id, let other = city.district[id], other.travelMinutes[district.id] != minutes,
                told.insert([id, district.id]).inserted
            else { return nil }
            let there = other.travelMinutes[district.id].map { "\(id) says \($0)" } ?? "\(id) does not list \(district.id)"
            return Fault(
                .districts, city.districts.count - 1 - index, "travel_minutes", "\(id):\(minutes)",
                "\(there); must be alike both ways")
        }
    }
}

func fewMembers(_ city: City) -> [Fault] {
    city.agreements.faults { row, agreement in
        guard agreement.members.count < 2 else { return [] }
        return [Fault(.agreements, row, "districts", agreement.members.sorted().piped, "must name two districts or more")]
    }
}

func validityBackwards(_ city: City) -> [Fault] {
    city.agreements.faults { row, agreement in
        guard let from = agreement.validFrom, let until = agreement.validUntil, until < from else { return [] }
        return [Fault(.agreements, row, "valid_until", until.iso, "must not be before valid_from \(from.iso)")]
    }
}
