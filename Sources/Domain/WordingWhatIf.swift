// A change of a plan and what it does, as lines for staff.

extension Wording {
    /// `tis 17:30, Aulan (aulan), v. 5, Anhörigkonsulent (ledare-1)`.
    public func text(of arrangement: Arrangement, in city: City) -> String {
        let place =
            arrangement.venue.map { id in city.venue[id].map { "\($0.name) (\(id))" } ?? id.text }
            ?? text(of: .digital)
        let week = week(of: city.term.day(week: arrangement.startWeek, .monday))
        let leaders = arrangement.leaders.map { name($0, city) }
        return ([text(of: arrangement.time), place, week] + leaders).joined(separator: ", ")
    }

    /// The lines of what a change does, or of none.
    public func lines(of change: PlanChange, in city: City) -> [String] {
        let served = "\(change.servedBefore) → \(change.servedAfter)"
        let head =
            switch self {
            case .swedish:
                "L1 \(change.before.l1) → \(change.after.l1) (\(signed(change.after.l1 - change.before.l1))); personer med plats "
                    + "\(served) (\(signed(change.servedAfter - change.servedBefore)))"
            case .english:
                "L1 \(change.before.l1) → \(change.after.l1) (\(signed(change.after.l1 - change.before.l1))); people with a seat "
                    + "\(served) (\(signed(change.servedAfter - change.servedBefore)))"
            }
        return [head] + change.cells.map { text(of: $0, in: city) } + change.offerings.map { text(of: $0, in: city) }
    }

    /// `Farsta, äldre personer: 4 → 2 av 31 utan plats`.
    public func text(of cell: CellChange, in city: City) -> String {
        let name = "\(city.district[cell.district]?.name ?? cell.district.text), \(text(of: cell.group))"
        return switch self {
        case .swedish: "\(name): \(cell.before) → \(cell.after) av \(cell.demand) utan plats"
        case .english: "\(name): \(cell.before) → \(cell.after) of \(cell.demand) without a seat"
        }
    }

    private func text(of offering: OfferingChange, in city: City) -> String {
        let counts = [offering.before, offering.after].map { number in
            number.map(String.init) ?? (self == .swedish ? "blir inte av" : "does not run")
        }
        return "\(name(offering.offering, city)): \(counts[0]) → \(counts[1]) \(name(of: .participant, number: 2))"
    }

    /// `+3`, `−2`, `±0`.
    public func signed(_ number: Int) -> String {
        number == 0 ? "±0" : number > 0 ? "+\(number)" : "−\(number.magnitude)"
    }

    /// What the lines of a what-if are called.
    public enum WhatIfLabel: CaseIterable, Hashable, Sendable {
        case now, to, notPlanned, keepIt, noConflicts, noOtherTime, forStaff
    }

    public func text(of label: WhatIfLabel) -> String {
        switch (self, label) {
        case (.swedish, .now): "nu"
        case (.swedish, .to): "till"
        case (.swedish, .notPlanned): "planeras inte"
        case (.swedish, .keepIt): "Behåll det med den här raden i pins.csv:"
        case (.swedish, .noConflicts): "inga hinder"
        case (.swedish, .noOtherTime): "Ingen annan av gruppens tider går, med lokal, ledare och tillräckligt många deltagare."
        case (.swedish, .forStaff): "Exakta tal för personal; sprid dem inte vidare."
        case (.english, .now): "now"
        case (.english, .to): "to"
        case (.english, .notPlanned): "not planned"
        case (.english, .keepIt): "Keep it with this row in pins.csv:"
        case (.english, .noConflicts): "no conflicts"
        case (.english, .noOtherTime): "No other time of the offering works, with a venue, leaders and enough participants."
        case (.english, .forStaff): "Exact numbers, for staff; not to be passed on."
        }
    }
}
