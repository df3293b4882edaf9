/// How much following rules may cost; shared by all the rules of a file.
package struct StepBudget: Sendable {
    /// Years, periods and times looked at may still be so many.
    package private(set) var remaining: Int

    /// Placing an occurrence in time costs as much as so many steps.
    static let perOccurrence = 5
    /// So does beginning to follow a series.
    static let perSearch = 100
    /// So does reading a date in a list.
    static let perListed = 40

    package init(_ steps: Int) { remaining = steps }

    mutating func spend(_ steps: Int) throws(ValueFault) {
        remaining -= steps
        if remaining < 0 {
            throw ValueFault("the calendar's rules take too long to follow; events that repeat daily or less often would do")
        }
    }
}
