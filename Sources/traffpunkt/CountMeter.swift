import Console
import Foundation
import Synchronization

/// How many of a number of things are done, on standard error: on one line that is written over where it is a terminal.
final class CountMeter: Sendable {
    private let what: String
    private let total: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let shown = Mutex(0)

    /// - Parameter what: what is done to them, such as `tried`; empty to show nothing.
    init(what: String, of total: Int) {
        self.what = what
        self.total = total
    }

    func show(_ count: Int) {
        guard !what.isEmpty else { return }
        shown.withLock { last in
            // From several threads, and perhaps out of order.
            guard count > last else { return }
            if isTerminal {
                tell("\r\u{1B}[2K\(what) \(count) of \(total)", terminator: "")
            } else if count * 4 / total != last * 4 / total {
                tell("\(what) \(count) of \(total)")
            }
            last = count
        }
    }

    func end() {
        if isTerminal, shown.withLock({ $0 > 0 }) { tell("\r\u{1B}[2K", terminator: "") }
    }
}
