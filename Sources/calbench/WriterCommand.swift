import ArgumentParser
import Console
import Domain
import Foundation
import ICalendar

/// Races the writing of calendars.
struct WriterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "writer",
        abstract: "Milliseconds to write a calendar, by this project and by libical.",
        discussion: """
            Writes the same invented events, with Swedish words, a series, exceptions and a description of some lines each, from \
            values to the bytes of a file, by this project and by libical in turn, round after round on one thread; told is the \
            median of the rounds. Both files are then read: they must hold the same times, or the exit code is 1. "copied" is \
            the limit: the time to copy as many bytes.

              calbench writer
              calbench writer --rounds 15 --format json
            """)

    @OptionGroup var options: RaceOptions

    func run() throws {
        let results = try [1000, 10_000].map { try WriterResult(events: $0, rounds: options.rounds) }
        switch options.format {
        case .json: try printJSON(["writer": results])
        case .text: for line in WriterResult.lines(results) { print(line) }
        }
        let wrong = results.filter { !$0.agree }.map { String($0.events) }
        if !wrong.isEmpty { throw Failure("not the same times on both sides: " + wrong.joined(separator: "; ")) }
    }
}

struct WriterResult: Encodable {
    let events: Int
    let bytes: Int
    /// Milliseconds, as are the next two.
    let own: Double
    let libical: Double
    let copied: Double
    let agree: Bool

    private enum CodingKeys: String, CodingKey {
        case events, bytes, agree
        case own = "own_ms"
        case libical = "libical_ms"
        case copied = "copied_ms"
    }

    init(events count: Int, rounds: Int) throws {
        let events = (0..<count).map(WriterResult.event)
        let publication = Publication(name: "Mätning")
        let written = publication.bytes(events)
        let race = Race(
            "\(count)", { Race.Pass(count: publication.bytes(events).isEmpty ? 0 : count, sum: 0) },
            { Race.Pass(count: try libicalBytes(events).isEmpty ? 0 : count, sum: 0) })
        let copying = Race(
            "copied", { Race.Pass(count: copy(written), sum: 0) }, { Race.Pass(count: copy(written), sum: 0) })
        let result = try race.result(rounds: rounds)
        self.events = count
        bytes = written.count
        own = Double(count) / result.own * 1000
        libical = Double(count) / result.libical * 1000
        copied = Double(written.count) / (try copying.result(rounds: rounds).own) * 1000
        agree = try WriterResult.times(written) == WriterResult.times(try libicalBytes(events))
    }

    static func lines(_ results: [WriterResult]) -> [String] {
        ["In ms, medians", "   events      bytes     own  libical  copied   times"]
            + results.map { result in
                String(
                    format: "%9d %10d %7.2f %8.2f %7.3f %7.1f", result.events, result.bytes, result.own, result.libical,
                    result.copied, result.libical / result.own) + (result.agree ? "" : "  NOT THE SAME")
            }
    }

    /// An invented session: weekly, with a date left out.
    private static func event(_ number: Int) -> CalendarEvent {
        let first = Day(number: 20_830 + number % 140)
        let start = LocalTime(day: first, second: (9 + number % 9) * 3600)
        var event = CalendarEvent(
            uid: "\(number * 7919)-matning@traffpunkt.example", stamp: Instant(seconds: 1_800_000_000 + number),
            time: .timed(start: start, end: LocalTime(secondsSinceEpoch: start.secondsSinceEpoch + 5400)),
            summary: "Anhöriggrupp \(number), för dig som stöttar någon; öppen träff")
        let last = Zone.stockholm.instant(LocalTime(day: first + 63, second: start.second))
        event.rule = RecurrenceRule(.weekly, end: .until(.time(Zone.utc.local(last), .utc)))
        event.except = [LocalTime(day: first + 21, second: start.second)]
        event.sequence = number % 4
        event.location = "Biblioteket, Storgatan \(number % 90), Årsta"
        event.description = """
            Sluten grupp för anhöriga till äldre personer.
            Språk: svenska.
            Börjar i januari. 9 gånger, varje vecka.
            Kontakt: anhorigstod@example.org
            """
        event.status = .confirmed
        return event
    }

    private static func times(_ bytes: [UInt8]) throws -> [Interval] {
        guard let window = Interval(Instant(seconds: 1_800_000_000), Instant(seconds: 1_805_000_000)) else { return [] }
        let read = CalendarImport.read(bytes, window: window)
        if let error = read.remarks.first(where: { $0.severity == .error }) { throw Failure(error.message) }
        return read.taken.map(\.time)
    }
}

/// - Returns: how many bytes were copied.
private func copy(_ bytes: [UInt8]) -> Int {
    var copied: [UInt8] = []
    copied.reserveCapacity(bytes.count)
    copied.append(contentsOf: bytes)
    return copied.count
}
