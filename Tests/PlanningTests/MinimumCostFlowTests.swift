import Domain
import Testing

@testable import Planning

/// A slow exact method: augment along a cheapest path found by Bellman and Ford, unit by unit.
private func cheapestCost(
    nodes: Int, arcs: [(from: Int, to: Int, cost: Int, capacity: Int)], supplies: [(node: Int, amount: Int)]
) -> Int {
    var flow = Array(repeating: 0, count: arcs.count)
    var total = 0
    for (source, amount) in supplies {
        for _ in 0..<amount {
            var distance = Array(repeating: Int.max / 4, count: nodes)
            var via: [(arc: Int, forward: Bool)?] = Array(repeating: nil, count: nodes)
            distance[source] = 0
            var changed = true
            while changed {
                changed = false
                for (index, arc) in arcs.enumerated() {
                    if flow[index] < arc.capacity, distance[arc.from] < Int.max / 4,
                        distance[arc.from] + arc.cost < distance[arc.to]
                    {
                        distance[arc.to] = distance[arc.from] + arc.cost
                        via[arc.to] = (index, true)
                        changed = true
                    }
                    if flow[index] > 0, distance[arc.to] < Int.max / 4, distance[arc.to] - arc.cost < distance[arc.from] {
                        distance[arc.from] = distance[arc.to] - arc.cost
                        via[arc.from] = (index, false)
                        changed = true
                    }
                }
            }
            total += distance[0]
            var node = 0
            while node != source, let (arc, forward) = via[node] {
                flow[arc] += forward ? 1 : -1
                node = forward ? arcs[arc].from : arcs[arc].to
            }
        }
    }
    return total
}

@Suite("Minimum-cost flow")
struct MinimumCostFlowTests {
    @Test("costs what a slow exact method finds, and keeps every arc within its capacity", arguments: 0..<300)
    func optimal(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var network = MinimumCostFlow()
        var arcs: [(from: Int, to: Int, cost: Int, capacity: Int)] = []
        var supplies: [(node: Int, amount: Int)] = []
        func add(_ from: Int32, _ to: Int32, cost: Int, capacity: Int) {
            arcs.append((Int(from), Int(to), cost, capacity))
        }
        var nodes: [Int32] = [MinimumCostFlow.sink]
        for _ in 0..<3 + random.below(9) {
            let amount = random.below(3) == 0 ? 0 : random.below(5)
            let target = nodes[random.below(nodes.count)]
            let cost = 50 + random.below(100)
            let node = network.addNode(supply: Int32(amount), exitTo: target, cost: cost).node
            add(node, target, cost: cost, capacity: 1_000_000)
            if amount > 0 { supplies.append((Int(node), amount)) }
            nodes.append(node)
        }
        for _ in 0..<random.below(40) {
            let a = random.below(nodes.count), b = random.below(nodes.count)
            guard a > b else { continue }
            let cost = random.below(90) - 10, capacity = 1 + random.below(4)
            network.addArc(nodes[a], nodes[b], cost: cost, capacity: Int32(capacity))
            add(nodes[a], nodes[b], cost: cost, capacity: capacity)
        }
        network.solve()
        #expect(network.totalCost == cheapestCost(nodes: nodes.count, arcs: arcs, supplies: supplies))
        #expect(zip(network.flow, arcs).allSatisfy { $0 >= 0 && Int($0) <= $1.capacity })
    }
}
