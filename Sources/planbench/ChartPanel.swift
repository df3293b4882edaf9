/// The searches of one instance, in a rectangle of their own.
struct ChartPanel {
    private let result: SubjectResult
    private let x: LogScale
    private let y: LogScale
    private let left: Double, right: Double, top: Double, bottom: Double

    /// - Parameter all: the results of all panels, which share their axes.
    init(_ result: SubjectResult, among all: [SubjectResult], width: Double, height: Double) {
        self.result = result
        (left, right, top, bottom) = (46, width - 12, 26, height - 44)
        x = LogScale(all.flatMap(\.times), atLeast: -1...1, from: left, to: right)
        y = LogScale(all.flatMap(\.gaps).filter { $0 > Chart.least }, atLeast: -2...1, from: bottom, to: top)
    }

    var svg: String { ([frame] + axes + levels + result.trials.map(line) + marks).joined(separator: "\n") }

    private var frame: String {
        let known = result.subject.reference?.base == nil ? "best of these" : "best known"
        return """
            <text class="panel" x="\(n(left))" y="14">\(Chart.escaped(result.subject.name))</text>
            <text x="\(n(right))" y="14" text-anchor="end">\(known): L1 \(Figure.count(result.base))</text>
            <text x="\(n((left + right) / 2))" y="\(n(bottom + 31))" text-anchor="middle">CPU seconds</text>
            <text transform="translate(10 \(n((top + bottom) / 2))) rotate(-90)" text-anchor="middle">gap, %</text>
            """
    }

    private var axes: [String] {
        let columns = x.decades.map { decade in
            let at = n(x.position(LogScale.power(decade)))
            return #"<path class="grid" d="M\#(at) \#(n(top))V\#(n(bottom))"/>"#
                + #"<text x="\#(at)" y="\#(n(bottom + 15))" text-anchor="middle">\#(LogScale.label(decade))</text>"#
        }
        let rows = y.decades.map { decade in
            let at = y.position(LogScale.power(decade))
            let label = decade == y.decades.lowerBound ? "≤" + LogScale.label(decade) : LogScale.label(decade)
            return #"<path class="grid" d="M\#(n(left)) \#(n(at))H\#(n(right))"/>"#
                + #"<text x="\#(n(left - 6))" y="\#(n(at + 3.5))" text-anchor="end">\#(label)</text>"#
        }
        return columns + rows + [#"<path class="axis" d="M\#(n(left)) \#(n(top))V\#(n(bottom))H\#(n(right))"/>"#]
    }

    private func line(_ trial: Trial) -> String {
        guard let first = trial.history.first, let firstY = height(first.l1) else { return "" }
        var path = "M\(n(x.position(first.cpuSeconds))) \(n(firstY))"
        var end = firstY
        for step in trial.history.dropFirst() {
            guard let next = height(step.l1), n(next) != n(end) else { continue }
            path += "H\(n(x.position(step.cpuSeconds)))V\(n(next))"
            end = next
        }
        let last = x.position(trial.cpuSeconds)
        return """
            <path class="ours" d="\(path)H\(n(last))"><title>seed \(trial.seed): L1 \(Figure.count(trial.l1))</title></path>
            <circle class="end" cx="\(n(last))" cy="\(n(end))" r="2.6"/>
            """
    }

    /// Peers whose time is not known: their quality as a line across.
    private var levels: [String] {
        peers(timed: false).compactMap { peer in
            height(peer.l1).map { at in
                #"<path class="level" d="M\#(n(left)) \#(n(at))H\#(n(right))"/>"#
                    + #"<text class="label" x="\#(n(right - 3))" y="\#(n(at - 3))" text-anchor="end">\#(Chart.escaped(peer.name))</text>"#
            }
        }
    }

    private var marks: [String] {
        let placed = peers(timed: true).compactMap { peer -> (name: String, at: (x: Double, y: Double))? in
            guard let seconds = peer.cpuSeconds, let height = height(peer.l1) else { return nil }
            return (peer.name, (x.position(seconds), height))
        }
        var labels = ChartLabels(
            within: .init(x: left + 2...right, y: top...bottom - 4),
            marks: placed.map(\.at)
                + result.trials.compactMap { trial in height(trial.l1).map { (x.position(trial.cpuSeconds), $0) } })
        return placed.map { name, at in
            let label = labels.place(name, at: at)
            // A label that had to go further off is tied to its mark.
            let tie =
                abs(label.y - at.y) > 18
                ? #"<path class="tie" d="M\#(n(at.x)) \#(n(at.y))L\#(n(label.x)) \#(n(label.y))"/>"# : ""
            return tie + #"<path class="peer" d="\#(Self.diamond(at))"/>"#
                + #"<text class="label" x="\#(n(label.x))" y="\#(n(label.y))" text-anchor="\#(label.anchor.rawValue)">\#(Chart.escaped(name))</text>"#
        }
    }

    private func peers(timed: Bool) -> [Reference.Peer] {
        result.subject.reference?.peers.filter { ($0.cpuSeconds != nil) == timed } ?? []
    }

    /// Nil where there is no gap to tell.
    private func height(_ l1: Int) -> Double? { Quality.gap(l1, to: result.base).map(y.position) }

    static func diamond(_ at: (x: Double, y: Double)) -> String {
        "M\(Chart.number(at.x)) \(Chart.number(at.y - 4.5))l4.5 4.5l-4.5 4.5l-4.5 -4.5z"
    }

    private func n(_ value: Double) -> String { Chart.number(value) }
}

extension SubjectResult {
    /// CPU seconds that a picture must have room for.
    fileprivate var times: [Double] {
        trials.flatMap { [$0.firstPlan, $0.cpuSeconds] } + (subject.reference?.peers.compactMap(\.cpuSeconds) ?? [])
    }

    /// Gaps, in per cent, that a picture must have room for.
    fileprivate var gaps: [Double] {
        (trials.flatMap(\.history).map(\.l1) + (subject.reference?.peers.map(\.l1) ?? [])).compactMap {
            Quality.gap($0, to: base)
        }
    }
}
