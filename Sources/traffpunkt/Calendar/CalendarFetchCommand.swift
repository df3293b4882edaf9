import ArgumentParser
import Console
import Domain
import Download
import Foundation
import ICalendar
import Store

struct CalendarFetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch a leader's or a venue's calendar from its address into a term's busy/ folder.",
        discussion: """
            The file is written whole or not at all, and only when the calendar has changed. When the server is down, or sends \
            something else than a calendar, the file stays as it was and that is said; where there is none yet, the last good \
            copy is written.

            \(AddressOptions.discussion)

            Exit code 0 when the file is the calendar, or the server is down for now and a good copy stands in; 1 when \
            somebody must look: there is no copy, the address has been withdrawn (401, 403, 404, 410) or leads where it must \
            not. An address given as - is read from standard input, where other users of the computer do not see it.

              traffpunkt calendar fetch https://example.org/hall.ics --out term/busy/hall.ics
              traffpunkt calendar fetch - --out term/busy/hall.ics < hall.address
            """)

    @Argument(help: ArgumentHelp("The calendar's address, or - to read it from standard input.", valueName: "address"))
    var address: String

    @Option(
        help: ArgumentHelp("Where the calendar goes.", valueName: "file"), completion: .file(extensions: ["ics"]))
    var out: String

    @OptionGroup var options: AddressOptions

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        let file = try NewFile(out)
        let address = try options.address(try givenAddress())
        let isThere = FileManager.default.fileExists(atPath: out)
        let fetched: AddressedCalendar
        do {
            fetched = try options.calendar(at: address)
        } catch {
            guard format == .json else {
                throw Failure("\(error)\n\(isThere ? "\(out): stays as it was" : "nothing was written")")
            }
            try printJSON(Report(error, address, file: out))
            throw ExitCode(1)
        }
        let isWritten = fetched.calendar.isCopy ? !isThere : fetched.calendar.bytes != (try? FolderFile.bytes(at: out))
        if isWritten { try file.write(Data(fetched.calendar.bytes)) }
        switch format {
        case .text: tell(fetched, isWritten: isWritten)
        case .json: try printJSON(Report(fetched, file: out, isWritten: isWritten))
        }
        if fetched.needsSomebody { throw ExitCode(1) }
    }

    private func givenAddress() throws(Failure) -> String {
        guard address == "-" else { return address }
        guard let line = readLine()?.trimmingCharacters(in: .whitespaces), !line.isEmpty else {
            throw Failure("standard input holds no address")
        }
        return line
    }

    // MARK: Telling

    private func tell(_ fetched: AddressedCalendar, isWritten: Bool) {
        for remark in fetched.remarks {
            Console.tell("\(remark.severity == .error ? "error" : "note"): \(fetched.name): \(remark.message)")
        }
        let outcome =
            isWritten
            ? "written, \(fetched.calendar.bytes.count) bytes" : fetched.calendar.isCopy ? "stays as it was" : "unchanged"
        print("\(out): \(outcome)")
    }
}

/// What became of a fetch, for programs.
private struct Report: Encodable {
    let file: String
    /// The host and a mark, no secret.
    let address: String
    let outcome: Outcome
    let written: Bool
    let bytes: Int?
    /// When the server last answered for the calendar, in UTC.
    let confirmed: String?
    let remarks: [Remark]

    enum Outcome: String, Encodable { case new, unchanged, kept, failed }

    struct Remark: Encodable {
        let severity: String
        let message: String
    }

    init(_ fetched: AddressedCalendar, file: String, isWritten: Bool) {
        self.file = file
        address = fetched.name
        outcome =
            switch fetched.calendar.origin {
            case .new: .new
            case .unchanged: .unchanged
            case .kept: .kept
            }
        written = isWritten
        bytes = fetched.calendar.bytes.count
        confirmed = Date(timeIntervalSince1970: Double(fetched.calendar.confirmed.seconds)).formatted(.iso8601)
        remarks = fetched.remarks.map { Remark(severity: $0.severity == .error ? "error" : "note", message: $0.message) }
    }

    init(_ failure: Failure, _ address: CalendarAddress, file: String) {
        self.file = file
        self.address = address.description
        outcome = .failed
        written = false
        bytes = nil
        confirmed = nil
        remarks = [Remark(severity: "error", message: failure.description)]
    }
}
