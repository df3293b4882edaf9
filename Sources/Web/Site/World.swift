public import Domain
public import Registration

/// All that the site asks of the world outside it: the clock, the living term and its calendars.
public protocol World: Sendable {
    func now() -> Instant
    /// As it is now, or was less than a second ago. Cheap: nothing is read where nothing has changed.
    func catalogue() async throws -> Catalogue
    /// The calendar of some listings, under a name for people.
    func calendar(of keys: [String], path: String, named subject: String) async throws -> CalendarFile
    /// Registers somebody new.
    ///
    /// - Parameter keys: of the listings, the dearest first.
    /// - Returns: the token of their own page, which is told nowhere else.
    func register(_ wish: Wish) async throws -> String
    /// - Returns: nil for a token that opens nothing.
    func person(_ token: String) async throws -> PersonalView?
    /// Does what a person asks for on their own page.
    ///
    /// - Returns: the new token of their calendar, for `renewCalendar`.
    /// - Throws: `NoSuchPerson` for a token that opens nothing; `Refusal`.
    func perform(_ act: PersonalRequest, by token: String) async throws -> String?
    /// - Returns: nil for a token that opens nothing, or no longer does.
    func personalCalendar(_ token: String) async throws -> CalendarFile?
    /// All that is stored of a person, as JSON.
    func personalFile(_ token: String) async throws -> [UInt8]?
}

/// A calendar as it is sent.
public struct CalendarFile: Sendable {
    public let bytes: [UInt8]
    /// When something in it last changed.
    public let modified: Instant

    public init(bytes: [UInt8], modified: Instant) {
        self.bytes = bytes
        self.modified = modified
    }
}

/// What somebody asks for who registers on the site.
public struct Wish: Hashable, Sendable {
    /// Of the listings, the dearest first.
    public let keys: [String]
    public let district: ID<District>
    public let party: Party
    public let leadDays: Int
    public let details: PersonalDetails
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
    case renewCalendar
    case revokeCalendar
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

    public init(
        key: String, title: String, weekly: WeeklyTime, meetings: [Announcement.Meeting], place: Announcement.Place?,
        host: String?, status: Place.Status, hasKept: Bool, reasons: [Reason], isCancelled: Bool
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
    }
}
