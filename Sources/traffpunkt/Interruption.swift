import Dispatch
import Foundation
import Synchronization

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
