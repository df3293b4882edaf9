public import Domain
public import Registration

/// All that the site asks of the world outside it: the clock, the living term and its calendars.
public protocol World: Sendable {
    func now() -> Instant
    /// As it is now, or was less than a second ago. Cheap: nothing is read where nothing has changed.
    func catalogue() async throws -> Catalogue
    /// The same, where it is known without asking anybody; nil where `catalogue` must be waited for.
    func known() -> Catalogue?
    /// The calendar of some listings, under a name for people.
    func calendar(of keys: [String], path: String, named subject: String, _ reminder: Reminder?) async throws -> [UInt8]
    /// Registers somebody new.
    ///
    /// - Throws: `Refusal`; `FormAlreadySent`.
    func register(_ wish: Wish) async throws
    /// - Returns: nil for a token that opens nothing.
    func person(_ token: String) async throws -> PersonalView?
    /// Does what a person asks for on their own page.
    ///
    /// - Parameter operation: the same for a form that is sent twice, which does nothing more.
    /// - Returns: the new token of their calendar, for `renewCalendar`.
    /// - Throws: `NoSuchPerson` for a token that opens nothing; `Refusal`.
    func perform(_ act: PersonalRequest, by token: String, operation: ID<Registration.Operation>) async throws -> String?
    /// - Returns: nil for a token that opens nothing, or no longer does.
    func personalCalendar(_ token: String, _ reminder: Reminder?) async throws -> [UInt8]?
    /// All that is stored of a person, as JSON.
    func personalFile(_ token: String) async throws -> [UInt8]?
}

/// What somebody asks for who registers on the site.
public struct Wish: Hashable, Sendable {
    /// Of the listings, the dearest first.
    public let keys: [String]
    public let district: ID<District>
    public let party: Party
    public let leadDays: Int
    public let details: PersonalDetails
    /// Opens their own page from then on.
    public let token: String
    /// Made when the form was: a form that is sent twice registers once.
    public let operation: ID<Registration.Operation>
}

/// What a person does on their own page.
public enum PersonalRequest: Hashable, Sendable {
    case accept(key: String)
    case decline(key: String, keeps: Bool)
    case leave(key: String)
    case swap(from: String, to: String)
    case correct(PersonalDetails)
    case erase
    /// The page opens by another token, and by no earlier one.
    case renewPage(token: String)
    case renewCalendar
    case revokeCalendar
}

/// A form that has been sent before, with something else in it.
public struct FormAlreadySent: Error, Sendable {
    public init() {}
}

/// A token that opens nothing.
public struct NoSuchPerson: Error, Sendable {
    public init() {}
}

/// What a person's own page tells.
public struct PersonalView: Sendable {
    public let code: String?
    public let district: ID<District>
    public let details: PersonalDetails?
    public let places: [PersonalPlace]
    public let hasCalendar: Bool

    public init(
        code: String?, district: ID<District>, details: PersonalDetails?, places: [PersonalPlace], hasCalendar: Bool
    ) {
        self.code = code
        self.district = district
        self.details = details
        self.places = places
        self.hasCalendar = hasCalendar
    }
}

/// A seat, an offer or a place in line, as the person themselves may see it.
public struct PersonalPlace: Sendable {
    public let key: String
    /// As `Exposure` lets a participant see it.
    public let title: String
    public let weekly: WeeklyTime
    /// Those to come.
    public let meetings: [Announcement.Meeting]
    /// nil where the leader tells it.
    public let place: Announcement.Place?
    public let host: String?
    public let status: Place.Status
    public let hasKept: Bool
    /// For somebody who waits.
    public let reasons: [Reason]
    public let isCancelled: Bool
    /// Whether they must have a name there.
    public let needsIdentity: Bool

    public init(
        key: String, title: String, weekly: WeeklyTime, meetings: [Announcement.Meeting], place: Announcement.Place?,
        host: String?, status: Place.Status, hasKept: Bool, reasons: [Reason], isCancelled: Bool,
        needsIdentity: Bool
    ) {
        self.key = key
        self.title = title
        self.weekly = weekly
        self.meetings = meetings
        self.place = place
        self.host = host
        self.status = status
        self.hasKept = hasKept
        self.reasons = reasons
        self.isCancelled = isCancelled
        self.needsIdentity = needsIdentity
    }
}
