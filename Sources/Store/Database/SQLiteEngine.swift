internal import Dispatch
internal import GRDB
internal import Synchronization

/// SQLite: one thread writes, and commits all that waits together; a few read beside it.
final class SQLiteEngine: Engine {
    private struct State {
        var line = WaitingLine<Work>()
        var isWriting = false
        var reading = 0
        var isClosed = false
    }

    private let connections: any DatabaseWriter
    private let options: DatabaseOptions
    private let hooks: DatabaseHooks
    private let writer = DispatchQueue(label: "traffpunkt.sqlite")
    private let readers = DispatchGroup()
    private let state = Mutex(State())

    /// - Parameter path: nil for memory.
    init(
        path: String?, _ upgrade: SchemaUpgrade, _ options: DatabaseOptions, _ hooks: DatabaseHooks
    ) throws(DatabaseFailure) {
        self.options = options
        self.hooks = hooks
        if let path {
            connections = try SQLiteFile(path, options, hooks).open(upgrade)
        } else {
            do {
                connections = try DatabaseQueue(configuration: SQLiteFile.configuration(options, hooks))
            } catch {
                throw DatabaseFailure(sqlite: error)
            }
        }
        if !options.isReadOnly || path == nil { try upgrade.run(on: self) }
    }

    /// How many transactions wait to be written.
    var waiting: Int { state.withLock { $0.line.count } }

    func alter<R>(_ body: (any SQLSession) throws(DatabaseFailure) -> R) throws(DatabaseFailure) -> R {
        try onWriter { database throws(DatabaseFailure) in
            try self.begin(database)
            let session = SQLiteSession(database)
            do throws(DatabaseFailure) {
                let result = try body(session)
                _ = try session.change("COMMIT", [])
                return result
            } catch {
                try? database.rollback()
                throw error
            }
        }
    }

    func read(_ work: Work) {
        let refusal = state.withLock { state -> DatabaseFailure? in
            if state.isClosed { return .closed }
            if state.reading >= options.waiting { return .busy }
            state.reading += 1
            readers.enter()
            return nil
        }
        if let refusal { return work.fail(refusal) }
        connections.asyncRead { [hooks, readers, weak self] result in
            defer {
                self?.state.withLock { $0.reading -= 1 }
                readers.leave()
            }
            do {
                try work.run(Transaction(SQLiteSession(try result.get()), kind: .read, hooks: hooks))()
            } catch let error as DatabaseError {
                work.fail(DatabaseFailure(sqlite: error))
            } catch {
                work.fail(error)
            }
        }
    }

    func write(_ work: Work) {
        let (refusal, starts) = state.withLock { state -> (DatabaseFailure?, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.line.count >= options.waiting { return (.busy, false) }
            state.line.append(work)
            defer { state.isWriting = true }
            return (nil, !state.isWriting)
        }
        if let refusal { return work.fail(refusal) }
        if starts { writer.async { self.drain() } }
    }

    func scrub(_ work: Work) {
        guard !state.withLock({ $0.isClosed }) else { return work.fail(DatabaseFailure.closed) }
        writer.async {
            do throws(DatabaseFailure) {
                try self.onWriter { database throws(DatabaseFailure) in try Self.scrub(database) }
            } catch {
                return work.fail(error)
            }
            // Its body has no statements.
            self.perform([work])
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        writer.sync { drain() }
        readers.wait()
        try? connections.close()
    }

    /// With GRDB's connection that writes; this thread waits for it.
    private func onWriter<R>(_ body: (GRDB.Database) throws(DatabaseFailure) -> R) throws(DatabaseFailure) -> R {
        var result: Result<R, DatabaseFailure> = .failure(.closed)
        connections.writeWithoutTransaction { database in
            result = Result { () throws(DatabaseFailure) in try body(database) }
        }
        return try result.get()
    }

    /// Takes the right to write; tries again while other processes have it.
    private func begin(_ database: GRDB.Database) throws(DatabaseFailure) {
        let end = ContinuousClock.now + .seconds(options.busySeconds)
        var backoff = Backoff()
        while true {
            do throws(DatabaseFailure) {
                _ = try SQLiteSession(database).change("BEGIN IMMEDIATE", [])
                return
            } catch {
                guard error == .busy, ContinuousClock.now < end, backoff.wait() else { throw error }
            }
        }
    }

    /// Rewrites the file without what was erased, which a page's gaps may hold still, and empties the journal.
    private static func scrub(_ database: GRDB.Database) throws(DatabaseFailure) {
        do {
            try database.execute(sql: "VACUUM")
            let answer = try GRDB.Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            // Readers of an earlier moment still need the journal.
            if answer?[0] == 1 { throw DatabaseFailure.busy }
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }
}

// MARK: - Committing together

extension SQLiteEngine {
    private func drain() {
        while true {
            let batch = state.withLock { state -> [Work] in
                let batch = state.line.popFirst(atMost: max(options.batch, 1))
                if batch.isEmpty { state.isWriting = false }
                return batch
            }
            if batch.isEmpty { return }
            perform(batch)
        }
    }

    /// Settles each of them.
    private func perform(_ batch: [Work]) {
        guard hooks.locksRows else { return batch.forEach(performUnlocked) }
        var left = batch
        // Each pass settles one at least.
        while !left.isEmpty {
            let works = left
            do throws(DatabaseFailure) {
                left = try onWriter { database throws(DatabaseFailure) in try self.pass(works, database) }
            } catch {
                if case .constraint = error, works.count > 1 {
                    // A rule that is checked at the end only: somebody's fault, but whose?
                    works.forEach { perform([$0]) }
                } else {
                    works.forEach { $0.fail(error) }
                }
                return
            }
        }
    }

    /// Commits them in one transaction, each within its own savepoint when they are several.
    ///
    /// - Returns: those to run again, when one of them brought down the whole transaction; the others are settled.
    /// - Throws: when none of them is done.
    private func pass(_ works: [Work], _ database: GRDB.Database) throws(DatabaseFailure) -> [Work] {
        try begin(database)
        let session = SQLiteSession(database)
        let isShared = works.count > 1
        var settlements: [@Sendable () -> Void] = []
        for (index, work) in works.enumerated() {
            do {
                if isShared { _ = try session.change("SAVEPOINT work", []) }
                let deliver = try work.run(Transaction(session, kind: .write, hooks: hooks))
                if isShared { _ = try session.change("RELEASE work", []) }
                settlements.append(deliver)
            } catch {
                guard isShared, database.isInsideTransaction, undo(session) else {
                    // SQLite may have rolled it back by itself, as on a full disk.
                    try? database.rollback()
                    work.fail(error)
                    return works.enumerated().filter { $0.offset != index }.map(\.element)
                }
                settlements.append { work.fail(error) }
            }
        }
        do throws(DatabaseFailure) {
            _ = try session.change("COMMIT", [])
        } catch {
            if database.isInsideTransaction { try? database.rollback() }
            throw error == .disk ? .outcomeUnknown : error
        }
        hooks.committed?(works.count)
        settlements.forEach { $0() }
        return []
    }

    /// - Returns: whether nothing of the work is left, and all before it is.
    private func undo(_ session: SQLiteSession) -> Bool {
        do throws(DatabaseFailure) {
            _ = try session.change("ROLLBACK TO work", [])
            _ = try session.change("RELEASE work", [])
            return true
        } catch {
            return false
        }
    }

    private func performUnlocked(_ work: Work) {
        do throws(DatabaseFailure) {
            try onWriter { database throws(DatabaseFailure) in
                do {
                    try work.run(Transaction(SQLiteSession(database), kind: .write, hooks: self.hooks))()
                } catch {
                    work.fail(error)
                }
            }
        } catch {
            work.fail(error)
        }
    }
}
