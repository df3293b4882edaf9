import CLibical
import Domain
import ICalendar

/// The file that libical makes of events, built property by property as its users do.
func libicalBytes(_ events: [CalendarEvent]) throws -> [UInt8] {
    Libical.alone {
        let calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT)
        defer { icalcomponent_free(calendar) }
        icalcomponent_add_property(calendar, icalproperty_new_version("2.0"))
        icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Traffpunkt//Traffpunkt 1//SV"))
        for event in events { icalcomponent_add_component(calendar, component(event)) }
        guard let text = icalcomponent_as_ical_string_r(calendar) else { return [] }
        defer { icalmemory_free_buffer(text) }
        return Array(String(cString: text).utf8)
    }
}

private func component(_ event: CalendarEvent) -> OpaquePointer? {
    let component = icalcomponent_new(ICAL_VEVENT_COMPONENT)
    func add(_ property: OpaquePointer?, zoned: Bool = false) {
        if zoned { icalproperty_add_parameter(property, icalparameter_new_tzid(Stockholm.identifier)) }
        icalcomponent_add_property(component, property)
    }
    add(icalproperty_new_uid(event.uid))
    add(icalproperty_new_dtstamp(icaltime_from_timet_with_zone(event.stamp.seconds, 0, icaltimezone_get_utc_timezone())))
    add(icalproperty_new_lastmodified(icaltime_from_timet_with_zone(event.stamp.seconds, 0, icaltimezone_get_utc_timezone())))
    add(icalproperty_new_sequence(Int32(event.sequence ?? 0)))
    if case .timed(let start, let end) = event.time {
        add(icalproperty_new_dtstart(icalTime(start)), zoned: true)
        add(icalproperty_new_dtend(icalTime(end)), zoned: true)
    }
    if let rule = event.rule { add(icalproperty_new_rrule(icalrecurrencetype_from_string(rule.text))) }
    for time in event.except { add(icalproperty_new_exdate(icalTime(time)), zoned: true) }
    add(icalproperty_new_summary(event.summary))
    if let location = event.location { add(icalproperty_new_location(location)) }
    if let description = event.description { add(icalproperty_new_description(description)) }
    add(icalproperty_new_status(ICAL_STATUS_CONFIRMED))
    add(icalproperty_new_transp(ICAL_TRANSP_OPAQUE))
    return component
}

private func icalTime(_ time: LocalTime) -> icaltimetype {
    let (year, month, day) = time.day.parts
    var made = icaltime_null_time()
    made.year = Int32(year)
    made.month = Int32(month)
    made.day = Int32(day)
    made.hour = Int32(time.second / 3600)
    made.minute = Int32(time.second / 60 % 60)
    made.second = Int32(time.second % 60)
    return made
}
