import Foundation
import Planning

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
