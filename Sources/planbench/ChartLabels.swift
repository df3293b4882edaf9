/// Finds places for labels beside their marks, where they cover neither each other nor a mark.
struct ChartLabels {
    struct Box {
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>

        func overlaps(_ other: Box) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
        func holds(_ other: Box) -> Bool {
            x.lowerBound <= other.x.lowerBound && other.x.upperBound <= x.upperBound && y.lowerBound <= other.y.lowerBound
                && other.y.upperBound <= y.upperBound
        }
    }

    /// The height of a letter, in units of the page; a letter is about half as wide.
    static let size = 9.5

    private let area: Box
    private var taken: [Box]

    /// - Parameter marks: where the marks lie, which stay uncovered.
    init(within area: Box, marks: [(x: Double, y: Double)]) {
        self.area = area
        taken = marks.map { Box(x: $0.x - 4...$0.x + 4, y: $0.y - 4...$0.y + 4) }
    }

    /// Where a label stands: a point on its base line, and which part of the text lies there.
    struct Place: Equatable {
        let x: Double
        let y: Double
        let anchor: Anchor
    }

    /// As SVG names them.
    enum Anchor: String { case end, start, middle }

    /// The nearest free place of those around a mark; beside it when none is free.
    ///
    /// - Complexity: O(labels placed).
    mutating func place(_ text: String, at mark: (x: Double, y: Double)) -> Place {
        let rows = [0.0, -11, 11, -22, 22, -33, 33]
        let places = rows.flatMap { row in
            (row == 0 ? [.end, .start] : [.middle, .end, .start]).map { (anchor: Anchor) in
                Place(x: mark.x + anchor.distance, y: mark.y + row + 3.5, anchor: anchor)
            }
        }
        let free = places.first { place in
            let box = Self.box(of: text, at: place)
            return area.holds(box) && !taken.contains { $0.overlaps(box) }
        }
        let chosen = free ?? places[0]
        taken.append(Self.box(of: text, at: chosen))
        return chosen
    }

    /// What a label covers, judged by the number of its letters.
    static func box(of text: String, at place: Place) -> Box {
        let width = Double(text.count) * size * 0.53
        let left =
            switch place.anchor {
            case .end: place.x - width
            case .start: place.x
            case .middle: place.x - width / 2
            }
        return Box(x: left...left + width, y: place.y - size + 1...place.y + 1)
    }
}

extension ChartLabels.Anchor {
    /// From the mark.
    fileprivate var distance: Double {
        switch self {
        case .end: -7
        case .start: 7
        case .middle: 0
        }
    }
}
