/// The words that people read, in the languages that the city's pages, letters and tables are written in.
///
/// Facts stay data (`Reason`, `TargetGroup`, `Day`) until the last moment; only here do they become sentences.
public enum Wording: CaseIterable, Hashable, Sendable {
    /// Klarspråk.
    case swedish
    case english
}

// MARK: - Numbers of things

extension Wording {
    /// What is counted.
    public enum Noun: CaseIterable, Hashable, Sendable {
        case seat, guestSeat, person, participant, leader, group, meeting, district, queue, week
    }

    /// `1 plats`, `2 platser`.
    public func count(_ number: Int, _ noun: Noun) -> String { "\(number) \(name(of: noun, number: number))" }

    /// The noun alone, in the form that follows the number: `plats` after 1, `platser` after others.
    public func name(of noun: Noun, number: Int) -> String {
        let (one, many) = self == .swedish ? noun.swedish : noun.english
        return number == 1 ? one : many
    }

    /// `två`; in figures from 13.
    public func spelled(_ number: Int) -> String {
        let words =
            switch self {
            case .swedish: ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
            case .english:
                ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
            }
        return words.indices.contains(number) ? words[number] : String(number)
    }
}

extension Wording.Noun {
    fileprivate var swedish: (one: String, many: String) {
        switch self {
        case .seat: ("plats", "platser")
        case .guestSeat: ("gästplats", "gästplatser")
        case .person: ("person", "personer")
        case .participant: ("deltagare", "deltagare")
        case .leader: ("ledare", "ledare")
        case .group: ("grupp", "grupper")
        case .meeting: ("träff", "träffar")
        case .district: ("stadsdel", "stadsdelar")
        case .queue: ("kö", "köer")
        case .week: ("vecka", "veckor")
        }
    }

    fileprivate var english: (one: String, many: String) {
        switch self {
        case .seat: ("seat", "seats")
        case .guestSeat: ("guest seat", "guest seats")
        case .person: ("person", "people")
        case .participant: ("participant", "participants")
        case .leader: ("leader", "leaders")
        case .group: ("group", "groups")
        case .meeting: ("meeting", "meetings")
        case .district: ("district", "districts")
        case .queue: ("queue", "queues")
        case .week: ("week", "weeks")
        }
    }
}
