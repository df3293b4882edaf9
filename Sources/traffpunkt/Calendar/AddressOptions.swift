import ArgumentParser
import Console
import Domain
import Download
import Foundation
import ICalendar

/// How calendars are fetched by their addresses, for commands that take addresses beside files.
struct AddressOptions: ParsableArguments {
    @Flag(help: "Also ask computers on private networks, such as a calendar server of your own.")
    var allowPrivateAddresses = false

    @Flag(name: .customLong("allow-http"), help: "Also take http:// addresses, which anybody on the way can read and change.")
    var allowHTTP = false

    @Option(
        help: ArgumentHelp(
            "Where the last good copies are kept (default: $XDG_CACHE_HOME/traffpunkt/calendars, else ~/.cache/traffpunkt/calendars).",
            valueName: "dir"), completion: .directory)
    var cache: String?

    @Option(
        help: ArgumentHelp("Certificates (PEM) to trust beside the system's: a city's own authority.", valueName: "file"),
        completion: .file())
    var caFile: String?

    @Option(help: ArgumentHelp("Seconds for a calendar to come (default: 30).", valueName: "s"))
    var timeout: Double?

    mutating func validate() throws {
        if cache == "" { throw ValidationError("--cache must name a folder.") }
        if let timeout, !(timeout > 0 && timeout <= 600) {
            throw ValidationError("--timeout must be more than 0 and at most 600.")
        }
    }

    /// What a `--help` says of addresses.
    static let discussion = """
        An address begins with https:// or webcal://. It is a secret: whoever knows it can read the calendar, so messages \
        show the host and a mark only. Redirects (at most 5) are followed to https:// alone; a calendar is at most 10 MB; \
        computers on private networks are not asked, nor proxies, which would ask in our place. The last good copy of each \
        calendar is kept for 30 days, and used when the server is down.
        """

    /// Whether an argument is an address rather than a file.
    static func isAddress(_ argument: String) -> Bool { argument.contains("://") }

    /// - Throws: why the text is no calendar's address; not the text itself, which may be a secret that is misspelt.
    func address(_ text: String) throws(Failure) -> CalendarAddress {
        do {
            return try CalendarAddress(text, allowsHTTP: allowHTTP)
        } catch {
            throw Failure("the address: \(error)\(error == .notEncrypted ? ", or --allow-http" : "")")
        }
    }

    /// The calendar at an address, as it is now or as it was last; tells on standard error when that takes long.
    ///
    /// - Throws: why it cannot be had, and what would help.
    func calendar(at address: CalendarAddress, now: Instant = .now) throws(Failure) -> AddressedCalendar {
        let download = CalendarDownload(
            rules: try rules(), copies: KeptCopies(folder: try cacheFolder()), refusal: AddressOptions.refusal)
        Interruption.watch()
        let meter = WaitingMeter(for: address.host)
        defer { meter.end() }
        do {
            let fetched = try download.calendar(at: address, now: now) { bytes in
                meter.show(bytes)
                return !Interruption.isRequested
            }
            return AddressedCalendar(address: address, calendar: fetched, now: now)
        } catch {
            throw Failure("\(address): \(error)\(Self.hint(for: error.cause))")
        }
    }

    /// Why bytes are no calendar; nil when they can be read, if only in part.
    private static func refusal(of bytes: [UInt8]) -> String? {
        let end = bytes.suffix(200).split { $0 == 0x0A || $0 == 0x0D }.last { $0.contains { $0 != 0x20 } }
        guard end.map({ String(decoding: $0, as: UTF8.self).uppercased().hasPrefix("END:VCALENDAR") }) ?? false else {
            return CalendarImport.check(bytes).remarks.first.map { remark in
                (remark.line.map { "line \($0): " } ?? "") + remark.message
            } ?? "is cut short; a calendar ends with END:VCALENDAR"
        }
        let checked = CalendarImport.check(bytes)
        guard checked.outcome == .refused, let remark = checked.remarks.first else { return nil }
        return (remark.line.map { "line \($0): " } ?? "") + remark.message
    }

    private func rules() throws(Failure) -> DownloadRules {
        var rules = DownloadRules()
        rules.allowsPrivateAddresses = allowPrivateAddresses
        rules.seconds = timeout ?? rules.seconds
        if let caFile {
            guard FileManager.default.isReadableFile(atPath: caFile) else {
                throw Failure("--ca-file \(caFile): there is no such file that can be read")
            }
            rules.authorities = caFile
        }
        return rules
    }

    /// By the XDG Base Directory Specification, which has paths that are not absolute ignored.
    private func cacheFolder() throws(Failure) -> String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"].map { $0 + "/.cache" }
        if let cache { return cache }
        guard let base = [environment["XDG_CACHE_HOME"], home].compactMap(\.self).first(where: { $0.hasPrefix("/") }) else {
            throw Failure("there is no home folder to keep copies in; name a folder with --cache")
        }
        return base + "/traffpunkt/calendars"
    }

    /// Which option lets a failure pass, for those who know what they do.
    private static func hint(for cause: DownloadFailure.Cause) -> String {
        switch cause {
        case .privateAddress: "; --allow-private-addresses asks it"
        case .certificate(.unknownAuthority): "; --ca-file names the city's own authority"
        case .tooSlow: "; --timeout gives it longer"
        default: ""
        }
    }
}

/// A calendar from an address, as commands tell of it.
struct AddressedCalendar {
    /// The host and a mark, no secret: stands where a file's name would.
    let name: String
    let calendar: FetchedCalendar
    /// What there is to say of how it was fetched.
    let remarks: [CalendarRemark]

    init(address: CalendarAddress, calendar: FetchedCalendar, now: Instant) {
        name = address.description
        self.calendar = calendar
        var remarks: [CalendarRemark] = []
        if case .kept(let failure) = calendar.origin, let message = calendar.remark(at: now) {
            remarks.append(
                CalendarRemark(line: nil, severity: failure.remedy == .somebody ? .error : .note, message: message))
        }
        if let fault = calendar.keepingFault {
            remarks.append(CalendarRemark(line: nil, severity: .note, message: fault))
        }
        self.remarks = remarks
    }

    /// Whether somebody must see to it, though there is a copy to go on with.
    var needsSomebody: Bool { remarks.contains { $0.severity == .error } }
}

extension Instant {
    /// By this computer's clock.
    static var now: Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }
}
