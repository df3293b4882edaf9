public import Domain
import Foundation

/// `changes.json`: what a re-plan has changed of what was announced, and why; for staff. Documented in calendars/README.md.
public enum ChangesFile {
    public static let name = "changes.json"

    /// The file's bytes: the same for the same re-plan.
    public static func bytes(_ replan: Replan, of city: City, wording: Wording) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(ChangesForm(replan, in: city, wording: wording))) + [UInt8(ascii: "\n")]
    }
}

/// The shape of `changes.json` (`traffpunkt-changes/1`).
public struct ChangesForm: Encodable, Sendable {
    let format = "traffpunkt-changes/1"
    let term: String
    /// The level `changes` of the score.
    let cost: Int
    let kept: Kept
    let changes: [Change]

    struct Kept: Encodable, Sendable {
        let sessions: Int
        let seats: Int
    }

    public init(_ replan: Replan, in city: City, wording: Wording) {
        term = city.term.id.text
        cost = replan.plan.score.changes
        kept = Kept(sessions: replan.kept.sessions, seats: replan.kept.seats)
        changes = replan.changes.map { Change($0, in: city, wording: wording) }
    }

    /// One change: a `code` with its parameters, `text`, and for a session `because`.
    struct Change: Encodable, Sendable {
        let code: String
        let offering: String?
        var request: String?
        var people: Int?
        var from: ArrangementForm?
        var to: ArrangementForm?
        var leadersFrom: [String]?
        var leadersTo: [String]?
        var lost: [String]?
        var gained: [String]?
        var toOffering: String?
        var because: [Cause]?
        let text: String

        enum CodingKeys: String, CodingKey {
            case code, offering, request, people, from, to, lost, gained, because, text
            case leadersFrom = "leaders_from"
            case leadersTo = "leaders_to"
            case toOffering = "to_offering"
        }

        init(_ change: AnnouncedChange, in city: City, wording: Wording) {
            text = wording.text(of: change, in: city)
            let causes = { (causes: [ChangeCause]) in causes.map { Cause($0, in: city, wording: wording) } }
            let why = { (obstacle: SeatObstacle) in
                [Cause(code: obstacle.rawValue, parameters: [], text: wording.text(of: obstacle))]
            }
            switch change {
            case .moved(let from, let to, let people, let because):
                code = "session-moved"
                offering = from.offering.text
                (self.from, self.to) = (ArrangementForm(from, in: city), ArrangementForm(to, in: city))
                (self.people, self.because) = (people, causes(because))
            case .leadersReplaced(let id, let from, let to, let people, let because):
                code = "leaders-replaced"
                offering = id.text
                (leadersFrom, leadersTo) = (from.map(\.text), to.map(\.text))
                (self.people, self.because) = (people, causes(because))
            case .cancelled(let from, let people, let because):
                code = "session-cancelled"
                offering = from.offering.text
                self.from = ArrangementForm(from, in: city)
                (self.people, self.because) = (people, causes(because))
            case .dates(let id, let lost, let gained):
                code = "dates-changed"
                offering = id.text
                (self.lost, self.gained) = (lost.map(\.iso), gained.map(\.iso))
            case .opened(let to, let people):
                code = "session-opened"
                offering = to.offering.text
                self.to = ArrangementForm(to, in: city)
                self.people = people
            case .seatLost(let request, let from, let because):
                code = "seat-lost"
                offering = from.text
                (self.request, self.because) = (request.text, why(because))
            case .seatChanged(let request, let from, let to, let because):
                code = "seat-changed"
                offering = from.text
                (self.request, toOffering, self.because) = (request.text, to.text, why(because))
            case .seatGained(let request, let id):
                code = "seat-gained"
                offering = id.text
                self.request = request.text
            }
        }
    }

    /// Why: the codes and parameters of a what-if's blocks (`ConflictForm`), `nobody-to-lead-it`, `asked`, or why a seat is
    /// not kept.
    struct Cause: Encodable, Sendable {
        let code: String
        let parameters: [(name: String, value: ConflictForm.Parameter)]
        let text: String

        init(code: String, parameters: [(name: String, value: ConflictForm.Parameter)], text: String) {
            self.code = code
            self.parameters = parameters
            self.text = text
        }

        init(_ cause: ChangeCause, in city: City, wording: Wording) {
            text = wording.text(of: cause, in: city)
            (code, parameters) =
                switch cause {
                case .obstacle(let obstacle): parts(of: obstacle, city.term)
                case .nobodyToLeadIt: ("nobody-to-lead-it", [])
                case .asked: ("asked", [])
                }
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: ConflictForm.Key.self)
            try object.encode(code, forKey: ConflictForm.Key("code"))
            try object.encode(text, forKey: ConflictForm.Key("text"))
            for (name, value) in parameters { try object.encode(value, forKey: ConflictForm.Key(name)) }
        }
    }
}
