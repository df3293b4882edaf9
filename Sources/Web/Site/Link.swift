import Domain

/// Every address of the site, in one place.
enum Link: Hashable, Sendable {
    case catalogue(Filter)
    /// A month as `2027-03`.
    case month(Filter, String)
    case map(Filter)
    case offering(String)
    case subscribe(Filter)
    case calendar(Filter)
    case program(ID<District>)
    case booklet(ID<District>)
    case poster(String)
    /// To ask for a seat; the session looked at first.
    case ask(String)
    case askDetails
    case askCheck
    case askSend
    case person(String)
    case personAct(String, PersonalAct)
    case personalCalendar(String)
    case about
    case easy
    case accessibility
    case privacy
    case style
    case script

    /// Beginning with a slash, without a host.
    func path(_ language: Wording) -> String {
        let path = plain
        return language == .swedish || !hasTwoLanguages ? path : path == "/" ? "/en" : "/en" + path
    }

    private var hasTwoLanguages: Bool {
        switch self {
        case .calendar, .personalCalendar, .style, .script: false
        default: true
        }
    }

    private var plain: String {
        switch self {
        case .catalogue(let filter): "/" + (filter.isEmpty ? "" : "?" + filter.query)
        case .month(let filter, let month):
            "/manad?m=\(month)" + (filter.isEmpty ? "" : "&" + filter.query)
        case .map(let filter): "/karta" + (filter.isEmpty ? "" : "?" + filter.query)
        case .offering(let key): "/grupp/\(key)"
        case .subscribe(let filter): "/prenumerera" + (filter.isEmpty ? "" : "?" + filter.query)
        case .calendar(let filter): "/kalender/\(filter.fileName).ics"
        case .program(let district): "/program/\(district)"
        case .booklet(let district): "/program/\(district).pdf"
        case .poster(let key): "/affisch/\(key)"
        case .ask(let key): "/anmal/\(key)"
        case .askDetails: "/anmal/uppgifter"
        case .askCheck: "/anmal/kontroll"
        case .askSend: "/anmal/skicka"
        case .person(let token): "/min/\(token)"
        case .personAct(let token, let act): "/min/\(token)/\(act.rawValue)"
        case .personalCalendar(let token): "/min/\(token).ics"
        case .about: "/om"
        case .easy: "/lattlast"
        case .accessibility: "/tillganglighet"
        case .privacy: "/dina-uppgifter"
        case .style: "/sida.css"
        case .script: "/sida.js"
        }
    }
}

/// What a person does on their own page.
enum PersonalAct: String, CaseIterable, Hashable, Sendable {
    case accept = "tacka-ja"
    /// Says no and keeps the place in line.
    case keep = "avsta"
    case decline = "tacka-nej"
    case leave = "lamna"
    case swap = "byt"
    case correct = "ratta"
    case erase = "radera"
    case renewPage = "ny-adress"
    case renewCalendar = "ny-kalender"
    case revokeCalendar = "stang-kalender"
}
