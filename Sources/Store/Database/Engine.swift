/// One connection's statements, on the thread that owns it.
protocol SQLSession: AnyObject {
    var engine: EngineKind { get }
    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> [SQLRow]
    /// - Returns: how many rows were changed.
    func change(_ sql: String, _ values: [SQLValue]) throws(DatabaseFailure) -> Int
    /// Runs a query without holding all its rows at once.
    func each(_ sql: String, _ body: (SQLRow) throws -> Void) throws
    /// Runs a statement that is not asked again, such as a table's making.
    func run(_ sql: String) throws(DatabaseFailure)
}

enum EngineKind { case sqlite, postgres }

/// What is between the statements and one kind of database.
protocol Engine: Sendable {
    func write(_ work: Work)
    func read(_ work: Work)
    /// One write transaction that the caller's thread waits for: for migrations.
    func alter<R>(_ body: (any SQLSession) throws(DatabaseFailure) -> R) throws(DatabaseFailure) -> R
    /// Leaves nothing of what has been erased in the database's files, once the work before it is done.
    func scrub(_ work: Work)
    /// Waits for the work at hand.
    func close()
}

/// A transaction that waits for its turn.
struct Work: Sendable {
    /// Runs its statements, and gives what delivers its result once they are committed.
    let run: @Sendable (Transaction) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    init<R: Sendable>(
        _ continuation: CheckedContinuation<R, any Error>, _ body: @escaping @Sendable (Transaction) throws -> R
    ) {
        run = { transaction in
            let result = try body(transaction)
            if let failure = transaction.failure { throw failure }
            return { continuation.resume(returning: result) }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}

/// First in, first out. - Complexity: O(1) each, on average.
struct WaitingLine<Element> {
    private var coming: [Element] = []
    private var going: [Element] = []

    var count: Int { coming.count + going.count }

    mutating func append(_ element: Element) { coming.append(element) }

    mutating func popFirst() -> Element? {
        if going.isEmpty {
            going = coming.reversed()
            coming = []
        }
        return going.popLast()
    }

    mutating func popFirst(atMost count: Int) -> [Element] {
        var elements: [Element] = []
        while elements.count < count, let element = popFirst() { elements.append(element) }
        return elements
    }
}
