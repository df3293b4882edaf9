/// Minimum-cost flow by the network simplex method, with strongly feasible trees, so that it ends also where steps are
/// degenerate. Source: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 11.
///
/// All arcs lead towards the sink: a node's first arc out must lead to a node added before it, and so is the tree to begin
/// with. Costs and capacities are integers.
struct MinimumCostFlow {
    static let unlimited: Int32 = .max / 2

    private var from: [Int32] = []
    private var to: [Int32] = []
    private var cost: [Int] = []
    private var capacity: [Int32] = []
    private(set) var flow: [Int32] = []
    private var isInTree: [Bool] = []

    /// The spanning tree, rooted in the sink, node 0.
    private var parent: [Int32] = [-1]
    private var parentArc: [Int32] = [-1]
    private var depth: [Int32] = [0]
    private var potential: [Int] = [0]
    private var firstChild: [Int32] = [-1]
    private var nextSibling: [Int32] = [-1]
    private var previousSibling: [Int32] = [-1]
    private var supply: [Int32] = [0]

    /// Exchanges of one arc of the tree for another, made so far.
    private(set) var pivots = 0

    static let sink: Int32 = 0

    /// Adds a node and the arc by which its supply can always leave.
    mutating func addNode(supply: Int32 = 0, exitTo target: Int32, cost: Int) -> (node: Int32, arc: Int) {
        let node = Int32(parent.count)
        let arc = addArc(node, target, cost: cost, capacity: Self.unlimited)
        isInTree[arc] = true
        parent.append(target)
        parentArc.append(Int32(arc))
        depth.append(depth[Int(target)] + 1)
        potential.append(potential[Int(target)] + cost)
        firstChild.append(-1)
        nextSibling.append(-1)
        previousSibling.append(-1)
        self.supply.append(supply)
        link(node, under: target)
        return (node, arc)
    }

    @discardableResult
    mutating func addArc(_ source: Int32, _ target: Int32, cost: Int, capacity: Int32) -> Int {
        from.append(source)
        to.append(target)
        self.cost.append(cost)
        self.capacity.append(capacity)
        flow.append(0)
        isInTree.append(false)
        return from.count - 1
    }

    /// Finds a flow of least cost that carries all supply to the sink.
    ///
    /// - Complexity: in practice near linear in arcs x nodes; bounded for the method with strongly feasible trees.
    mutating func solve() {
        for node in stride(from: parent.count - 1, to: 0, by: -1) where supply[node] > 0 {
            var at = Int32(node)
            while at != Self.sink {
                flow[Int(parentArc[Int(at)])] += supply[node]
                at = parent[Int(at)]
            }
        }
        let block = max(64, Int(Double(from.count).squareRoot()))
        var next = 0
        while let entering = findEntering(&next, block) { pivot(entering) }
    }

    var totalCost: Int { flow.indices.reduce(0) { $0 + Int(flow[$1]) * cost[$1] } }

    /// Reduced cost: what a unit more on the arc adds.
    private func reducedCost(_ arc: Int) -> Int { cost[arc] + potential[Int(to[arc])] - potential[Int(from[arc])] }

    /// The arc that promises most within a block of arcs, block after block from where the last search ended.
    private func findEntering(_ next: inout Int, _ block: Int) -> Int? {
        var best = 0
        var bestArc = -1
        var left = block
        for _ in 0..<from.count {
            let arc = next
            next = next + 1 == from.count ? 0 : next + 1
            if !isInTree[arc] {
                let reduced = reducedCost(arc)
                let violation = flow[arc] == 0 ? -reduced : reduced
                if violation > best {
                    best = violation
                    bestArc = arc
                }
            }
            left -= 1
            if left == 0 {
                if bestArc >= 0 { return bestArc }
                left = block
            }
        }
        return bestArc >= 0 ? bestArc : nil
    }

    private mutating func pivot(_ entering: Int) {
        pivots += 1
        // Flow rises along the cycle in the direction of the entering arc, or against it when the arc is full.
        let isForward = flow[entering] == 0
        let tail = isForward ? from[entering] : to[entering]
        let head = isForward ? to[entering] : from[entering]
        var a = tail, b = head
        while a != b {
            if depth[Int(a)] >= depth[Int(b)] { a = parent[Int(a)] } else { b = parent[Int(b)] }
        }
        let apex = a
        // The last blocking arc on the way round from the apex leaves: on the head's side ties go to the one farther along,
        // on the tail's side to the one nearer the entering arc.
        var slack = isForward ? capacity[entering] - flow[entering] : flow[entering]
        var leaving = Int32(-1)
        var leavesOnTail = false
        var node = tail
        while node != apex {
            let room = roomDown(node)
            if room < slack {
                slack = room
                leaving = node
                leavesOnTail = true
            }
            node = parent[Int(node)]
        }
        node = head
        while node != apex {
            let room = roomUp(node)
            if room <= slack {
                slack = room
                leaving = node
                leavesOnTail = false
            }
            node = parent[Int(node)]
        }
        if slack > 0 {
            flow[entering] += isForward ? slack : -slack
            node = tail
            while node != apex {
                push(node, up: false, slack)
                node = parent[Int(node)]
            }
            node = head
            while node != apex {
                push(node, up: true, slack)
                node = parent[Int(node)]
            }
        }
        guard leaving >= 0 else { return }
        isInTree[Int(parentArc[Int(leaving)])] = false
        isInTree[entering] = true
        rehang(from: leavesOnTail ? tail : head, to: leaving, under: leavesOnTail ? head : tail, by: Int32(entering))
    }

    /// What more can flow from a node's parent to the node.
    private func roomDown(_ node: Int32) -> Int32 {
        let arc = Int(parentArc[Int(node)])
        return from[arc] == node ? flow[arc] : capacity[arc] - flow[arc]
    }

    /// What more can flow from a node to its parent.
    private func roomUp(_ node: Int32) -> Int32 {
        let arc = Int(parentArc[Int(node)])
        return from[arc] == node ? capacity[arc] - flow[arc] : flow[arc]
    }

    private mutating func push(_ node: Int32, up: Bool, _ amount: Int32) {
        let arc = Int(parentArc[Int(node)])
        flow[arc] += (from[arc] == node) == up ? amount : -amount
    }

    /// Turns the way from `first` up to `last` round and hangs it under a new parent.
    private mutating func rehang(from first: Int32, to last: Int32, under newParent: Int32, by arc: Int32) {
        var node = first
        var above = newParent
        var by = arc
        while true {
            let oldParent = parent[Int(node)]
            let oldArc = parentArc[Int(node)]
            unlink(node)
            parent[Int(node)] = above
            parentArc[Int(node)] = by
            link(node, under: above)
            if node == last { break }
            above = node
            by = oldArc
            node = oldParent
        }
        refresh(first)
    }

    /// Depths and potentials below a node, from those of its parent.
    private mutating func refresh(_ top: Int32) {
        var node = top
        while true {
            let above = Int(parent[Int(node)]), arc = Int(parentArc[Int(node)])
            depth[Int(node)] = depth[above] + 1
            potential[Int(node)] = from[arc] == node ? potential[above] + cost[arc] : potential[above] - cost[arc]
            if firstChild[Int(node)] >= 0 {
                node = firstChild[Int(node)]
                continue
            }
            while node != top, nextSibling[Int(node)] < 0 { node = parent[Int(node)] }
            if node == top { return }
            node = nextSibling[Int(node)]
        }
    }

    private mutating func link(_ node: Int32, under above: Int32) {
        let old = firstChild[Int(above)]
        nextSibling[Int(node)] = old
        previousSibling[Int(node)] = -1
        if old >= 0 { previousSibling[Int(old)] = node }
        firstChild[Int(above)] = node
    }

    private mutating func unlink(_ node: Int32) {
        let before = previousSibling[Int(node)], after = nextSibling[Int(node)]
        if before >= 0 { nextSibling[Int(before)] = after } else { firstChild[Int(parent[Int(node)])] = after }
        if after >= 0 { previousSibling[Int(after)] = before }
    }
}
