/// The shape of `plan.json` (`traffpunkt-plan/1`, calendars/README.md); the values are as they stand in the file.
struct PlanForm: Codable {
    var format: String
    var term: String
    var invented: Bool
    var origin: Origin
    var score: Score
    var sessions: [Session]
    var waitlists: [Waitlist]
    var unplanned: [Decision]
    var unserved: [Unserved]
    var cells: [Cell]

    struct Origin: Codable {
        var seed: UInt64
        var steps: Int

    }

    struct Score: Codable {
        var l1: Int
        /// Left out in plans from before there were re-plans.
        var changes: Int?
        var l2: Int
        var l3: Int
    }

    struct Session: Codable {
        var offering: String
        var host: OrNull<String>
        var venue: OrNull<String>
        var weekday: String
        var start: String
        var end: String
        var startWeek: Int
        var occurrences: [Occurrence]
        var missed: [String]
        var leaders: [String]
        var seats: [Seat]
        var reasons: [ReasonForm]

        enum CodingKeys: String, CodingKey {
            case offering, host, venue, weekday, start, end, startWeek = "start_week", occurrences, missed, leaders, seats,
                reasons
        }
    }

    struct Occurrence: Codable {
        var day: String
        var start: String
        var end: String
    }

    struct Seat: Codable {
        var request: String
        var standing: Standing

        enum Standing: String, Codable { case home, guest }
        enum CodingKeys: String, CodingKey { case request, standing = "as" }
    }

    struct Waitlist: Codable {
        var offering: String
        var entries: [Entry]

        struct Entry: Codable {
            var position: Int
            var request: String
            var reasons: [ReasonForm]
        }
    }

    struct Decision: Codable {
        var offering: String
        var reasons: [ReasonForm]
    }

    struct Unserved: Codable {
        var request: String
        var reasons: [ReasonForm]
    }

    struct Cell: Codable {
        var district: String
        var group: String
        var demand: Int
        var unserved: Int
    }

    /// A value, or `null` where others would leave the key out.
    struct OrNull<Value: Codable>: Codable {
        let value: Value?

        init(_ value: Value?) { self.value = value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            value = container.decodeNil() ? nil : try container.decode(Value.self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let value { try container.encode(value) } else { try container.encodeNil() }
        }
    }
}
