import Foundation

/// Quality over time as a picture: a panel for each instance, the time and the gap to the best known on logarithmic axes, a
/// line for each seed, a mark for each peer.
struct Chart {
    private static let panelWidth = 340.0
    private static let panelHeight = 286.0
    private static let head = 46.0
    private static let foot = 34.0
    /// Gaps of this many per cent and less lie together on the lowest line.
    static let least = LogScale.power(-2)

    private let results: [SubjectResult]
    private let columns: Int
    private let width: Double
    private let height: Double

    init(_ results: [SubjectResult]) {
        self.results = results
        columns = max(1, min(3, results.count))
        width = 20 + Double(columns) * Self.panelWidth
        height = Self.head + Double(max(1, (results.count + columns - 1) / columns)) * Self.panelHeight + Self.foot
    }

    /// An SVG 1.1 document.
    var svg: String {
        let panels = results.enumerated().map { index, result in
            let x = 10 + Double(index % columns) * Self.panelWidth
            let y = Self.head + Double(index / columns) * Self.panelHeight
            return #"<g transform="translate(\#(Self.number(x)) \#(Self.number(y)))">"# + "\n"
                + ChartPanel(result, among: results, width: Self.panelWidth, height: Self.panelHeight).svg + "\n</g>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.number(width))" height="\(Self.number(height))" \
            viewBox="0 0 \(Self.number(width)) \(Self.number(height))" role="img" aria-labelledby="title desc">
            <title id="title">Quality over time</title>
            <desc id="desc">\(Self.escaped(description))</desc>
            <style>
            text { font-family: sans-serif; font-size: 10px; fill: #333 }
            .heading { font-size: 14px; font-weight: bold; fill: #111 }
            .panel { font-size: 11.5px; font-weight: bold; fill: #111 }
            .label { font-size: \(ChartLabels.size)px; fill: #8a3a0b; stroke: #fff; stroke-width: 2.5px; paint-order: stroke; stroke-linejoin: round }
            .grid { stroke: #e4e4e4; stroke-width: 1 }
            .axis { stroke: #777; stroke-width: 1; fill: none }
            .ours { stroke: #1b5e9e; stroke-width: 1.6; fill: none; stroke-opacity: 0.75; stroke-linejoin: round }
            .end { fill: #1b5e9e }
            .peer { fill: #c2570f; stroke: #fff; stroke-width: 0.8 }
            .tie { stroke: #c2570f; stroke-width: 0.7 }
            .level { stroke: #c2570f; stroke-width: 1; stroke-dasharray: 3 3; fill: none }
            </style>
            <rect width="100%" height="100%" fill="#fff"/>
            <text class="heading" x="16" y="24">Quality over time</text>
            <text x="16" y="39">Gap to the best known L1 in %; lower and further left is better</text>
            \(panels.joined(separator: "\n"))
            \(legend)
            </svg>

            """
    }

    private var legend: String {
        let y = height - 14
        return """
            <path class="ours" d="M16 \(Self.number(y - 3))H40"/><circle class="end" cx="40" cy="\(Self.number(y - 3))" r="2.6"/>
            <text x="47" y="\(Self.number(y))">this planner, a line for each seed</text>
            <path class="peer" d="\(ChartPanel.diamond((x: 222, y: y - 3)))"/>
            <text x="231" y="\(Self.number(y))">others, stored values</text>
            """
    }

    /// The picture in words.
    private var description: String {
        let sentences = results.map { result in
            let gaps = result.trials.compactMap { Quality.gap($0.l1, to: result.base) }
            let ends = Steadiness(gaps).map { "between \(Figure.percent($0.min)) and \(Figure.percent($0.max)) %" } ?? "nowhere"
            return "\(result.subject.name): \(result.trials.count) searches end \(ends) from the best known L1."
        }
        return "Gap to the best known L1 in per cent over CPU seconds, both logarithmic. " + sentences.joined(separator: " ")
    }

    static func number(_ value: Double) -> String { String(format: "%.1f", value) }

    /// Text as content of an element; what XML has no place for becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}"..."\u{FFFF}": "\u{FFFD}"
            default: String(scalar)
            }
        }
        return scalars.joined()
    }
}
