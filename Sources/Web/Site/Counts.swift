internal import Synchronization

/// How many visits there were, how they ended and how long they took, for operators: no address, no person.
final class Counts: Sendable {
    /// Seconds, the upper bounds of the histogram's buckets.
    private static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]

    private struct Page {
        var statuses: [Int: Int] = [:]
        /// By bucket, the last without a bound.
        var visits = [Int](repeating: 0, count: Counts.bounds.count + 1)
        var seconds = 0.0

        mutating func note(_ status: Int, _ passed: Double) {
            statuses[status, default: 0] += 1
            visits[Counts.bounds.firstIndex { passed <= $0 } ?? Counts.bounds.count] += 1
            seconds += passed
        }
    }

    private let pages = Mutex<[String: Page]>([:])

    /// - Parameter passed: how long the answer took to make.
    func note(_ page: String, _ status: Int, _ passed: Duration) {
        pages.withLock { $0[page, default: Page()].note(status, passed / .seconds(1)) }
    }

    /// Prometheus' text format, version 0.0.4.
    var text: String {
        let pages = pages.withLock { $0 }.sorted { $0.key < $1.key }
        let visits = pages.flatMap { name, page in
            page.statuses.sorted { $0.key < $1.key }.map {
                "traffpunkt_visits_total{page=\"\(name)\",status=\"\($0.key)\"} \($0.value)"
            }
        }
        let times = pages.flatMap { name, page in
            zip(Self.bounds.map { "\($0)" } + ["+Inf"], page.visits.indices).map { bound, last in
                "traffpunkt_visit_seconds_bucket{page=\"\(name)\",le=\"\(bound)\"} \(page.visits[...last].reduce(0, +))"
            } + [
                "traffpunkt_visit_seconds_sum{page=\"\(name)\"} \(page.seconds)",
                "traffpunkt_visit_seconds_count{page=\"\(name)\"} \(page.visits.reduce(0, +))",
            ]
        }
        return """
            # HELP traffpunkt_visits_total Visits by kind of page and status.
            # TYPE traffpunkt_visits_total counter
            \(visits.joined(separator: "\n"))
            # HELP traffpunkt_visit_seconds How long answers took to make.
            # TYPE traffpunkt_visit_seconds histogram
            \(times.joined(separator: "\n"))

            """
    }
}
