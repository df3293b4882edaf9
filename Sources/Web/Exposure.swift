internal import Domain

/// How much of an offering a page for everybody shows. Decided here alone; the parts of the page follow it.
enum Exposure: Hashable, Sendable {
    /// Title, time and place.
    case full(title: String)
    /// Title and weeks: no weekday, no time, no place.
    case weeks(title: String)
    /// That it exists, as one in a number.
    case countOnly

    init(of offering: Offering) {
        self =
            switch offering.visibility {
            case .open: .full(title: offering.title)
            case .discreet: .full(title: offering.neutralTitle ?? offering.title)
            case .children: .weeks(title: offering.title)
            case .protected: .countOnly
            }
    }

    var title: String? {
        switch self {
        case .full(let title), .weeks(let title): title
        case .countOnly: nil
        }
    }
}
