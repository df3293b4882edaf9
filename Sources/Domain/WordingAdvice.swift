// What one more of something would give, in words: for staff.

extension Wording {
    /// `en ledare för äldre personer på finska, i Farsta och Skarpnäck, på kvällar`.
    public func text(of addition: Addition, in city: City) -> String {
        switch (self, addition) {
        case (.swedish, .leader(let leader, let daypart)):
            "en ledare för \(groups(leader.groups)) på \(languages(leader.languages)), i \(districts(leader.districts, city)), "
                + "\(text(of: daypart)), högst \(count(leader.mostPerWeek, .meeting)) i veckan"
        case (.english, .leader(let leader, let daypart)):
            "a leader for \(groups(leader.groups)) in \(languages(leader.languages)), in \(districts(leader.districts, city)), "
                + "\(text(of: daypart)), at most \(count(leader.mostPerWeek, .meeting)) a week"
        case (.swedish, .venue(let venue, let daypart)):
            "en lokal i \(districts([venue.district], city)), \(text(of: daypart)), med \(count(venue.seats, .seat))"
        case (.english, .venue(let venue, let daypart)):
            "a venue in \(districts([venue.district], city)), \(text(of: daypart)), with \(count(venue.seats, .seat))"
        case (.swedish, .group(let offering, let like)):
            "en \(text(of: offering.kind)) till för \(groups(offering.groups)) på \(text(of: offering.language))"
                + (offering.hosts.isEmpty ? "" : ", i \(districts(offering.hosts, city, last: " eller "))")
                + ", som \(name(like, city))"
        case (.english, .group(let offering, let like)):
            "one more \(text(of: offering.kind)) for \(groups(offering.groups)) in \(text(of: offering.language))"
                + (offering.hosts.isEmpty ? "" : ", in \(districts(offering.hosts, city, last: " or "))")
                + ", like \(name(like, city))"
        case (.swedish, .agreement(let a, let b)): "ett avtal mellan \(districts([a, b], city))"
        case (.english, .agreement(let a, let b)): "an agreement between \(districts([a, b], city))"
        }
    }

    public func text(of daypart: Addition.Daypart) -> String {
        switch (self, daypart) {
        case (.swedish, .day): "vardagar 8–17"
        case (.swedish, .evening): "kvällar mån–tors 16–21"
        case (.english, .day): "workdays 8–17"
        case (.english, .evening): "evenings Mon–Thu 16–21"
        }
    }

    private func groups(_ groups: Set<TargetGroup>) -> String { list(groups.sorted().map { text(of: $0) }) }
    private func languages(_ languages: Set<Language>) -> String { list(languages.sorted().map { text(of: $0) }) }

    private func districts(_ ids: some Sequence<ID<District>>, _ city: City, last: String? = nil) -> String {
        let wanted = Set(ids)
        return list(city.districts.filter { wanted.contains($0.id) }.map(\.name), last: last)
    }

    /// What the parts of advice are called.
    public enum AdviceLabel: Hashable, Sendable {
        case heading(term: String), sort(Addition.Sort), nothingHelps(tried: Int), pooling, poolingColumns
        case control(served: Int, l1: Int, least: Int), stopped, notTried, uses, opens, noHelp
        /// People of a district with a seat, of those who asked, with and without pooling.
        case district(String, asked: Int, with: Int, without: Int)
    }

    public func text(of label: AdviceLabel) -> String {
        switch (self, label) {
        case (.swedish, .heading(let term)): "Vad som skulle hjälpa, \(term)"
        case (.english, .heading(let term)): "What would help, \(term)"
        case (.swedish, .sort(.leader)): "En ledare till"
        case (.swedish, .sort(.venue)): "En lokal till"
        case (.swedish, .sort(.group)): "En grupp till"
        case (.swedish, .sort(.agreement)): "Ett avtal till mellan två stadsdelar"
        case (.english, .sort(.leader)): "One more leader"
        case (.english, .sort(.venue)): "One more venue"
        case (.english, .sort(.group)): "One more group"
        case (.english, .sort(.agreement)): "One more agreement between two districts"
        case (.swedish, .nothingHelps(0)): "Inget av detta slag skulle hjälpa."
        case (.english, .nothingHelps(0)): "Nothing of this sort would help."
        case (.swedish, .nothingHelps(let tried)): "Inget hjälpte, av \(tried) som prövades med en ny planering."
        case (.english, .nothingHelps(let tried)): "Nothing helped, of \(tried) that were tried by planning again."
        case (.swedish, .pooling): "Vad samverkan ger: personer med plats, av dem som frågar"
        case (.english, .pooling): "What pooling gives: people with a seat, of those who ask"
        case (.swedish, .poolingColumns): "utan → med"
        case (.english, .poolingColumns): "without → with"
        case (.swedish, .control(let served, let l1, let least)):
            "Jämfört med samma plan, omplanerad lika länge utan något nytt: \(served) med plats, L1 \(l1). "
                + "Bara det som sänker L1 under \(least), det lägsta utan något nytt, räknas som hjälp."
        case (.english, .control(let served, let l1, let least)):
            "Held against the same plan, planned again as long with nothing new: \(served) with a seat, L1 \(l1). "
                + "Only what takes L1 below \(least), the lowest with nothing new, counts as help."
        case (.swedish, .stopped): "Avbrutet: bara det som hann prövas."
        case (.english, .stopped): "Stopped early: only what had been tried."
        case (.swedish, .notTried): "Inget hann prövas."
        case (.english, .notTried): "Nothing had been tried."
        case (.swedish, .noHelp): "hjälper inte mer än en ny planering utan det"
        case (.english, .noHelp): "helps no more than planning again without it"
        case (.swedish, .uses): "används av"
        case (.english, .uses): "used by"
        case (.swedish, .opens): "öppnar"
        case (.english, .opens): "opens"
        case (.swedish, .district(let name, let asked, let with, let without)):
            "\(name): \(without) → \(with) av \(asked) (\(signed(with - without)))"
        case (.english, .district(let name, let asked, let with, let without)):
            "\(name): \(without) → \(with) of \(asked) (\(signed(with - without)))"
        }
    }
}
