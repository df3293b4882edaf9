/// Somebody who sits gets a seat that they like better, or one of the same cell takes the seat who likes it better: L2 falls
/// and L1 stays.
enum Trade: Move {
    static func attempt(_ search: inout Search) -> Bool {
        let offering = search.part.offerings[search.random.below(search.part.offerings.count)]
        let taken = search.draft.taken[offering]
        return taken > 0 && search.draft.improve(Int32(search.random.below(Int(taken))), of: offering)
    }
}
