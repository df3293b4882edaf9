internal import Domain

/// Whole terms, invented from a seed: the same seed gives the same bytes.
public enum DemonstrationTerm {
    /// The folder `calendars`: Stockholm's spring term of 2027 in `stockholm-vt2027`, and the calendars of public holidays and
    /// school breaks beside it.
    ///
    /// Districts are real; every person, budget, post and venue is made up. More is asked for than there are seats, and not
    /// all that is offered can run.
    /// - Returns: the files by their paths from `calendars`, in order of path.
    public static func stockholm(seed: UInt64 = 2027) -> [TermFile] {
        let draft = StockholmTerm.draft(seed: seed)
        let shared: [TermFile] = [
            ("helgdagar.ics", StockholmTerm.holidayCalendar()), ("lov-stockholm.ics", StockholmTerm.schoolBreakCalendar()),
        ]
        return shared + draft.files().map { ("\(draft.term.id)/\($0.path)", $0.bytes) }
    }

    /// A small term of any shape, for testing what must hold in every term: free of faults, whatever the seed.
    ///
    /// Three to five districts and what goes with them. Among such terms are those with a change to or from summer time, the
    /// turn of a year, holidays within series, quotas that bind, lotteries, pins, and people who must not meet.
    /// - Returns: the files by their paths from the term folder, in order of path.
    public static func small(seed: UInt64) -> [TermFile] { SmallTerm.draft(seed: seed).files() }
}
