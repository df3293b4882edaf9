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
        /// All texts in it, at any depth.
        package let texts: [String]

        private enum Key: String, CodingKey { case code }

        package init(from decoder: any Decoder) throws {
            code = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .code)
            texts = try Value(from: decoder).texts
        }

        private struct Value: Decodable {
            let texts: [String]

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let text = try? value.decode(String.self) {
                    texts = [text]
                } else if let list = try? value.decode([Value].self) {
                    texts = list.flatMap(\.texts)
                } else if let object = try? value.decode([String: Value].self) {
                    texts = object.values.flatMap(\.texts)
                } else {
                    texts = []
                }
            }
        }
    }
}
