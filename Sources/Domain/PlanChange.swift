/// What a change does to a plan as a whole.
public struct PlanChange: Hashable, Sendable {
    public let before: Score
    public let after: Score
    /// People with a seat.
    public let servedBefore: Int
    public let servedAfter: Int
    /// Those where another number is unserved than before, in order of district and target group.
    public let cells: [CellChange]
    /// Those with another number of participants than before, in the order of the term's offerings.
    public let offerings: [OfferingChange]

    public init(
        before: Score, after: Score, servedBefore: Int, servedAfter: Int, cells: [CellChange], offerings: [OfferingChange]
    ) {
        self.before = before
        self.after = after
        self.servedBefore = servedBefore
        self.servedAfter = servedAfter
        self.cells = cells
        self.offerings = offerings
    }

    /// The same change, the cells that gain most first.
    public var mostLiftedFirst: PlanChange {
        let gains = cells.enumerated().sorted {
            ($0.element.after - $0.element.before, $0.offset) < ($1.element.after - $1.element.before, $1.offset)
        }
        return PlanChange(
            before: before, after: after, servedBefore: servedBefore, servedAfter: servedAfter, cells: gains.map(\.element),
            offerings: offerings)
    }
}

/// People of one home district and target group: of how many, how many have no seat, before and after.
public struct CellChange: Hashable, Sendable {
    public let district: ID<District>
    public let group: TargetGroup
    public let demand: Int
    public let before: Int
    public let after: Int

    public init(district: ID<District>, group: TargetGroup, demand: Int, before: Int, after: Int) {
        self.district = district
        self.group = group
        self.demand = demand
        self.before = before
        self.after = after
    }

    /// The cells that differ, of two lists that hold the same cells.
    public static func between(_ before: [Cell], _ after: [Cell]) -> [CellChange] {
        zip(before, after).compactMap { old, new in
            old.unserved == new.unserved
                ? nil
                : CellChange(
                    district: old.district, group: old.group, demand: old.demand, before: old.unserved, after: new.unserved)
        }
    }
}

/// How many take part in an offering, before and after; nil when it does not run.
public struct OfferingChange: Hashable, Sendable {
    public let offering: ID<Offering>
    public let before: Int?
    public let after: Int?

    public init(offering: ID<Offering>, before: Int?, after: Int?) {
        self.offering = offering
        self.before = before
        self.after = after
    }
}
