import Console
import Foundation

/// Tells on standard error who is waited for, once that has taken a second: on a line of its own that goes away again where
/// it is a terminal.
final class WaitingMeter {
    private let host: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var secondsShown = 0

    init(for host: String) { self.host = host }

    func show(_ bytes: Int) {
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        guard seconds > secondsShown else { return }
        if isTerminal {
            tell("\r\u{1B}[2Kwaiting for \(host), \(seconds) s, \(bytes / 1000) kB", terminator: "")
        } else if secondsShown == 0 {
            tell("waiting for \(host)")
        }
        secondsShown = seconds
    }

    func end() {
        if isTerminal, secondsShown > 0 { tell("\r\u{1B}[2K", terminator: "") }
    }
}
