/// Everything that must hold in a city: within its rows, and between its tables.
///
/// - Returns: every fault, in the order of the rules below; when the term's dates make no sense, only that.
/// - Complexity: O(rows + offerings × (venues + leaders) × times).
func cityFaults(_ city: City) -> [Fault] {
    let broken = termSpanFaults(first: city.term.firstDay, last: city.term.lastDay)
    // Without a span of weeks nothing else can be judged.
    guard broken.isEmpty else { return broken }
    return cityRules.flatMap { $0(city) }
}

private let cityRules: [@Sendable (City) -> [Fault]] = [
    numbersOutOfBounds, duplicateIDs, emptyLists, repeatedItems, danglingReferences,
    ownNeighbours, oneSidedNeighbours, unequalTravelMinutes,
    fewMembers, validityBackwards,
    minimumOverCapacity, guestSeatsOverCapacity, missingGuestSeats, unknownIntervals,
    sessionsOutsideTheDay, startWeeksOutsideTheTerm, seriesThatFitNowhere,
    hostsAgainstKind, hostsWithoutBudget, needsOfDigital, poolsThatDoNotHold,
    offeringsWithoutVenue, offeringsWithoutLeader,
    preferencesOutsideTimes, lateRegistrations,
    emptyPins, contradictingPins, pinnedTimes, pinnedStarts, pinnedSeries, pinnedVenues, pinnedLeaders,
    pinnedVenuesTwiceAtOnce, pinnedLeadersTwiceAtOnce,
    pinnedRequests, peoplePinnedTwice, pinsOverCapacity, pinnedGuestsOverQuota, barredPinnedTogether,
    barredThemselves, barredTwice,
]

extension Fault {
    init(_ table: Table, _ row: Int, _ column: String, _ value: String, _ problem: String, restsOn tables: Set<Table> = []) {
        self.init(table: table, row: row, column: column, value: value, problem: problem, restsOn: tables)
    }
}

extension Collection {
    /// The faults that a rule finds in each row, with the row's number.
    func faults(_ rule: (Int, Element) -> [Fault]) -> [Fault] { enumerated().flatMap { rule($0.offset, $0.element) } }
}

extension Sequence where Element: CustomStringConvertible {
    /// As a list stands in the data files: `farsta|skarpnack`.
    var piped: String { map(\.description).joined(separator: "|") }

    /// As a list stands in a sentence: `farsta, skarpnack or kista`.
    func listed(_ conjunction: String) -> String {
        let words = map(\.description)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}

/// The term's dates in order, and not too many.
package func termSpanFaults(first: Day, last: Day) -> [Fault] {
    let fault = { Fault(table: .term, row: nil, column: "last_day", value: last.iso, problem: $0) }
    if last < first { return [fault("must not be before first_day \(first.iso)")] }
    let weeks = (last.monday - first.monday) / 7 + 1
    return weeks > Term.mostWeeks ? [fault("the term touches \(weeks) weeks; must be at most \(Term.mostWeeks)")] : []
}
