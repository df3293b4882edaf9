import ArgumentParser
import Console
import Domain
import Foundation
import ICalendar
import Registration
import Store

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write waitlists, registrations or the calendar feeds of the living term into a folder.",
        discussion: "A folder is written all or nothing, in place of an earlier export. Tables have pseudonyms and no names.",
        subcommands: [ExportWaitlistsCommand.self, ExportRegistrationsCommand.self, ExportFeedsCommand.self])
}

/// Where an export goes.
struct ExportOptions: ParsableArguments {
    @Option(
        help: "The folder to write; made if it is not there, replaced if it holds an earlier export.", completion: .directory)
    var out: String

    func write(_ what: String, _ files: [OutputFile], at instant: Instant) throws {
        let mark = Mark(format: OutputFolder.exportFormat, what: what, written: Stockholm.text(instant))
        try OutputFolder(out, .export).write(
            files + [OutputFile(OutputFolder.exportMark, Array((try jsonText(mark) + "\n").utf8))])
        tell("written: \(out), \(files.count) \(files.count == 1 ? "file" : "files")")
    }

    func check() throws { try OutputFolder(out, .export).check() }

    private struct Mark: Encodable {
        let format: String
        let what: String
        let written: String
    }
}

struct ExportWaitlistsCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitlists", abstract: "Who waits for what, in order and why: a table of the city, and one a district.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var export: ExportOptions

    private static let header = [
        "session", "position", "person", "home_district", "registered", "status", "reason_code", "reason",
    ]

    func run(in term: LivingTerm) async throws {
        try export.check()
        let views = try await term.sessions()
        let districts = try await term.districts()
        var whole = CSVText(header: Self.header)
        var tables: [ID<District>: CSVText] = [:]
        for view in views {
            let holder = view.host ?? view.told.told.owners.first
            for place in view.roster.line {
                let form = PlaceForm(place, in: view.roster, .swedish, host: view.host.flatMap { districts[$0] })
                let row = [
                    form.session, form.position.map(String.init) ?? "", form.person, form.district, form.registered,
                    form.status,
                    (form.reasons ?? []).joined(separator: "|"), form.text ?? "",
                ]
                whole.append(row)
                if let holder { tables[holder, default: CSVText(header: Self.header)].append(row) }
            }
        }
        let files = tables.sorted { $0.key < $1.key }.map { OutputFile("waitlists/\($0.key).csv", $0.value.bytes) }
        try export.write("waitlists", [OutputFile("waitlists.csv", whole.bytes)] + files, at: Clock.now()())
    }
}

struct ExportRegistrationsCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "registrations", abstract: "Every seat, offer and place in line, by pseudonym.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var export: ExportOptions

    func run(in term: LivingTerm) async throws {
        try export.check()
        var table = CSVText(header: [
            "session", "person", "home_district", "status", "party", "seats", "kind", "registered", "reply_by",
        ])
        for view in try await term.sessions() {
            for place in view.roster.places.values.sorted(by: { $0.asking.person < $1.asking.person }) {
                let form = PlaceForm(place, in: view.roster, .swedish)
                table.append([
                    form.session, form.person, form.district, form.status, String(form.party),
                    (form.seats ?? []).map(String.init).joined(separator: " "), form.kind ?? "", form.registered,
                    form.replyBy ?? "",
                ])
            }
        }
        try export.write("registrations", [OutputFile("registrations.csv", table.bytes)], at: Clock.now()())
    }
}

struct ExportFeedsCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "The calendars to subscribe to as the term is lived: moved, cancelled and reinstated sessions.",
        discussion: """
            From then on subscribers have been told: what was done before cannot be undone. leader/ and venue/ are for staff, \
            not to be published.
            """)

    @OptionGroup var living: LivingTermOptions

    @Option(
        help: ArgumentHelp("The term folder, for the names of districts, agreements, leaders and venues.", valueName: "term"),
        completion: .directory)
    var term: String

    @OptionGroup var export: ExportOptions

    func run(in living: LivingTerm) async throws {
        try export.check()
        let city = try TermArgument.parse([term]).city()
        let sessions = try await living.sessions()
        guard sessions.contains(where: { city.offering[$0.roster.session] != nil }) else {
            throw Failure("\(term): is not the term that the database holds; name that term's folder")
        }
        let now = try Clock.now()()
        let told = try await living.announcementsToPublish()
        let files = Feeds.all(of: told, in: city, at: now).map { OutputFile($0.path, $0.bytes) }
        try export.write("feeds", files, at: now)
    }
}
