internal import Domain

/// The feeds' own sentences, in Swedish; words that others share with them are in `Wording`.
enum FeedWording {
    static let digitalPlace = "Digitalt"
    static let byWeek = "Veckorna visas, men inte dag, tid och plats: fråga kontakten. Vissa veckor kan utgå."
    static let demonstration = "PÅHITTAD DEMONSTRATION: inget av det här äger rum."
    static let staffOnly = "För den som leder grupperna. Dela inte adressen."

    /// What stands for a title that the audience may not know.
    static let untitled = "Träff"
    /// All that a venue is told, of each session alike: if open ones had their titles, the others would be the secret ones.
    static let booked = "Bokad av anhörigstödet"
    static let placeInPlan = "Plats: se planen."
    static let placeFromLeader = "Platsen får du veta av den som leder gruppen."
    static let personal = "Din egen kalender. Dela inte adressen."

    /// Names no target group, as a leader's title may.
    static func toLead(in district: String) -> String { "grupper att leda – \(district)" }

    static func cancelled(_ title: String) -> String { "INSTÄLLD: " + title }

    static func contact(_ address: String) -> String { "Kontakt: \(address)" }

    static func cut(shown: Int, of all: Int) -> String {
        "Visar \(shown) av \(all): prenumerera på stadsdelarna var för sig för att se alla."
    }

    /// With a capital and a full stop.
    static func sentence(_ clause: String) -> String { clause.prefix(1).uppercased() + clause.dropFirst() + "." }

    /// `Börjar 26 januari 2027. 8 gånger, varannan vecka, till 4 maj 2027.`
    static func dates(_ days: [Day], interval: Int) -> String? {
        guard let first = days.first, let last = days.last else { return nil }
        let date = Wording.swedish.longText(of: first)
        if days.count == 1 { return "En gång, \(date)." }
        let pace =
            switch interval {
            case 1: "varje vecka"
            case 2: "varannan vecka"
            default: "var \(interval):e vecka"
            }
        return "Börjar \(date). \(days.count) gånger, \(pace), till \(Wording.swedish.longText(of: last))."
    }
}
