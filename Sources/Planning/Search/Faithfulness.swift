internal import Domain

/// What a change of what has been announced costs, in people touched: the level `changes`, between L1 and L2.
///
/// Each rule has a sentence and a price. The prices follow from what a person must do. Who must go to another room, or begin
/// another week, has to be told: 1. Whose session meets at another weekly time must rearrange their week: 2. Whose leader is
/// another must get to know somebody new, as serious in a group built on trust as a new room: 1 for each leader. Whose
/// session is cancelled has nothing to go to: 3. Whose seat is lost, or is in another group than promised, has to be called:
/// 1, so that a cancelled session costs 4 a person in all, and to move it costs at most 3. A session that nobody sat in
/// weighs as one with one person, since it has been advertised.
enum Faithfulness {
    /// A session meets in another venue or from another week; or at another weekly time; or both.
    static func moved(people: Int, elsewhere: Bool, toAnotherTime: Bool) -> Int {
        ((elsewhere ? 1 : 0) + (toAnotherTime ? 2 : 0)) * max(1, people)
    }

    /// A leader no longer leads the session, whoever does instead.
    static func leadersReplaced(_ leaders: Int, people: Int) -> Int { leaders * max(1, people) }

    /// A session does not run.
    static func cancelled(people: Int) -> Int { 3 * max(1, people) }

    /// A person loses the seat, or has one in another offering instead.
    static let seatNotKept = 1
}

extension Problem {
    /// The changes of a plan in which nothing runs.
    var changesOfNothing: Int {
        announced.reduce(announcedSeats) { sum, row in
            sum + (row.map { Faithfulness.cancelled(people: $0.people) } ?? 0)
        }
    }

    /// How many have an announced seat.
    var announcedSeats: Int { classes.elements.reduce(0) { $0 + ($1.announcedIn < 0 ? 0 : $1.members.count) } }

    /// How many changes fewer there are when an offering runs so than when it does not; may be less than 0.
    func faithfulness(of offering: Int32, at placement: Int32, ledBy leaders: some Collection<Int32>) -> Int {
        guard !announced.isEmpty, let announced = announced[Int(offering)] else { return 0 }
        let people = announced.people
        let kept = announced.leaders.count { leaders.contains($0) }
        let row = placements[placement]
        return Faithfulness.cancelled(people: people)
            - Faithfulness.moved(
                people: people, elsewhere: row.venue != announced.venue || row.start != announced.start,
                toAnotherTime: row.slot != announced.slot)
            - Faithfulness.leadersReplaced(announced.leaderCount - kept, people: people)
    }

    /// How many changes fewer there are when one of a class sits in an offering.
    func faithfulness(of cls: Int32, seatedIn offering: Int32) -> Int {
        classes[cls].announcedIn == offering ? Faithfulness.seatNotKept : 0
    }

    /// The changes of people's seats alone.
    func seatChanges(_ seats: [Int?]) -> Int {
        classes.indices.reduce(0) { sum, cls in
            let offering = classes[cls].announcedIn
            guard offering >= 0 else { return sum }
            return sum + Faithfulness.seatNotKept * members(of: cls).count { seats[Int($0)] != Int(offering) }
        }
    }
}

extension Draft {
    /// How many changes fewer there are for an open offering than if it were closed.
    func faithfulness(_ offering: Int32) -> Int {
        problem.announced.isEmpty
            ? 0 : problem.faithfulness(of: offering, at: placement[offering], ledBy: leaders(of: offering))
    }

    /// The changes of the sessions alone.
    var sessionChanges: Int {
        var changes = problem.changesOfNothing - problem.announcedSeats
        for offering in problem.announced.indices where isOpen(Int32(offering)) { changes -= faithfulness(Int32(offering)) }
        return changes
    }
}
