internal import Synchronization

/// How many visits there were and how they ended, for operators: no address, no person.
final class Counts: Sendable {
    private let counts = Mutex<[String: [Int: Int]]>([:])

    func note(_ page: String, _ status: Int) { counts.withLock { $0[page, default: [:]][status, default: 0] += 1 } }

    /// Prometheus' text format, version 0.0.4.
    var text: String {
        let lines = counts.withLock { counts in
            counts.sorted { $0.key < $1.key }.flatMap { page, statuses in
                statuses.sorted { $0.key < $1.key }.map {
                    "traffpunkt_visits_total{page=\"\(page)\",status=\"\($0.key)\"} \($0.value)"
                }
            }
        }
        return """
            # HELP traffpunkt_visits_total Visits by kind of page and status.
            # TYPE traffpunkt_visits_total counter
            \(lines.joined(separator: "\n"))

            """
    }
}
