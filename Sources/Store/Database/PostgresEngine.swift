internal import Dispatch
internal import Glibc
internal import Synchronization

/// PostgreSQL: a pool of connections, each with a thread of its own while it works.
final class PostgresEngine: Engine {
    private typealias Job = @Sendable (PostgresConnection) -> Void

    private struct State {
        var idle: [Seat]
        var line = WaitingLine<Job>()
        var isClosed = false
    }

    private struct Seat: Sendable {
        let connection: PostgresConnection
        let queue: DispatchQueue
    }

    private let seats: [Seat]
    private let options: DatabaseOptions
    private let hooks: DatabaseHooks
    private let state: Mutex<State>
    private let working = DispatchGroup()

    init(
        _ server: DatabaseAddress.Server, _ upgrade: SchemaUpgrade, _ options: DatabaseOptions, _ hooks: DatabaseHooks
    ) throws(DatabaseFailure) {
        self.options = options
        self.hooks = hooks
        let seats = (0..<max(options.connections, 1)).map { number in
            Seat(
                connection: PostgresConnection(server, options), queue: DispatchQueue(label: "traffpunkt.postgres.\(number)"))
        }
        self.seats = seats
        state = Mutex(State(idle: seats))
        if options.isReadOnly {
            try alter { session throws(DatabaseFailure) in try upgrade.check(session) }
        } else {
            try upgrade.run(on: self)
        }
    }

    func alter<R>(_ body: (any SQLSession) throws(DatabaseFailure) -> R) throws(DatabaseFailure) -> R {
        let seat = seats[0]
        return try seat.queue.sync {
            Result { () throws(DatabaseFailure) in try Self.alter(seat.connection, body) }
        }.get()
    }

    private static func alter<R>(
        _ connection: PostgresConnection, _ body: (any SQLSession) throws(DatabaseFailure) -> R
    ) throws(DatabaseFailure) -> R {
        var backoff = Backoff()
        while true {
            do throws(DatabaseFailure) {
                try connection.connect()
                try connection.run("BEGIN")
                let result = try body(connection)
                try connection.run("COMMIT")
                return result
            } catch {
                connection.leave()
                guard error.isPassing, backoff.wait() else { throw error }
            }
        }
    }

    func write(_ work: Work) {
        submit(work) { [hooks] connection in
            connection.settle(work) { connection throws(Attempt) in
                try connection.attempt("BEGIN ISOLATION LEVEL READ COMMITTED", work, .write, hooks)
            }
        }
    }

    func read(_ work: Work) {
        submit(work) { [hooks] connection in
            connection.settle(work) { connection throws(Attempt) in
                try connection.attempt("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", work, .read, hooks)
            }
        }
    }

    func scrub(_ work: Work) {
        submit(work) { [hooks] connection in
            connection.settle(work) { connection throws(Attempt) in
                do throws(DatabaseFailure) {
                    try connection.scrub()
                } catch {
                    throw error.isPassing ? .again(error) : .failed(error)
                }
                return try connection.attempt("BEGIN", work, .read, hooks)
            }
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        working.wait()
        for seat in seats { seat.queue.sync { seat.connection.disconnect() } }
    }

    private func submit(_ work: Work, _ job: @escaping Job) {
        let (refusal, seat) = state.withLock { state -> (DatabaseFailure?, Seat?) in
            if state.isClosed { return (.closed, nil) }
            if let seat = state.idle.popLast() {
                working.enter()
                return (nil, seat)
            }
            if state.line.count >= options.waiting { return (.busy, nil) }
            state.line.append(job)
            return (nil, nil)
        }
        if let refusal { return work.fail(refusal) }
        guard let seat else { return }
        seat.queue.async { [working] in
            job(seat.connection)
            while let next = self.next(after: seat) { next(seat.connection) }
            working.leave()
        }
    }

    /// - Returns: the job that waits longest; nil leaves the connection idle.
    private func next(after seat: Seat) -> Job? {
        state.withLock { state in
            let job = state.line.popFirst()
            if job == nil { state.idle.append(seat) }
            return job
        }
    }
}

/// Why one try of a transaction came to nothing.
private enum Attempt: Error {
    /// It may be run again.
    case again(DatabaseFailure)
    case failed(any Error)
}

extension PostgresConnection {
    /// Tries until it is done, cannot be done, or has been tried often enough; then tells its caller.
    fileprivate func settle(_ work: Work, _ body: (PostgresConnection) throws(Attempt) -> @Sendable () -> Void) {
        var backoff = Backoff()
        while true {
            do throws(Attempt) {
                do throws(DatabaseFailure) {
                    try connect()
                } catch {
                    throw error.isPassing ? .again(error) : .failed(error)
                }
                let deliver = try body(self)
                return deliver()
            } catch {
                switch error {
                case .again(let failure): guard backoff.wait() else { return work.fail(failure) }
                case .failed(let error): return work.fail(error)
                }
            }
        }
    }

    fileprivate func attempt(
        _ begin: String, _ work: Work, _ kind: Transaction.Kind, _ hooks: DatabaseHooks
    ) throws(Attempt) -> @Sendable () -> Void {
        defer { leave() }
        do throws(DatabaseFailure) {
            try run(begin)
        } catch {
            throw error.isPassing ? .again(error) : .failed(error)
        }
        let transaction = Transaction(self, kind: kind, hooks: hooks)
        let deliver: @Sendable () -> Void
        do {
            deliver = try work.run(transaction)
        } catch {
            if let failure = transaction.failure, failure.isPassing { throw .again(failure) }
            throw .failed(error)
        }
        // Broken before COMMIT was sent, nothing is done.
        guard stands else {
            disconnect()
            throw .again(.unreachable(.lost))
        }
        do throws(DatabaseFailure) {
            try run("COMMIT")
        } catch {
            switch error {
            case .conflict: throw .again(.conflict)
            // What was read stands.
            case .unreachable where kind == .read: break
            case .unreachable: throw .failed(DatabaseFailure.outcomeUnknown)
            default: throw .failed(error)
            }
        }
        return deliver
    }

    /// Ends what transaction there may be; a connection on which that fails is not used again.
    fileprivate func leave() {
        if isIdle { return }
        do throws(DatabaseFailure) {
            try run("ROLLBACK")
        } catch {
            disconnect()
        }
    }

    /// Rewrites each table of ours without the rows that are erased or replaced.
    fileprivate func scrub() throws(DatabaseFailure) {
        try waitForEarlierTransactions()
        let tables = try rows(
            """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY 1
            """, [])
        for table in tables { try run("VACUUM (FULL) \(try table.text(0))") }
    }

    /// Until nobody is left who may see what was erased before now: for their sake it would be kept.
    private func waitForEarlierTransactions() throws(DatabaseFailure) {
        let now = try rows("SELECT CAST(CAST(pg_current_xact_id() AS xid) AS text)", []).first?.text(0) ?? ""
        let end = ContinuousClock.now + .seconds(options.busySeconds)
        while try !rows(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE coalesce(datname, current_database()) = current_database() AND pid <> pg_backend_pid()
            AND greatest(age(backend_xid), age(backend_xmin)) > age(CAST($1 AS xid))
            """, [.text(now)]
        ).isEmpty {
            guard ContinuousClock.now < end else { throw .busy }
            usleep(20_000)
        }
    }
}

extension DatabaseFailure {
    /// Whether it may go well when it is tried again in a moment, nothing having been done.
    fileprivate var isPassing: Bool {
        switch self {
        case .conflict: true
        case .unreachable(let obstacle): obstacle.isPassing
        default: false
        }
    }
}
