internal import Foundation
internal import Synchronization

/// Ctrl-C, as a flag that the search looks at. A second Ctrl-C ends the program at once.
package enum Interruption {
    private static let requested = Atomic<Bool>(false)

    package static var isRequested: Bool { requested.load(ordering: .relaxed) }

    package static func watch() {
        // Whoever started the program may have shut the signal out.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
        // Only what a signal handler may do (signal-safety(7)): set a flag, and restore what Ctrl-C did.
        signal(SIGINT) { _ in
            Interruption.requested.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }
}
