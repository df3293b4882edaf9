import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store

/// Where the living term is kept, with which keys, and what time it is.
struct LivingTermOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The living term's database: a file's path, or postgres://… (default: the environment's TRAFFPUNKT_DATABASE, else \
            traffpunkt.db). Give an address with a password by the environment: the list of processes shows the command line.
            """, valueName: "db"), completion: .file())
    var database: String?

    @Option(
        help: ArgumentHelp(
            "The file with the keys that people's details are sealed with (default: TRAFFPUNKT_KEY, else the database's path and .key).",
            valueName: "file"), completion: .file())
    var key: String?

    static let defaultPath = "traffpunkt.db"

    var address: DatabaseAddress {
        get throws(Failure) {
            let text = database ?? environment("TRAFFPUNKT_DATABASE") ?? Self.defaultPath
            let address: DatabaseAddress
            do {
                address = try DatabaseAddress(text)
            } catch {
                throw Failure("--database: \(error)")
            }
            guard address != .memory else {
                throw Failure("--database: must be a file's path, or postgres:// and a server; :memory: would be gone at once")
            }
            return address
        }
    }

    var keyPath: String {
        get throws(Failure) {
            if let path = key ?? environment("TRAFFPUNKT_KEY") { return path }
            if case .file(let path) = try address.place { return path + ".key" }
            return Self.defaultPath + ".key"
        }
    }

    /// Opens the living term, which must be there.
    func open() throws(Failure) -> LivingTerm {
        let address = try address
        if case .file(let path) = address.place, !FileManager.default.fileExists(atPath: path) {
            throw Failure("\(address): there is no such database; make it with traffpunkt import TERM --plan DIR")
        }
        return try open(keys())
    }

    /// Opens the living term, or makes an empty one, and the key file where there is none and nothing has been sealed yet.
    func openOrMake() async throws -> LivingTerm {
        let path = try keyPath
        guard !FileManager.default.fileExists(atPath: path) else { return try open(keys()) }
        let text = KeyRing.generate()
        let term = try open(try RefusalWording.plainly(path) { () throws(KeyFault) in try KeyRing(text) })
        do {
            guard try await term.sessions().isEmpty else {
                throw Failure(
                    "\(path): there is no key file, and the database holds a term that was sealed with one; name it with --key")
            }
        } catch {
            throw await RefusalWording.failure(of: error, in: term)
        }
        try PrivateFile.make(path, text)
        tell("note: the key for people's details is in \(path); keep it apart from the database's backups, and keep a copy")
        return term
    }

    func keys() throws(Failure) -> KeyRing {
        let path = try keyPath
        return try RefusalWording.plainly(path) { () throws(KeyFault) in try KeyRing(file: path) }
    }

    private func open(_ keys: KeyRing) throws(Failure) -> LivingTerm {
        let (address, now) = (try address, try Clock.now())
        do {
            return try LivingTerm(address, keys: keys, now: now)
        } catch {
            throw Failure("\(address): \(error)")
        }
    }
}

/// Who acts.
struct RoleOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "As whom: \(Self.forms) (default: TRAFFPUNKT_AS). It stands in the ledger, and decides what may be seen.",
            valueName: "role"))
    var role: String?

    static let forms = "district:farsta, person, leader:ID, coorganiser:ID or city"

    func actor() throws(Failure) -> Actor {
        guard let actor = try Self.actor(role) else {
            throw Failure("--as: say as whom, since the act is logged; must be \(Self.forms)")
        }
        return actor
    }

    /// nil where nobody is named.
    static func actor(_ role: String?) throws(Failure) -> Actor? {
        guard let text = role ?? environment("TRAFFPUNKT_AS") else { return nil }
        guard let actor = Actor(text), actor != .rule else {
            throw Failure("--as \"\(text.shown)\": must be \(Self.forms)")
        }
        return actor
    }

}

/// Who acts, and under which id.
struct ActorOptions: ParsableArguments {
    @OptionGroup var role: RoleOptions

    @Option(
        help: ArgumentHelp(
            "An id of your own for the act; done again with the same id, it changes nothing. Made up when left out.",
            valueName: "id"))
    var operation: String?

    func actor() throws(Failure) -> Actor { try role.actor() }

    func id() throws(Failure) -> ID<Registration.Operation> {
        guard let operation else { return .new() }
        return try Slug.parse(operation, "--operation")
    }
}

extension ID<Registration.Operation> {
    /// Drawn from the system.
    static func new() -> Self { ID(slugOf: "o-" + ID.pseudonym().text.dropFirst(2)) }
}

/// The time by the clock, or the one that a test or a demonstration gives.
enum Clock {
    static func now() throws(Failure) -> @Sendable () -> Instant { try clock.get() }

    /// The same going on from there, for what runs long.
    static func running() throws(Failure) -> @Sendable () -> Instant {
        let (now, start) = (try now(), ContinuousClock.now)
        guard environment("TRAFFPUNKT_NOW") != nil else { return now }
        return { Instant(seconds: now().seconds + Int((ContinuousClock.now - start).components.seconds)) }
    }

    private static let clock: Result<@Sendable () -> Instant, Failure> = {
        guard let text = environment("TRAFFPUNKT_NOW") else {
            return .success { Instant(seconds: Int(Date().timeIntervalSince1970)) }
        }
        guard let instant = WallTime(text)?.instant else {
            return .failure(Failure("TRAFFPUNKT_NOW: must be a local time such as 2027-01-11T09:00:00, in Stockholm"))
        }
        tell("note: the time is \(Stockholm.text(instant)), as TRAFFPUNKT_NOW says")
        return .success { instant }
    }()
}

/// A date and a time of day in Stockholm, as people write them: `2027-03-09 18:00`, `2027-03-09T18:00:30`.
struct WallTime {
    let day: Day
    let time: ClockTime
    private let second: Int

    var instant: Instant { Instant(seconds: Stockholm.instant(day, time).seconds + second) }

    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
        guard parts.count == 2, let day = Day(iso: String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(clock.count), let time = ClockTime(clock.prefix(2).joined(separator: ":")), time.minutes < 1440
        else { return nil }
        var second = 0
        if clock.count == 3 {
            guard let number = wholeNumber(clock[2].utf8), clock[2].utf8.count == 2, number < 60 else { return nil }
            second = number
        }
        self.day = day
        self.time = time
        self.second = second
    }

    static let form = "a local time such as \"2027-03-09 18:00\""
}

/// A variable of the environment; an empty one counts for nothing.
func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}
