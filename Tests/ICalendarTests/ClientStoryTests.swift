import Domain
import Foundation
import ICalendar
import Testing

/// The folder of the programs that drive the clients: `clients.sh` (vdirsyncer and khal), `eds_client.py` (Evolution Data
/// Server), `tb_client.sh` (Thunderbird).
private let clients = ProcessInfo.processInfo.environment["TRAFFPUNKT_CLIENTS"].map { URL(filePath: $0) }

/// What real calendar programs show of a feed after each kind of change; they read it from a server on this machine.
@Suite("Real clients", .serialized, .enabled(if: clients != nil, "needs TRAFFPUNKT_CLIENTS"))
struct ClientStoryTests {
    enum Story: String, CaseIterable {
        case created, occurrenceMoved, occurrenceCancelled, seriesMoved, movedMidway, digital, renamed, cancelled, deleted
    }

    /// An event as a client lists it: in UTC, or dates with the end left out.
    private struct Shown: Hashable, CustomStringConvertible {
        let start: String
        let end: String
        let title: String
        let isCancelled: Bool

        var description: String { "\(start)-\(end) \(title)" }
    }

    private let city: City
    private let told: [Announcement]
    private let now: Instant

    init() throws {
        let tiny = try TinyCity()
        city = tiny.city
        told = tiny.announcements
        // Between the first and the second of the dates.
        now = try instant("2027-01-28 8:00")
    }

    /// The café, which is open to all, after the story; the others stay as they are.
    private func announcements(after story: Story) throws -> [Announcement] {
        let cafe = try #require(told.first)
        let second = cafe.days[1]
        let before = try instant("2027-01-15 8:00")
        let elsewhere = Announcement.Meeting(day: second + 2, start: try time("17:30"), minutes: 60, place: cafe.told.place)
        switch story {
        case .created: return told
        case .occurrenceMoved: return try replacing(cafe.altering(second, to: elsewhere, at: now))
        case .occurrenceCancelled: return try replacing(cafe.altering(second, to: nil, at: now))
        case .seriesMoved: return try replacing(planned(.thursday, "14:15", at: before))
        case .movedMidway: return try replacing(planned(.thursday, "14:15", at: now))
        case .digital: return try replacing(planned(.tuesday, "9:00", digital: true, at: now))
        case .renamed: return try replacing(planned(.tuesday, "9:00", title: "Nytt namn, nya tag", at: now))
        case .cancelled: return try replacing(cafe.cancelled(at: before))
        case .deleted: return Array(told.dropFirst())
        }
    }

    private func replacing(_ cafe: Announcement?) throws -> [Announcement] { [try #require(cafe)] + told.dropFirst() }

    private func planned(
        _ weekday: Weekday, _ start: String, title: String? = nil, digital: Bool = false, at instant: Instant
    ) throws -> Announcement {
        let cafe = try #require(told.first)
        let city = try TinyCity(title: title ?? cafe.told.title).city
        let offering = try #require(city.offerings.first)
        let session = Session(
            offering: cafe.offering, host: digital ? nil : cafe.told.place.host, venue: digital ? nil : cafe.told.place.venue,
            time: WeeklyTime(weekday, try time(start)), startWeek: 3,
            series: try #require(city.term.series(of: offering, on: weekday, startWeek: 3)), leaders: cafe.leaders)
        return cafe.following(session, of: offering, in: city, at: instant)
    }

    /// Worked out from the announcements alone: the protected one is nowhere, the children's is there by week.
    private func expected(_ announcements: [Announcement]) -> Set<Shown> {
        func shown(_ meeting: Announcement.Meeting, _ title: String, isCancelled: Bool) -> Shown {
            let start = Stockholm.instant(meeting.day, meeting.start)
            let end = Instant(seconds: start.seconds + meeting.minutes * 60)
            return Shown(
                start: utc(start), end: utc(end), title: (isCancelled ? "INSTÄLLD: " : "") + title, isCancelled: isCancelled)
        }
        var all: Set<Shown> = []
        for announcement in announcements {
            switch announcement.offering.text {
            case "cafe-oppet", "beroende-grupp":
                let title = announcement.told.neutralTitle ?? announcement.told.title
                for day in announcement.days {
                    let meeting = announcement.meeting(on: day)
                    all.insert(shown(meeting ?? announcement.regular(day), title, isCancelled: meeting == nil))
                }
            case "barn-grupp":
                for monday in Set(announcement.days.map(\.monday)).union([announcement.days[0].monday + 7]) {
                    all.insert(
                        Shown(start: monday.basic, end: (monday + 7).basic, title: announcement.told.title, isCancelled: false))
                }
            default: break
            }
        }
        return all
    }

    private func utc(_ instant: Instant) -> String { LocalTime(secondsSinceEpoch: instant.seconds).basic + "Z" }

    @Test("khal, Evolution and Thunderbird show what is announced, and that what is cancelled is", arguments: Story.allCases)
    func shows(story: Story) throws {
        let announcements = try announcements(after: story)
        let feed = try #require(Feeds.all(of: announcements, in: city, at: now).first)
        let expected = expected(announcements)
        try served(feed.bytes) { address in
            let evolution = try evolution(address)
            #expect(evolution == expected, "Evolution: \(evolution.symmetricDifference(expected))")
            let khal = try khal(address)
            #expect(khal == expected, "khal: \(khal.symmetricDifference(expected))")
            let stored = try thunderbird(address)
            let written = written(feed)
            #expect(stored == written, "Thunderbird: \(stored.symmetricDifference(written))")
        }
    }

    // MARK: Clients

    private func khal(_ address: String) throws -> Set<Shown> {
        let lines = try run([program("clients.sh"), address, "2027-01-01", "2027-07-01"])
        #expect(lines.contains("resync: 0 actions"))
        return Set(
            lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }.filter { $0.count > 4 }
                .compactMap { parts in
                    guard let first = Day(iso: parts[0]), let last = Day(iso: parts[2]) else { return nil }
                    let isCancelled = parts.last?.contains("CANCELLED") == true
                    guard let start = ClockTime(parts[1]), let end = ClockTime(parts[3]) else {
                        return Shown(start: first.basic, end: (last + 1).basic, title: parts[4], isCancelled: isCancelled)
                    }
                    return Shown(
                        start: utc(Stockholm.instant(first, start)), end: utc(Stockholm.instant(last, end)), title: parts[4],
                        isCancelled: isCancelled)
                })
    }

    private func evolution(_ address: String) throws -> Set<Shown> {
        let command = ["dbus-run-session", "--", "/usr/bin/python3", try program("eds_client.py"), address]
        return Set(
            try run(command + ["2027-01-01", "2027-07-01"]).map { $0.split(separator: "\t").map(String.init) }
                .filter { $0.count > 4 }
                .map { Shown(start: $0[0], end: $0[1], title: $0[2], isCancelled: $0[3] == "cancelled") })
    }

    /// Start, end, recurrence id, status and title of each component in Thunderbird's store.
    private func thunderbird(_ address: String) throws -> Set<[String]> {
        Set(
            try run([program("tb_client.sh"), address]).map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
            .filter { $0.count > 6 }.map { [$0[0], $0[1], $0[3], $0[4], $0[5]] })
    }

    /// The same of each VEVENT of the feed.
    private func written(_ feed: Feed) -> Set<[String]> {
        let text = String(decoding: feed.bytes, as: UTF8.self).replacing("\r\n ", with: "")
        return Set(
            text.components(separatedBy: "BEGIN:VEVENT\r\n").dropFirst().map { event in
                let lines = event.components(separatedBy: "\r\n")
                func value(_ name: String) -> String {
                    lines.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }?
                        .drop { $0 != ":" }.dropFirst().description ?? ""
                }
                func moment(_ name: String) -> String {
                    (try? Moment(value(name), zone: .stockholm)).map { moment in
                        switch moment {
                        case .day(let day): day.basic
                        case .time(let time, let zone): utc(zone.instant(time))
                        }
                    } ?? ""
                }
                let title = value("SUMMARY").replacing("\\,", with: ",").replacing("\\;", with: ";")
                return [moment("DTSTART"), moment("DTEND"), moment("RECURRENCE-ID"), value("STATUS"), title]
            })
    }

    // MARK: Programs

    private func program(_ name: String) throws -> String { try #require(clients).appending(path: name).path }

    /// What a program prints; into a file, since what it leaves running may hold on to a pipe.
    private func run(_ command: [String]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-client-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // A child of a dispatch thread begins with all signals blocked, timers among them.
        process.arguments = ["--default-signal", "timeout", "90"] + command
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private func served(_ bytes: [UInt8], _ body: (_ address: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-feed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "feed.ics"))
        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = [
            "--default-signal", "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path,
        ]
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        defer { server.terminate() }
        let greeting = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(greeting.firstMatch(of: /port (\d+)/)).1
        try body("http://127.0.0.1:\(port)/feed.ics")
    }
}
