import Console
import Foundation
import Planning

/// The score so far on standard error, on one line that is written over where it is a terminal.
final class ProgressMeter {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var isShown = false
    private var lastQuarter = -1

    /// - Parameter share: how much of the search is done, from 0 to 1.
    func show(_ progress: Pace.Progress, share: Double) {
        let percent = Int(share * 100)
        let line = "\(percent) %  L1 \(progress.l1)  L2 \(progress.l2)  L3 \(progress.l3)"
        if isTerminal {
            tell("\r\u{1B}[2K\(line)", terminator: "")
            isShown = true
        } else if percent / 25 != lastQuarter {
            lastQuarter = percent / 25
            tell(line)
        }
    }

    /// What comes next.
    func say(_ line: String) {
        end()
        lastQuarter = -1
        tell(line)
    }

    func end() {
        if isShown { tell("\r\u{1B}[2K", terminator: "") }
        isShown = false
    }
}
