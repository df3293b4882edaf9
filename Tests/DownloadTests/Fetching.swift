import Domain
import Download
import Foundation
import Testing

/// One test's own folder of copies, beside the servers that all tests share.
struct Fetching {
    static let calendar = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//t//t\r
        BEGIN:VEVENT\r
        UID:1\r
        DTSTAMP:20260101T000000Z\r
        DTSTART:20270126T130000Z\r
        DTEND:20270126T140000Z\r
        SUMMARY:Busy\r
        END:VEVENT\r
        END:VCALENDAR\r

        """
    static let now = Instant(seconds: 1_800_000_000)

    let server: CalendarServer
    let copies: URL
    var rules = DownloadRules()
    var allowsHTTP = false

    static func inEmptyFolder(_ body: (inout Fetching) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-copies-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try CalendarServer.shared.get()
        var fetching = Fetching(server: server, copies: folder)
        fetching.rules.exceptions = [try #require(IPAddress("127.0.0.1"))]
        fetching.rules.authorities = server.folder.appending(path: "city.pem").path
        try body(&fetching)
    }

    /// A path that no other test asks for.
    func path(_ what: String) -> String { "\(what)~\(copies.lastPathComponent)" }

    func fetch(_ url: String, at now: Instant = now, goesOn: @escaping (Int) -> Bool = { _ in true }) throws -> FetchedCalendar
    {
        let download = CalendarDownload(rules: rules, copies: KeptCopies(folder: copies.path)) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return text.hasPrefix("BEGIN:VCALENDAR") && text.hasSuffix("END:VCALENDAR\r\n") ? nil : "no calendar"
        }
        return try download.calendar(at: CalendarAddress(url, allowsHTTP: allowsHTTP), now: now, goesOn: goesOn)
    }

    /// What stops a fetch; nil when nothing does.
    func cause(_ url: String) throws -> DownloadFailure.Cause? {
        do {
            _ = try fetch(url)
            return nil
        } catch let failure as DownloadFailure {
            return failure.cause
        }
    }
}
