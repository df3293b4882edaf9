internal import Domain

/// The report's own sentences, in Swedish; words that others share with it are in `Wording`.
enum Words {
    static let wording = Wording.swedish

    static let product = "Träffpunkt"
    static let subject = "Gruppstöd till anhöriga"
    static let skip = "Hoppa till innehållet"
    static let contents = "Innehåll"
    static let toContents = "Till innehållet"
    static let none = "–"

    static func title(_ term: String) -> String { "\(term) – plan för gruppstöd till anhöriga" }

    static func dates(_ first: Day, _ last: Day) -> String {
        "\(wording.longText(of: first)) – \(wording.longText(of: last)), \(weeks(first, last))"
    }

    static func weeks(_ first: Day, _ last: Day) -> String {
        let (from, to) = (first.isoWeek.week, last.isoWeek.week)
        return from == to ? "v. \(from)" : "v. \(from)–\(to)"
    }

    /// `v. 4–8, 10`.
    ///
    /// - Parameter mondays: in order.
    static func weeks(_ mondays: [Day]) -> String {
        let spans = mondays.reduce(into: [(first: Day, last: Day)]()) { spans, monday in
            if let last = spans.last?.last, last + 7 == monday {
                spans[spans.count - 1].last = monday
            } else {
                spans.append((monday, monday))
            }
        }
        let texts = spans.map {
            $0.first == $0.last ? "\($0.first.isoWeek.week)" : "\($0.first.isoWeek.week)–\($0.last.isoWeek.week)"
        }
        return "v. " + texts.joined(separator: ", ")
    }

    static func revised(_ day: Day) -> String { "Underlaget ändrades senast \(wording.longText(of: day))." }

    static let inventedTitle = "Påhittad demonstration"
    static let invented =
        "Alla personer, önskemål, budgetar och bemanningar här är påhittade. Bara stadsdelarnas namn och läge är verkliga."

    // MARK: Key figures

    static let overview = "Terminen i korthet"
    static let plannedGroups = "Planerade grupper"
    static let peopleServed = "Har fått plats"
    static let gainedByPooling = "Genom samverkan"
    static let bestDistrict = "Högst andel"
    static let worstDistrict = "Lägst andel"

    static func of(_ number: Int) -> String { "av \(number)" }
    static func percent(_ number: Int) -> String { "\(number)\u{A0}%" }
    static func percent(_ coverage: Coverage) -> String {
        coverage.percent.map { "ca\u{A0}" + percent($0) } ?? (coverage.demand == 0 ? none : few)
    }
    static let few = "få"
    static let rounded =
        "Alla antal är avrundade till närmaste femtal, för att ingen ska kunna kännas igen; därför stämmer summor inte exakt."
    static func fraction(_ coverage: Coverage) -> String { "\(coverage.served) av \(coverage.demand)" }
    /// `40 942`, on one line.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
            text.append(digits[index])
        }
    }
    static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : number < 0 ? "−\(-number)" : "0" }
    static func hiddenGroups(_ number: Int) -> String {
        number == 1
            ? "1 av dem är en skyddad grupp: tid och plats visas inte"
            : "\(number) av dem är skyddade grupper: tid och plats visas inte"
    }
    static func howToReachHidden(_ number: Int) -> String {
        (number == 1 ? "1 grupp är skyddad" : "\(number) grupper är skyddade")
            + ": tid och plats visas inte. Den som behöver en sådan grupp vänder sig till sin stadsdel."
    }

    static func shareServed(_ coverage: Coverage) -> String { "\(percent(coverage)) av dem som har sökt" }

    static func gain(_ seats: Int) -> String {
        switch seats {
        case 0: "lika många platser som om varje stadsdel planerar för sig"
        case 1...: "fler får plats än om varje stadsdel planerar för sig"
        default: "färre får plats än om varje stadsdel planerar för sig"
        }
    }

    // MARK: Coverage

    static let coverage = "Täckning: vem får plats?"
    static let coverageLead =
        "Andelen sökande som har fått plats, per stadsdel där de bor och per målgrupp (den som de stöder). "
        + "Mörkare ruta betyder att fler har fått plats; randig är lägst."
    static let coverageCaption = "Andel som har fått plats, per stadsdel och målgrupp"
    static let district = "Stadsdel"
    static let all = "Alla"
    static let wholeCity = "Hela staden"
    static let noBudget = "utan egen budget"
    static let noDemand = "inga eller mycket få har sökt"
    static let legend = "Andel som har fått plats"
    static func step(from: Int, to: Int) -> String { "\(from)–\(to)\u{A0}%" }

    static let mapTitle = "Andel som har fått plats, på kartan"
    static func offTheMap(_ names: [String]) -> String { "Inte på kartan: \(names.joined(separator: ", "))." }

    // MARK: Pooling

    static let pooling = "Med och utan samverkan"
    static let poolingLead =
        "Terminen är planerad två gånger på samma underlag: en gång där stadsdelarna lånar ut platser till varandra, och en gång "
        + "där var och en bara tar emot sina egna. Samägda och digitala grupper finns i båda; det som är bestämt i förväg gäller "
        + "bara planen med samverkan."
    static let poolingCaption = "Platser och andel per stadsdel, var för sig och i samverkan"
    static let alone = "Var för sig"
    static let pooled = "I samverkan"
    static let difference = "Skillnad"
    static let seats = "Platser"
    static let share = "Andel"
    static func points(_ number: Int) -> String { "\(signed(number)) procentenheter" }
    static func inequality(alone: Int, pooled: Int) -> String {
        let comparison =
            pooled < alone
            ? "Färre blir utan, räknat tyngst där andelen utan plats är störst."
            : pooled > alone
                ? "Fler blir utan, räknat tyngst där andelen utan plats är störst." : "Planerna är lika bra, räknat så."
        return
            "Ojämlikhetstalet (L1) är \(grouped(pooled)) i samverkan och \(grouped(alone)) var för sig. Det väger varje målgrupp i varje stadsdel "
            + "efter hur stor andel som blir utan, och lägre är bättre. \(comparison)"
    }

    // MARK: Lending

    static let lending = "Lånade platser"
    static func lendingLead(_ seats: Int) -> String {
        seats == 0
            ? "Inga gästplatser mellan stadsdelarna är tillsatta, eller så få att antalet inte visas."
            : "\(wording.count(seats, .guestSeat)) har gått till personer från en annan stadsdel än den som håller i gruppen."
    }
    static func mostLent(_ name: String, _ seats: Int) -> String { "\(name) lånar ut flest: \(wording.count(seats, .seat))." }
    static let lendingCaption = "Platser som varje stadsdel lånar ut och får låna"
    static let lends = "Lånar ut"
    static let lendsTo = "till"
    static let borrows = "Får låna"
    static let net = "Netto"
    static let borrowsHidden = "Får låna i grupper som inte visas"
    static let hiddenLending =
        "Platser i skyddade grupper och barngrupper räknas bara där de som lånar dem bor, så att det inte syns var grupperna "
        + "träffas. De ingår inte i nettot."

    // MARK: Gaps

    static let gaps = "Det som saknas"
    static let unplanned = "Grupper som inte är med i planen"
    static let everythingPlanned = "Alla grupper är planerade."
    static let unplannedCaption = "Grupper som inte är med i planen, och varför"
    static let group = "Grupp"
    static let owners = "Arrangörer"
    static let why = "Varför"
    static let reasonUnknown = "ingen orsak angiven"
    static func unplannedHidden(_ number: Int) -> String {
        number == 1 ? "1 skyddad grupp kunde inte planeras." : "\(number) skyddade grupper kunde inte planeras."
    }
    static func text(of obstacle: Gaps.Obstacle) -> String {
        let conditions = obstacle.conditions.map { text(of: $0) }.joined(separator: ", ")
        guard let place = obstacle.place else { return conditions }
        return wording.text(of: place.time) + (place.venue.map { " i \($0)" } ?? "") + ": " + conditions
    }
    private static func text(of condition: Gaps.Obstacle.Condition) -> String {
        switch condition {
        case .barrier(let barrier): wording.text(of: barrier)
        case .tooFewCanCome(let minimum): "för få kan komma och minst \(minimum) behövs"
        case .othersServeMore: "lokal, ledare eller deltagare behövs i grupper som ger fler en plats"
        }
    }

    static let waiting = "De som väntar"
    static func waitingLead(_ people: Int) -> String {
        people == 0
            ? "Alla som har sökt har fått plats, eller så få väntar att antalet inte visas."
            : "\(wording.count(people, .person)) har inte fått någon plats."
    }
    static let causesCaption = "Varför de inte har fått plats"
    static let about = "Antal, ungefär"
    static let causesNote = "Ungefärliga tal, till närmaste femtal. Var och en räknas en gång, efter den viktigaste orsaken."
    static func text(of cause: Gaps.Unserved) -> String {
        switch cause {
        case .waits: "Står i kö till grupper som passar men är fulla"
        case .nothingOfTheKind: "Ingen planerad grupp för målgruppen, på språket och i den form som önskas"
        case .noTimeFits: "Grupper finns, men ingen på en tid när personen kan komma"
        case .noneWithinReach:
            "Grupper finns i en annan stadsdel, som personen inte kan resa till eller inte har tillträde till"
        case .noVenueFits: "Ingen lokal inom räckhåll har det som personen behöver"
        case .other: "Annan orsak"
        }
    }
    static let queuesCaption = "Köernas längd"
    static let hostDistrict = "Värd"
    static let inQueue = "I kö"
    static let queuesNote = "Samma person kan stå i flera köer."
    static let online = "digitalt"
    static let placeHidden = "visas inte"
    static let hiddenGroupsName = "Skyddade grupper, tillsammans"

    // MARK: Calendar

    static let calendar = "Kalender, vecka för vecka"
    static let calendarLead =
        "Varje stadsdels grupper med tid och lokal. Dagar med randig bakgrund är röda dagar eller lov. Grupper som står där träffas "
        + "ändå."
    static let onlineTitle = "Digitala träffar"
    static let childrensTitle = "Barngrupper"
    static let childrensLead = "Bara veckorna visas, och vissa veckor kan utgå. Tid och plats får de som är anmälda."
    static let childrensCaption = "Barngrupper och deras veckor"
    static let weeksColumn = "Veckor"
    static func contact(_ address: String) -> String { "Kontakt: \(address)" }
    static func groupsCaption(_ place: String) -> String { "Grupper: \(place)" }
    static func weeksCaption(_ place: String) -> String { "Vecka för vecka: \(place)" }
    static let sharedGroups = "Grupper som stadsdelen har tillsammans med andra"
    static func hosted(_ district: String) -> String { "hålls i \(district)" }
    static let noGroups = "Ingen grupp som visas här träffas i stadsdelen den här terminen."
    static let noGroupsOnline = "Inga digitala träffar är planerade."
    static let time = "Tid"
    static let venue = "Lokal"
    static let meetings = "Träffar"
    static let places = "Platser"
    static let week = "Vecka"
    static let quiet = "Inga träffar"
    static let closed = "Stängt"
    static let schoolBreak = "Lov"
    static let missed = "Ingen träff:"
    static func missed(_ days: [Day]) -> String {
        "ingen träff \(days.map { wording.shortText(of: $0).replacing(" ", with: "\u{A0}") }.joined(separator: ", "))"
    }
    static func text(of availability: GroupCalendar.Availability) -> String {
        switch availability {
        case .seats: "platser finns"
        case .fewSeats: "få platser"
        case .full: "fullt"
        }
    }
    static func hours(_ start: ClockTime, _ end: ClockTime) -> String { "\(start.text)–\(end.text)" }

    // MARK: Feeds

    static let feeds = "Prenumerera på kalendern"
    static let feedsLead =
        "Träffarna finns som kalendrar som uppdaterar sig själva. Kopiera länken till den kalender som du vill följa och lägg in "
        + "den i ditt kalenderprogram:"
    static let feedSteps = [
        "Outlook: Lägg till kalender, sedan Prenumerera från webben.",
        "iPhone och iPad: Kalender, Kalendrar, Lägg till kalender, sedan Lägg till prenumerationskalender.",
        "Google Kalender på datorn: Andra kalendrar, plustecknet, sedan Från webbadress.",
    ]
    static let feedsPublished =
        "Filerna måste först publiceras av förvaltningen. Adressen börjar då med https."
    static let districtFeeds = "Per stadsdel"
    static let poolFeeds = "Per samverkan"

    // MARK: Foot

    static let aboutNumbers = "Om siffrorna"
    static let smallNumbers =
        rounded
        + " Andelar är räknade på de avrundade talen och visas bara där minst tio har sökt. 100\u{A0}% kan betyda att enstaka "
        + "personer väntar."
    static let noPeople = "Sidan innehåller inga uppgifter om enskilda personer."
    static let mapSource = "Kartans stadsdelsgränser: \(DistrictOutline.source)."
}
