import Console
import Foundation
import Planning
import Testing

@testable import planbench

@Suite("The picture")
struct ChartTests {
    @Test("a scale has room for its values, and puts what lies beyond on its ends")
    func scale() {
        let scale = LogScale([1], atLeast: -2...2, from: 0, to: 400)
        #expect([0.01, 1, 100].map(scale.position) == [0, 200, 400])
        #expect([0, -3, 0.0001, 5000].map(scale.position) == [0, 0, 0, 400])
        #expect(scale.decades == -2...2)
        #expect(LogScale([0.03, 40, 0, -1], atLeast: 0...1, from: 0, to: 1).decades == -1...1)
        #expect(LogScale([], atLeast: 0...1, from: 0, to: 1).decades == 0...1)
        #expect([-2, -1, 0, 2].map(LogScale.label) == ["0.01", "0.1", "1", "100"])
    }

    @Test("labels cover neither each other nor a mark")
    func labels() {
        let area = ChartLabels.Box(x: 0...300, y: 0...200)
        var labels = ChartLabels(within: area, marks: [(150, 100)])
        let places = (0..<6).map { _ in labels.place("a label", at: (150, 100)) }
        let boxes = places.map { ChartLabels.box(of: "a label", at: $0) } + [.init(x: 150...150, y: 100...100)]
        for (index, box) in boxes.enumerated() {
            #expect(area.holds(box))
            #expect(!boxes[..<index].contains { $0.overlaps(box) })
        }
    }

    @Test("hostile names stay text, and characters that XML has no place for are replaced")
    func escaped() {
        #expect(Chart.escaped("<b>&\u{1}") == "&lt;b&gt;&amp;\u{FFFD}")
    }

    @Test("one panel an instance, one line a seed, one mark a peer, and words for those who do not see it")
    func drawn() throws {
        let reference = Reference(
            name: "x", bound: nil, best: 100, bestL2: nil,
            peers: [
                .init(name: "peer & co", cpuSeconds: 60, l1: 120, l2: nil),
                .init(name: "greedy", cpuSeconds: nil, l1: 150, l2: nil),
            ])
        let subject = Subject(name: "<x>", instance: .invented(seed: 1), reference: reference)
        let trials = try [1, 2].map { try Trial.measured(subject, seed: $0, within: .steps(300)) }
        let svg = Chart(SubjectResult.all(of: trials)).svg
        #expect(svg.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
        #expect(svg.components(separatedBy: "<g ").count == 2)
        #expect(svg.components(separatedBy: "<title>seed ").count == 3)
        #expect(svg.contains(">&lt;x&gt;</text>"))
        #expect(svg.contains(">peer &amp; co</text>"))
        #expect(svg.contains(#"class="level""#))
        #expect(svg.contains("<desc id=\"desc\">Gap to the best known L1"))
        #expect(try opened(svg) == [])
    }

    @Test("nothing measured is an empty picture, not a failure")
    func empty() throws {
        #expect(try opened(Chart([]).svg) == [])
    }

    /// Elements left open, or closed in the wrong order.
    private func opened(_ svg: String) throws -> [Substring] {
        var open: [Substring] = []
        for tag in svg.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
            if tag.1.isEmpty {
                if tag.3.isEmpty { open.append(tag.2) }
            } else {
                try #require(open.popLast() == tag.2)
            }
        }
        return open
    }
}
