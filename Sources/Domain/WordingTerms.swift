// What the vocabulary's codes are called.

extension Wording {
    /// The target group as it stands in running text.
    public func text(of group: TargetGroup) -> String {
        switch (self, group) {
        case (.swedish, .aldre): "äldre personer"
        case (.swedish, .funktion): "funktionsnedsättning eller fysisk sjukdom"
        case (.swedish, .psykisk): "psykisk ohälsa eller psykisk funktionsnedsättning"
        case (.swedish, .beroende): "skadligt bruk och beroende"
        case (.swedish, .vbe): "våldsbejakande extremism"
        case (.swedish, .kriminalitet): "kriminell livsstil"
        case (.swedish, .skjutningar): "skjutningar och dödligt våld"
        case (.swedish, .barn): "barn som anhöriga"
        case (.swedish, .oklar): "övriga"
        case (.english, .aldre): "older people"
        case (.english, .funktion): "disability or physical illness"
        case (.english, .psykisk): "mental illness or disability"
        case (.english, .beroende): "addiction"
        case (.english, .vbe): "violent extremism"
        case (.english, .kriminalitet): "criminal lifestyle"
        case (.english, .skjutningar): "shootings and lethal violence"
        case (.english, .barn): "children as relatives"
        case (.english, .oklar): "others"
        }
    }

    /// Whom support for target groups is for, as it stands after "for": `anhöriga till äldre personer samt andra anhöriga`.
    ///
    /// - Returns: a text that is empty only when there are no groups.
    public func relatives(of groups: Set<TargetGroup>) -> String {
        let cared = groups.sorted().compactMap(cared(in:))
        let themselves = groups.sorted().compactMap(themselves)
        let relatives = cared.isEmpty ? [] : [(self == .swedish ? "anhöriga till " : "relatives of ") + list(cared)]
        let last =
            switch self {
            case .swedish: relatives.isEmpty ? " och " : " samt "
            case .english: relatives.isEmpty ? " and " : ", and "
            }
        return list(relatives + themselves, last: last)
    }

    /// Those whom the relatives care for; nil for groups that are relatives themselves.
    private func cared(in group: TargetGroup) -> String? {
        switch (self, group) {
        case (_, .barn), (_, .oklar): nil
        case (.swedish, .aldre): "äldre personer"
        case (.swedish, .funktion): "personer med funktionsnedsättning eller fysisk sjukdom"
        case (.swedish, .psykisk): "personer med psykisk ohälsa eller psykisk funktionsnedsättning"
        case (.swedish, .beroende): "personer med skadligt bruk eller beroende"
        case (.swedish, .vbe): "personer i våldsbejakande extremistiska miljöer"
        case (.swedish, .kriminalitet): "personer med en kriminell livsstil"
        case (.swedish, .skjutningar): "personer som har drabbats av skjutningar eller dödligt våld"
        case (.english, .aldre): "older people"
        case (.english, .funktion): "people with a disability or a physical illness"
        case (.english, .psykisk): "people with a mental illness or disability"
        case (.english, .beroende): "people with an addiction"
        case (.english, .vbe): "people in violent extremist circles"
        case (.english, .kriminalitet): "people with a criminal lifestyle"
        case (.english, .skjutningar): "people hurt by shootings or lethal violence"
        }
    }

    private func themselves(_ group: TargetGroup) -> String? {
        switch (self, group) {
        case (.swedish, .barn): "barn 0–17 år som är anhöriga"
        case (.swedish, .oklar): "andra anhöriga"
        case (.english, .barn): "children aged 0–17 who are relatives"
        case (.english, .oklar): "other relatives"
        default: nil
        }
    }

    /// `a, b och c`.
    func list(_ items: [String], last: String? = nil) -> String {
        guard items.count > 1, let end = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (last ?? (self == .swedish ? " och " : " and ")) + end
    }

    /// The target group in one or two words, for the head of a column.
    public func shortText(of group: TargetGroup) -> String {
        switch (self, group) {
        case (.swedish, .aldre): "Äldre"
        case (.swedish, .funktion): "Funktion, sjukdom"
        case (.swedish, .psykisk): "Psykisk ohälsa"
        case (.swedish, .beroende): "Beroende"
        case (.swedish, .vbe): "Extremism"
        case (.swedish, .kriminalitet): "Krimi\u{AD}nalitet"
        case (.swedish, .skjutningar): "Skjut\u{AD}ningar"
        case (.swedish, .barn): "Barn"
        case (.swedish, .oklar): "Övriga"
        case (.english, .aldre): "Older"
        case (.english, .funktion): "Disability, illness"
        case (.english, .psykisk): "Mental illness"
        case (.english, .beroende): "Addiction"
        case (.english, .vbe): "Extremism"
        case (.english, .kriminalitet): "Crime"
        case (.english, .skjutningar): "Shootings"
        case (.english, .barn): "Children"
        case (.english, .oklar): "Others"
        }
    }

    public func text(of kind: Kind) -> String {
        switch (self, kind) {
        case (.swedish, .closed): "sluten grupp"
        case (.swedish, .open): "öppen träffpunkt"
        case (.swedish, .course): "kurs"
        case (.swedish, .lecture): "föreläsning"
        case (.swedish, .digital): "digital träff"
        case (.english, .closed): "closed group"
        case (.english, .open): "open meeting point"
        case (.english, .course): "course"
        case (.english, .lecture): "lecture"
        case (.english, .digital): "digital meeting"
        }
    }

    /// The language's name; its code when it has none here.
    public func text(of language: Language) -> String {
        let names: (swedish: String, english: String)? =
            switch language.code {
            case "sv": ("svenska", "Swedish")
            case "fi": ("finska", "Finnish")
            case "ar": ("arabiska", "Arabic")
            case "so": ("somaliska", "Somali")
            case "en": ("engelska", "English")
            case "es": ("spanska", "Spanish")
            case "fa": ("persiska", "Persian")
            case "pl": ("polska", "Polish")
            case "ti": ("tigrinska", "Tigrinya")
            case "tr": ("turkiska", "Turkish")
            case "ku": ("kurdiska", "Kurdish")
            case "ru": ("ryska", "Russian")
            case "uk": ("ukrainska", "Ukrainian")
            case "de": ("tyska", "German")
            case "fr": ("franska", "French")
            case "el": ("grekiska", "Greek")
            case "et": ("estniska", "Estonian")
            case "bs": ("bosniska", "Bosnian")
            case "hr": ("kroatiska", "Croatian")
            case "sr": ("serbiska", "Serbian")
            case "sq": ("albanska", "Albanian")
            case "zh": ("kinesiska", "Chinese")
            case "th": ("thailändska", "Thai")
            case "bn": ("bengali", "Bengali")
            case "se": ("nordsamiska", "Northern Sami")
            case "rom": ("romani chib", "Romani")
            case "yi": ("jiddisch", "Yiddish")
            default: nil
            }
        guard let names else { return language.code }
        return self == .swedish ? names.swedish : names.english
    }
}
