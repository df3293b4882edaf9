internal import CLibical
internal import Domain
internal import Foundation

/// What libical read of a file, as values of its own: none of our parsers has touched them.
struct LibicalReading: Hashable, Sendable {
    /// How many components of each name there are.
    private(set) var counts: [String: Int] = [:]
    /// The VEVENTs, in the order of the file.
    private(set) var events: [LibicalEvent] = []

    /// - Parameter root: of a tree that is at most `Limits.depth` deep. Call it within `Libical.alone`.
    init(_ root: OpaquePointer) { take(root) }

    private mutating func take(_ component: OpaquePointer) {
        let kind = icalcomponent_isa(component)
        if let name = icalcomponent_kind_to_string(kind) { counts[String(cString: name), default: 0] += 1 }
        if kind == ICAL_VEVENT_COMPONENT { events.append(LibicalEvent(component)) }
        var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
        while let next = child {
            take(next)
            child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
        }
    }
}

/// What libical read of a VEVENT. A list of several values counts as that many properties.
struct LibicalEvent: Hashable, Sendable {
    private(set) var uids: [String] = []
    private(set) var starts: [LibicalTime] = []
    private(set) var ends: [LibicalTime] = []
    private(set) var durations: [Length] = []
    private(set) var rules: [LibicalRule] = []
    private(set) var except: [LibicalTime] = []
    private(set) var extra: [LibicalPeriod] = []
    private(set) var replaced: [LibicalTime] = []
    private(set) var statuses: [Status] = []
    private(set) var transparencies: [Transparency] = []

    enum Status: Hashable, Sendable { case confirmed, tentative, cancelled, other }
    enum Transparency: Hashable, Sendable { case opaque, transparent, other }

    fileprivate init(_ component: OpaquePointer) {
        var zones = ZoneNames()
        var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
        while let next = property {
            if let value = icalproperty_get_value(next) { take(icalproperty_isa(next), value, next, &zones) }
            property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
        }
    }

    private mutating func take(
        _ kind: icalproperty_kind, _ value: OpaquePointer, _ property: OpaquePointer, _ zones: inout ZoneNames
    ) {
        switch kind {
        case ICAL_EXDATE_PROPERTY: if let time = LibicalTime(value, property, &zones) { except.append(time) }
        case ICAL_DTSTART_PROPERTY: if let time = LibicalTime(value, property, &zones) { starts.append(time) }
        case ICAL_DTEND_PROPERTY: if let time = LibicalTime(value, property, &zones) { ends.append(time) }
        case ICAL_RECURRENCEID_PROPERTY: if let time = LibicalTime(value, property, &zones) { replaced.append(time) }
        case ICAL_RDATE_PROPERTY: if let period = LibicalPeriod(value, property, &zones) { extra.append(period) }
        case ICAL_UID_PROPERTY: if let text = icalvalue_get_text(value) { uids.append(decoded(text)) }
        case ICAL_DURATION_PROPERTY where icalvalue_isa(value) == ICAL_DURATION_VALUE:
            durations.append(Length(icalvalue_get_duration(value)))
        case ICAL_RRULE_PROPERTY where icalvalue_isa(value) == ICAL_RECUR_VALUE:
            rules.append(LibicalRule(icalvalue_get_recur(value)))
        case ICAL_STATUS_PROPERTY: statuses.append(Status(icalvalue_get_status(value)))
        case ICAL_TRANSP_PROPERTY: transparencies.append(Transparency(icalvalue_get_transp(value)))
        default: break
        }
    }
}

extension LibicalEvent.Status {
    fileprivate init(_ status: icalproperty_status) {
        self =
            switch status {
            case ICAL_STATUS_CONFIRMED: .confirmed
            case ICAL_STATUS_TENTATIVE: .tentative
            case ICAL_STATUS_CANCELLED: .cancelled
            default: .other
            }
    }
}

extension LibicalEvent.Transparency {
    fileprivate init(_ transparency: icalproperty_transp) {
        self =
            switch transparency {
            case ICAL_TRANSP_OPAQUE: .opaque
            case ICAL_TRANSP_TRANSPARENT: .transparent
            default: .other
            }
    }
}

/// A DATE or a DATE-TIME as libical read it.
struct LibicalTime: Hashable, Sendable {
    /// nil where there is no such date or time of day: libical takes 31 February and 25:00.
    let local: LocalTime?
    let isDate: Bool
    let isUTC: Bool
    /// Its TZID, as it stands in the file.
    let zone: String?

    init(_ time: icaltimetype, zone: String?) {
        let second = Int(time.hour) * 3600 + Int(time.minute) * 60 + Int(min(time.second, 59))
        let isTime = 0..<24 ~= time.hour && 0..<60 ~= time.minute && 0...60 ~= time.second
        let day = Day(year: Int(time.year), month: Int(time.month), day: Int(time.day))
        isDate = time.is_date != 0
        local =
            isDate ? day.map { LocalTime(day: $0, second: 0) } : isTime ? day.map { LocalTime(day: $0, second: second) } : nil
        isUTC = icaltime_is_utc(time) != 0
        self.zone = zone
    }

    fileprivate init?(_ value: OpaquePointer, _ property: OpaquePointer, _ zones: inout ZoneNames) {
        guard [ICAL_DATE_VALUE, ICAL_DATETIME_VALUE].contains(icalvalue_isa(value)) else { return nil }
        self.init(icalvalue_get_datetime(value), zone: zones.name(of: property))
    }
}

/// One value of an RDATE as libical read it.
struct LibicalPeriod: Hashable, Sendable {
    let start: LibicalTime
    /// Of a PERIOD its end, or else its length.
    let end: LibicalTime?
    let length: Length?

    fileprivate init?(_ value: OpaquePointer, _ property: OpaquePointer, _ zones: inout ZoneNames) {
        guard icalvalue_isa(value) == ICAL_PERIOD_VALUE else {
            guard let time = LibicalTime(value, property, &zones) else { return nil }
            (start, end, length) = (time, nil, nil)
            return
        }
        let period = icalvalue_get_period(value)
        let zone = zones.name(of: property)
        start = LibicalTime(period.start, zone: zone)
        let hasEnd = icaltime_is_null_time(period.end) == 0
        end = hasEnd ? LibicalTime(period.end, zone: zone) : nil
        length = hasEnd ? nil : Length(period.duration)
    }
}

extension Length {
    fileprivate init(_ duration: icaldurationtype) {
        let seconds = Int(duration.hours) * 3600 + Int(duration.minutes) * 60 + Int(duration.seconds)
        let sign = duration.is_neg == 0 ? 1 : -1
        self.init(days: sign * (Int(duration.weeks) * 7 + Int(duration.days)), seconds: sign * seconds)
    }
}

/// The TZIDs of an event's properties, of which most are the same.
private struct ZoneNames {
    private var last: String?

    mutating func name(of property: OpaquePointer) -> String? {
        guard let parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
            let text = icalparameter_get_tzid(parameter)
        else { return nil }
        if let last, last.withCString({ strcmp($0, text) }) == 0 { return last }
        last = String(cString: text)
        return last
    }
}

/// libical keeps a text's bytes, whatever they mean.
private func decoded(_ text: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: text) { return text }
    let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
    return String(decoding: windows1252(bytes), as: UTF8.self)
}
