public import Domain

/// What a change does to a plan, for programs.
public struct PlanChangeForm: Encodable, Sendable {
    let l1: Step
    let l2: Step
    let l3: Step
    /// People with a seat.
    let served: Step
    let cells: [CellStep]
    let offerings: [OfferingStep]

    /// A number before and after; left out where there is none.
    struct Step: Encodable, Sendable {
        let before: Int?
        let after: Int?
    }

    struct CellStep: Encodable, Sendable {
        let district: String
        let group: String
        let demand: Int
        let unserved: Step
    }

    struct OfferingStep: Encodable, Sendable {
        let offering: String
        let participants: Step
    }

    public init(_ change: PlanChange) {
        l1 = Step(before: change.before.l1, after: change.after.l1)
        l2 = Step(before: change.before.l2, after: change.after.l2)
        l3 = Step(before: change.before.l3, after: change.after.l3)
        served = Step(before: change.servedBefore, after: change.servedAfter)
        cells = change.cells.map {
            CellStep(
                district: $0.district.text, group: $0.group.rawValue, demand: $0.demand,
                unserved: Step(before: $0.before, after: $0.after))
        }
        offerings = change.offerings.map {
            OfferingStep(offering: $0.offering.text, participants: Step(before: $0.before, after: $0.after))
        }
    }
}
