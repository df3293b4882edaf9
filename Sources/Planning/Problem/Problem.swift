/// A term compiled to dense integer tables: offerings, venues, leaders and districts are indices, times are slots, and
/// the weeks that a series meets in are the bits of one word.
///
/// Both forms of the problem end here, the real term (`init(_: City)`) and the benchmark (`init(_: Instance)`): one core
/// plans them both. People who are alike in everything that rules and objective see form a **class**; within a class
/// seats go by registration.
public final class Problem: Sendable {
    let offerings: [OfferingRow]
    let placements: [Placement]
    let slots: [Slot]
    let venueCount: Int
    let leaders: [LeaderRow]
    let districtCount: Int
    let weekCount: Int

    let classes: [ClassRow]
    /// For each request its place in the order of registration; ties keep the order of the table.
    let registration: [Int]
    let cells: [CellRow]
    /// For each cell, what u unserved cost: u from 0 to the demand, cell after cell (see `CellRow.costs`).
    let cellCosts: [Int32]

    /// Who can come to an offering at a placement; see `Placement.audience`.
    let audiences: [Visitor]
    /// For each class, the offerings that some placement opens to it; see `ClassRow.options`.
    let options: [Int32]

    /// Minutes between districts' centres, row by row.
    let travel: [Int32]
    /// For each leader and slot: the weeks when they can lead then.
    let leaderFree: [UInt64]
    /// For each leader and district: whether they lead there.
    let serves: [Bool]
    /// For each offering: leaders with the competence and the language.
    let candidates: [[Int32]]
    /// For each offering: others that share a target group and its language (L3).
    let related: [[Int32]]
    /// For each pair of districts: whether they are one or neighbours (L3).
    let isNear: [Bool]
    /// Whether L3 counts.
    let isConsiderate: Bool

    struct OfferingRow: Sendable {
        let minimum: Int32
        let leadersNeeded: Int32
        /// Indices of its placements.
        let placements: Range<Int>
        /// It must run: something of it is pinned.
        let isPinned: Bool
        /// Empty unless the leaders are pinned.
        let pinnedLeaders: [Int32]
        /// Classes whose one member must sit in it.
        let pinnedClasses: [Int32]
        /// nil when nothing of it has been announced.
        let announced: AnnouncedRow?
    }

    /// A session as it has been announced.
    struct AnnouncedRow: Sendable {
        /// Index of its placement, or -1 when it can no longer be there.
        let placement: Int32
        /// When it met, or -1 when nothing can meet then.
        let slot: Int32
        /// Where it met: -1 when digital, -2 when the venue is gone.
        let venue: Int32
        /// The term's first week is 1.
        let start: Int32
        /// Those of its leaders who are in the tables still.
        let leaders: [Int32]
        /// How many led it.
        let leaderCount: Int
        /// How many sat in it.
        let people: Int
    }

    /// One way to run an offering, leaders apart: allowed by H1 and by all of H2 that concerns no other offering.
    struct Placement: Sendable {
        let offering: Int32
        /// -1 when digital, as is `host`.
        let venue: Int32
        let host: Int32
        let slot: Int32
        /// The term's first week is 1.
        let start: Int32
        /// Its index among all placements that its offering's source gave, those that pins ruled out included.
        let origin: Int32
        /// The weeks when it meets: bit w for the week w of the term, counted from 0.
        let weeks: UInt64
        /// What the offering takes and the venue holds.
        let seats: Int32
        /// The most guests; as `seats` when there is no limit.
        let guestSeats: Int32
        let audience: Range<Int>
        /// L2: (start week - 1) div 3.
        let lateness: Int32
        /// L3: what an unfamiliar start time costs.
        let strangeness: Int32
    }

    /// Somebody who can come to a placement.
    struct Visitor: Sendable {
        let cls: Int32
        /// What the seat costs in L2.
        let cost: Int16
        let isGuest: Bool
    }

    /// A weekday and a time of day.
    struct Slot: Hashable, Sendable {
        let weekday: Int32
        /// Minutes since midnight.
        let start: Int32
        let end: Int32
    }

    struct LeaderRow: Sendable {
        let mostPerWeek: Int32
        let home: Int32
    }

    struct ClassRow: Sendable {
        /// The requests of the class, by index, the earliest registration first.
        let members: [Int32]
        let cell: Int32
        /// The range of the class in `options`.
        let options: Range<Int>
        /// The offering where the class's one member must sit, or -1.
        let pinnedTo: Int32
        /// Classes of one, whose member the one member of this class must not meet.
        let barred: [Int32]
        /// Alike in all but the preferred times: the group within which nobody passes an earlier registration.
        let eligibility: Int32
        /// The offering where its members have announced seats, or -1.
        let announcedIn: Int32
    }

    struct CellRow: Sendable {
        let district: Int32
        let group: Int32
        let demand: Int32
        /// Where the cell's costs begin in `cellCosts`.
        let costs: Int32
    }

    init(
        offerings: [OfferingRow], placements: [Placement], slots: [Slot], venueCount: Int, leaders: [LeaderRow],
        districtCount: Int, weekCount: Int, classes: [ClassRow], registration: [Int],
        cells: [CellRow], cellCosts: [Int32], audiences: [Visitor],
        options: [Int32], travel: [Int32], leaderFree: [UInt64], serves: [Bool], candidates: [[Int32]], related: [[Int32]],
        isNear: [Bool], isConsiderate: Bool
    ) {
        self.offerings = offerings
        self.placements = placements
        self.slots = slots
        self.venueCount = venueCount
        self.leaders = leaders
        self.districtCount = districtCount
        self.weekCount = weekCount
        self.classes = classes
        self.registration = registration
        self.cells = cells
        self.cellCosts = cellCosts
        self.audiences = audiences
        self.options = options
        self.travel = travel
        self.leaderFree = leaderFree
        self.serves = serves
        self.candidates = candidates
        self.related = related
        self.isNear = isNear
        self.isConsiderate = isConsiderate
    }

    /// The visitor's row when a class can come to a placement.
    /// - Complexity: O(log audience).
    func visitor(_ cls: Int32, at placement: Placement) -> Visitor? {
        var low = placement.audience.lowerBound
        var high = placement.audience.upperBound
        while low < high {
            let middle = (low + high) / 2
            if audiences[middle].cls < cls { low = middle + 1 } else { high = middle }
        }
        guard low < placement.audience.upperBound, audiences[low].cls == cls else { return nil }
        return audiences[low]
    }
}
