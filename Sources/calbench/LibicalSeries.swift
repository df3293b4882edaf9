import CLibical
import Console
import ICalendar

/// What libical's own iterator gives for a rule, turned into instants.
func libicalRule(_ series: Series) throws -> Race.Pass {
    try Libical.alone {
        guard let zone = icaltimezone_get_builtin_timezone(series.zoneName) else {
            throw Failure("\(series.zoneName) is not known to libical on this system")
        }
        guard
            let times = icalrecur_iterator_new(
                icalrecurrencetype_from_string(series.rule), icaltime_from_string(series.start.basic))
        else { throw Failure("libical does not follow \(series.rule)") }
        defer { icalrecur_iterator_free(times) }
        var (count, sum) = (0, 0)
        while true {
            let time = icalrecur_iterator_next(times)
            if icaltime_is_null_time(time) != 0 { break }
            count += 1
            sum &+= icaltime_as_timet_with_zone(time, zone)
        }
        return Race.Pass(count: count, sum: sum)
    }
}

/// An event in libical's keeping, with the changes of single occurrences.
///
/// libical's recurrence knows nothing of RECURRENCE-ID, so what a program would do is done here: moved occurrences are left out by
/// EXDATE, and their events stand beside.
final class LibicalEvent {
    private let root: OpaquePointer

    init(_ series: Series) throws {
        let zone = ";TZID=\(series.zoneName):"
        var lines = [
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART\(zone)\(series.start.basic)", "DURATION:PT1H", "RRULE:\(series.rule)",
        ]
        lines += (series.except + series.moved.map(\.from)).map { "EXDATE\(zone)\($0.basic)" } + ["END:VEVENT"]
        for (_, to) in series.moved { lines += ["BEGIN:VEVENT", "DTSTART\(zone)\(to.basic)", "DURATION:PT1H", "END:VEVENT"] }
        let text = (lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
        let parsed = Libical.alone { Pointer(icalparser_parse_string(text)) }
        guard let root = parsed.value else { throw Failure("libical does not read the benchmark's calendar") }
        self.root = root
    }

    deinit { Libical.alone { icalcomponent_free(root) } }

    func follow() throws -> Race.Pass {
        Libical.alone {
            let tally = Tally()
            var event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT)
            while let next = event {
                icalcomponent_foreach_recurrence(
                    next, icaltime_from_string("20260101T000000Z"), icaltime_from_string("20400101T000000Z"),
                    { _, span, tally in
                        guard let span, let tally else { return }
                        Unmanaged<Tally>.fromOpaque(tally).takeUnretainedValue().add(span.pointee.start)
                    }, Unmanaged.passUnretained(tally).toOpaque())
                event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)
            }
            return Race.Pass(count: tally.count, sum: tally.sum)
        }
    }

    private struct Pointer: @unchecked Sendable {
        let value: OpaquePointer?
        init(_ value: OpaquePointer?) { self.value = value }
    }

    private final class Tally {
        var count = 0
        var sum = 0
        func add(_ instant: Int) {
            count += 1
            sum &+= instant
        }
    }
}
