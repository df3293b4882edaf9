internal import Domain
internal import Foundation

/// The Swedish of the feeds.
enum FeedWording {
    static let neutralTitle = "Träff"
    static let booked = "Bokad"
    static let digitalPlace = "Digitalt"
    static let byWeek = "Veckorna visas, men inte dag, tid och plats: fråga kontakten."
    static let demonstration = "PÅHITTAD DEMONSTRATION: inget av det här äger rum."
    static let staffOnly = "För den som leder grupperna. Dela inte adressen."

    static func contact(_ address: String) -> String { "Kontakt: \(address)" }

    static func cut(shown: Int, of all: Int) -> String {
        "Visar \(shown) av \(all): prenumerera på stadsdelarna var för sig för att se alla."
    }

    static func kind(_ kind: Kind) -> String {
        switch kind {
        case .closed: "Sluten grupp"
        case .open: "Öppen träffpunkt"
        case .course: "Kurs"
        case .lecture: "Föreläsning"
        case .digital: "Digital träff"
        }
    }

    /// `för anhöriga till äldre och till personer med beroende`
    static func groups(_ groups: Set<TargetGroup>) -> String {
        let phrases = groups.sorted().map(phrase)
        let relatives = phrases.compactMap(\.relativesOf)
        let list = (relatives.isEmpty ? [] : ["anhöriga till " + joined(relatives)]) + phrases.compactMap(\.themselves)
        return "för " + joined(list)
    }

    private static func phrase(_ group: TargetGroup) -> (relativesOf: String?, themselves: String?) {
        switch group {
        case .aldre: ("äldre", nil)
        case .funktion: ("personer med funktionsnedsättning eller fysisk sjukdom", nil)
        case .psykisk: ("personer med psykisk sjukdom eller funktionsnedsättning", nil)
        case .beroende: ("personer med beroende", nil)
        case .vbe: ("personer i våldsbejakande extremism", nil)
        case .kriminalitet: ("personer i kriminalitet", nil)
        case .skjutningar: ("personer som drabbats av skjutningar och dödligt våld", nil)
        case .barn: (nil, "barn 0–17 år som är anhöriga")
        case .oklar: (nil, "andra anhöriga")
        }
    }

    private static func joined(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " och " + last
    }

    static func language(_ language: Language) -> String {
        "Språk: " + (Locale(identifier: "sv").localizedString(forLanguageCode: language.code) ?? language.code) + "."
    }

    /// `Börjar 26 januari 2027. 8 gånger, varannan vecka.`
    static func dates(_ days: [Day], interval: Int) -> String? {
        guard let first = days.first else { return nil }
        let (year, month, day) = first.parts
        let date = "\(day) \(months[month - 1]) \(year)"
        if days.count == 1 { return "En gång, \(date)." }
        let pace =
            switch interval {
            case 1: "varje vecka"
            case 2: "varannan vecka"
            default: "var \(interval):e vecka"
            }
        return "Börjar \(date). \(days.count) gånger, \(pace)."
    }

    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]
}
