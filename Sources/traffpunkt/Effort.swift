import ArgumentParser
import Dispatch
import Foundation
import Planning
import Synchronization

/// How long a command may search, and from which seed.
struct Effort: ParsableArguments {
    @Option(help: "Decides every random choice; the same seed and steps give the same plan.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Search for so many seconds (default: 10).", valueName: "s"))
    var seconds: Double?

    @Option(help: ArgumentHelp("Search for so many steps, whatever time they take.", valueName: "n"))
    var steps: Int?

    mutating func validate() throws {
        if seconds != nil, steps != nil { throw ValidationError("Give --seconds or --steps, not both.") }
        if let seconds, !(seconds > 0 && seconds <= 86_400) {
            throw ValidationError("--seconds must be more than 0 and at most 86400.")
        }
        if let steps, !(0...1_000_000_000_000).contains(steps) { throw ValidationError("--steps must be 0 or more.") }
    }

    /// Searches until the effort is spent or Ctrl-C is pressed, which keeps the best plan so far.
    func pace(showing meter: ProgressMeter? = nil) -> Pace {
        Interruption.watch()
        let length: Pace.Length =
            if let steps { .steps(steps) } else {
                .seconds(seconds ?? 10) { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
            }
        return Pace(length, report: { meter?.show($0) }, isCancelled: { Interruption.isRequested })
    }
}

/// Ctrl-C, as a flag that the search looks at. A second Ctrl-C ends the program at once.
enum Interruption {
    private static let requested = Atomic<Bool>(false)
    private static let source = Mutex<(any DispatchSourceSignal)?>(nil)

    static var isRequested: Bool { requested.load(ordering: .relaxed) }

    static func watch() {
        source.withLock { source in
            guard source == nil else { return }
            signal(SIGINT, SIG_IGN)
            let new = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
            new.setEventHandler {
                requested.store(true, ordering: .relaxed)
                signal(SIGINT, SIG_DFL)
            }
            new.resume()
            source = new
        }
    }
}

/// The score so far on standard error, on one line that is written over where it is a terminal.
final class ProgressMeter {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let label: String
    private var isShown = false
    private var lastTenth = -1

    init(_ label: String = "") { self.label = label.isEmpty ? "" : label + ": " }

    func show(_ progress: Pace.Progress) {
        let percent = progress.ofSteps == 0 ? 100 : progress.steps * 100 / progress.ofSteps
        let line = "\(label)\(percent) %  L1 \(progress.l1)  L2 \(progress.l2)  L3 \(progress.l3)"
        if isTerminal {
            FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
            isShown = true
        } else if percent / 25 != lastTenth {
            lastTenth = percent / 25
            FileHandle.standardError.write(Data("\(line)\n".utf8))
        }
    }

    func end() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
        isShown = false
    }
}
