import Console
import ArgumentParser
import Domain
import ICalendar

struct CalendarExpandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expand",
        abstract: "List the times of a recurrence rule (RFC 5545, RRULE).",
        discussion: """
            The times that the rule itself gives, from DTSTART on. Where DTSTART is not one of them, that is noted: a calendar \
            program would show it all the same, as the first. With a zone each time is given in UTC too; without, a time is \
            local wherever one is. A time that the clocks skip in spring counts as an hour later; of one that comes twice in \
            autumn the first is meant. Exit code 1 when the rule is faulty.

              traffpunkt calendar expand --rrule "FREQ=WEEKLY;BYDAY=TU;COUNT=10" --dtstart 20270126T130000 --tzid Europe/Stockholm
              traffpunkt calendar expand --rrule "FREQ=MONTHLY;BYDAY=-1FR" --dtstart 20270129 --limit 5 --format json
            """)

    @Option(help: ArgumentHelp("The rule, with or without RRULE: before it.", valueName: "rule"))
    var rrule: String

    @Option(
        help: ArgumentHelp("When it starts: 20270126, 20270126T130000 or 20270126T120000Z.", valueName: "time"))
    var dtstart: String

    @Option(help: ArgumentHelp("The zone of a DTSTART without Z, such as Europe/Stockholm.", valueName: "zone"))
    var tzid: String?

    @Option(help: ArgumentHelp("The most times to list, at most \(RuleExpansion.most).", valueName: "n"))
    var limit = 100

    @OptionGroup var output: ListFormat

    func validate() throws {
        guard (1...RuleExpansion.most).contains(limit) else {
            throw ValidationError("--limit must be 1 to \(RuleExpansion.most).")
        }
        _ = try start()
    }

    func run() throws {
        let start = try start()
        let times: [Moment]
        do throws(ValueFault) {
            let rule = rrule.uppercased().hasPrefix("RRULE:") ? String(rrule.dropFirst(6)) : rrule
            let expansion = try RuleExpansion(rule, start: start)
            for remark in expansion.remarks { tell("note: \(remark)") }
            times = try expansion.first(limit)
        } catch {
            throw Failure("--rrule: \(error.message)")
        }
        if times.first != start {
            tell("note: --dtstart \(dtstart) is not one of the rule's times; a calendar program shows it too, before them")
        }
        let rows = times.map(Row.init)
        switch output.chosen {
        case .text: for row in rows { print([row.local, row.utc].compactMap(\.self).joined(separator: "  ")) }
        case .json: try printJSON(rows)
        }
    }

    private struct Row: Encodable {
        let local: String
        let utc: String?

        init(_ moment: Moment) {
            switch moment {
            case .day(let day):
                local = day.basic
                utc = nil
            case .time(let time, let zone):
                local = time.basic
                utc = zone == .floating ? nil : LocalTime(secondsSinceEpoch: moment.instant.seconds).basic + "Z"
            }
        }
    }

    private func start() throws -> Moment {
        var zone = Zone.floating
        if let tzid {
            guard let known = Zone(named: tzid) else {
                throw ValidationError(
                    "--tzid \"\(printable(tzid.unicodeScalars))\" is not a known zone; Europe/Stockholm is an example.")
            }
            zone = known
        }
        do throws(ValueFault) {
            return try Moment(dtstart, zone: zone)
        } catch {
            throw ValidationError("--dtstart \(error.message).")
        }
    }
}
