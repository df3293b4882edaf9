/// A term compiled to dense integer tables: offerings, venues, leaders and districts are indices, times are slots, and
/// the weeks that a series meets in are the bits of one word.
///
/// Both forms of the problem end here, the real term (`init(_: City)`) and the benchmark (`init(_: Instance)`): one core
/// plans them both. People who are alike in everything that rules and objective see form a **class**; within a class
/// seats go by registration.
public final class Problem: Sendable {
    let offerings: Memory<OfferingRow>
    let occasions: Memory<Occasion>
    let placements: Memory<Placement>
    let slots: [Slot]
    /// For each pair of slots the minutes between them, below 0 when they overlap; of different weekdays `apart`.
    let gaps: Memory<Int32>
    let venueCount: Int
    let leaders: Memory<LeaderRow>
    let districtCount: Int
    let weekCount: Int

    let classes: Memory<ClassRow>
    /// The requests of each class, by index, the earliest registration first; see `ClassRow.members`.
    let members: Memory<Int32>
    /// For each class those whom its one member must not meet; see `ClassRow.barred`.
    let barred: Memory<Int32>
    /// For each request its place in the order of registration; ties keep the order of the table.
    let registration: [Int]
    let cells: Memory<CellRow>
    /// For each cell, what u unserved cost: u from 0 to the demand, cell after cell (see `CellRow.costs`).
    let cellCosts: Memory<Int32>

    /// The classes that want each offering, in order; see `OfferingRow.wanting`.
    let wanting: Memory<Int32>
    /// For each occasion, one for each class that wants its offering: how it can come; see `Occasion.audience`.
    let admissions: Memory<Admission>
    /// For each class, the offerings that some placement opens to it; see `ClassRow.options`.
    let options: Memory<Option>

    /// Minutes between districts' centres, row by row.
    let travel: Memory<Int32>
    /// For each leader and slot: the weeks when they can lead then.
    let leaderFree: Memory<UInt64>
    /// For each leader and district: whether they lead there.
    let serves: Memory<Bool>
    /// Leaders who may lead an occasion in some week; see `Occasion.pool`.
    let pools: Memory<Int32>
    /// For each offering: leaders with the competence and the language.
    let candidates: [[Int32]]
    /// For each offering: others that share a target group and its language (L3).
    let related: [[Int32]]
    /// For each pair of districts: whether they are one or neighbours (L3).
    let isNear: [Bool]
    /// Whether L3 counts.
    let isConsiderate: Bool
    /// For each offering its pinned leaders; empty unless they are pinned.
    let pinnedLeaders: [[Int32]]
    /// For each offering the classes whose one member must sit in it.
    let pinnedClasses: [[Int32]]
    /// For each offering what has been announced of it; empty when nothing has been of any.
    let announced: [AnnouncedRow?]

    struct OfferingRow: Sendable {
        let minimum: Int32
        let leadersNeeded: Int32
        /// Indices of its placements, occasion after occasion.
        let placements: Range<Int>
        let occasions: Range<Int>
        /// Its range in `Problem.wanting`.
        let wanting: Range<Int>
        /// It must run: something of it is pinned.
        let isPinned: Bool
        let hasPinnedClasses: Bool
    }

    /// Placements of an offering that are one to those who come: the same time, the same host district, the same features.
    struct Occasion: Sendable {
        let placements: Range<Int>
        /// Where the admissions of those who want the offering begin.
        let audience: Int32
        let pool: Range<Int>
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
        let occasion: Int32
        /// -1 when digital, as is `host`.
        let venue: Int32
        let host: Int32
        let slot: Int32
        /// The term's first week is 1.
        let start: Int32
        /// Its index among all placements that its offering's source gave, those that pins ruled out included.
        let origin: Int32
        /// As in its occasion.
        let audience: Int32
        /// The weeks when it meets: bit w for the week w of the term, counted from 0.
        let weeks: UInt64
        /// What the offering takes and the venue holds.
        let seats: Int32
        /// The most guests; as `seats` when there is no limit.
        let guestSeats: Int32
        /// L2: (start week - 1) div 3.
        let lateness: Int32
        /// L3: what an unfamiliar start time costs.
        let strangeness: Int32
    }

    /// How a class can come to an occasion: not at all, or as what and at what cost in L2.
    struct Admission: Hashable, Sendable {
        private let bits: UInt8

        static let none = Admission(bits: .max)
        private static let guest: UInt8 = 0x40

        private init(bits: UInt8) { self.bits = bits }

        init(cost: Int, isGuest: Bool) {
            precondition((0..<64).contains(cost), "what a seat costs in L2 fits in six bits")
            bits = UInt8(cost) | (isGuest ? Admission.guest : 0)
        }

        var isNone: Bool { bits == .max }
        var isGuest: Bool { bits & Admission.guest != 0 }
        var cost: Int32 { Int32(bits & 0x3F) }
    }

    /// Somebody who can come to a placement.
    struct Visitor: Sendable {
        let cls: Int32
        /// Among the classes that want the offering.
        let place: Int32
        let admission: Admission

        /// What the seat costs in L2.
        var cost: Int32 { admission.cost }
        var isGuest: Bool { admission.isGuest }
    }

    /// An offering that a class wants, and the place of the class among those who want it.
    struct Option: Sendable {
        let offering: Int32
        let place: Int32
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
        /// Its range in `Problem.members`.
        let members: Range<Int>
        let cell: Int32
        /// Its range in `Problem.options`.
        let options: Range<Int>
        /// The offering where the class's one member must sit, or -1.
        let pinnedTo: Int32
        /// Its range in `Problem.barred`.
        let barred: Range<Int>
        /// Alike in all but the preferred times, the order of kinds and what is announced: the group within which nobody passes an earlier registration.
        let eligibility: Int32
        /// The offering where its members have announced seats, or -1.
        let announcedIn: Int32

        /// Whether chains may move it: neither pinned nor in a bar.
        var isMovable: Bool { pinnedTo < 0 && barred.isEmpty }
    }

    struct CellRow: Sendable {
        let district: Int32
        let group: Int32
        let demand: Int32
        /// Where the cell's costs begin in `cellCosts`.
        let costs: Int32
    }

    /// The gap between slots of different weekdays: longer than any way.
    static let apart: Int32 = .max

    init(
        offerings: [OfferingRow], occasions: [Occasion], placements: [Placement], slots: [Slot], venueCount: Int,
        leaders: [LeaderRow], districtCount: Int, weekCount: Int, classes: [ClassRow], members: [Int32], barred: [Int32],
        registration: [Int], cells: [CellRow], cellCosts: [Int32], wanting: [Int32], admissions: [Admission],
        options: [Option], travel: [Int32], leaderFree: [UInt64], serves: [Bool], pools: [Int32], candidates: [[Int32]],
        related: [[Int32]], isNear: [Bool], isConsiderate: Bool, pinnedLeaders: [[Int32]], pinnedClasses: [[Int32]],
        announced: [AnnouncedRow?]
    ) {
        self.offerings = Memory(offerings)
        self.occasions = Memory(occasions)
        self.placements = Memory(placements)
        self.slots = slots
        gaps = Memory(
            slots.flatMap { a in
                slots.map { b in a.weekday == b.weekday ? max(a.start - b.end, b.start - a.end) : Problem.apart }
            })
        self.venueCount = venueCount
        self.leaders = Memory(leaders)
        self.districtCount = districtCount
        self.weekCount = weekCount
        self.classes = Memory(classes)
        self.members = Memory(members)
        self.barred = Memory(barred)
        self.registration = registration
        self.cells = Memory(cells)
        self.cellCosts = Memory(cellCosts)
        self.wanting = Memory(wanting)
        self.admissions = Memory(admissions)
        self.options = Memory(options)
        self.travel = Memory(travel)
        self.leaderFree = Memory(leaderFree)
        self.serves = Memory(serves)
        self.pools = Memory(pools)
        self.candidates = candidates
        self.related = related
        self.isNear = isNear
        self.isConsiderate = isConsiderate
        self.pinnedLeaders = pinnedLeaders
        self.pinnedClasses = pinnedClasses
        self.announced = announced
    }
}

// MARK: Questions

extension Problem {
    /// The visitor when a class can come to a placement.
    /// - Complexity: O(log options of the class).
    func visitor(_ cls: Int32, at placement: Placement) -> Visitor? {
        var low = classes[cls].options.lowerBound
        var high = classes[cls].options.upperBound
        while low < high {
            let middle = (low + high) / 2
            if options[middle].offering < placement.offering { low = middle + 1 } else { high = middle }
        }
        guard low < classes[cls].options.upperBound, options[low].offering == placement.offering else { return nil }
        let admission = admissions[placement.audience + options[low].place]
        return admission.isNone ? nil : Visitor(cls: cls, place: options[low].place, admission: admission)
    }

    /// All who can come to a placement, in order of class.
    /// - Complexity: O(classes that want the offering).
    func audience(of placement: Placement) -> [Visitor] {
        let wanting = offerings[placement.offering].wanting
        return wanting.enumerated().compactMap { place, index in
            let admission = admissions[Int(placement.audience) + place]
            return admission.isNone ? nil : Visitor(cls: self.wanting[index], place: Int32(place), admission: admission)
        }
    }

    /// The requests of a class, the earliest registration first.
    func members(of cls: Int) -> [Int32] { classes[cls].members.map { members[$0] } }

    /// Those among whom an offering's leaders are chosen: the pinned ones, or else all with the competence and the language.
    func leaderPool(of offering: Int) -> [Int32] {
        pinnedLeaders[offering].isEmpty ? candidates[offering] : pinnedLeaders[offering]
    }

    /// Classes of one, whose member the one member of this class must not meet.
    func enemies(of cls: Int32) -> [Int32] { classes[cls].barred.map { barred[$0] } }

    /// Whether two placements overlap in time on some date (H2).
    @inline(__always)
    func overlap(_ a: Placement, _ b: Placement) -> Bool {
        a.weeks & b.weeks != 0 && gaps[Int(a.slot) * slots.count + Int(b.slot)] < 0
    }

    /// Whether two placements overlap in the same or neighbouring districts (L3).
    func clashNextDoor(_ a: Placement, _ b: Placement) -> Bool {
        a.host >= 0 && b.host >= 0 && isNear[Int(a.host) * districtCount + Int(b.host)] && overlap(a, b)
    }

    /// Minutes between two hosts; none to or from a digital session.
    @inline(__always)
    func way(_ a: Int32, _ b: Int32) -> Int32 { a < 0 || b < 0 ? 0 : travel[Int(a) * districtCount + Int(b)] }
}
