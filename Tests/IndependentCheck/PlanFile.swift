import Foundation

/// `plan.json`, as calendars/README.md describes it.
package struct PlanFile: Decodable {
    package let format: String
    package let term: String
    package let invented: Bool
    package let score: Score
    package let sessions: [Session]
    package let waitlists: [Waitlist]
    package let unplanned: [Unplanned]
    package let unserved: [Unserved]
    package let cells: [Cell]

    package struct Score: Decodable {
        package let l1: Int
        package let l2: Int
        package let l3: Int
    }

    package struct Session: Decodable {
        package let offering: String
        package let host: String?
        package let venue: String?
        package let weekday: String
        package let start: String
        package let end: String
        package let start_week: Int
        package let occurrences: [Occurrence]
        package let missed: [String]
        package let leaders: [String]
        package let seats: [Seat]
        package let reasons: [Reason]
    }

    package struct Occurrence: Decodable, Equatable {
        package let day: String
        package let start: String
        package let end: String
    }

    package struct Seat: Decodable {
        package let request: String
        package let `as`: String
    }

    package struct Waitlist: Decodable {
        package let offering: String
        package let entries: [Entry]

        package struct Entry: Decodable {
            package let position: Int
            package let request: String
            package let reasons: [Reason]
        }
    }

    package struct Unplanned: Decodable {
        package let offering: String
        package let reasons: [Reason]
    }

    package struct Unserved: Decodable {
        package let request: String
        package let reasons: [Reason]
    }

    package struct Cell: Decodable, Hashable {
        package let district: String
        package let group: String
        package let demand: Int
        package let unserved: Int
    }

    package struct Reason: Decodable {
        package let code: String
    }
}
