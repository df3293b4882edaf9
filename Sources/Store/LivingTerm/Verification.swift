internal import Domain
internal import Registration

/// What a verification found.
public struct Verification: Hashable, Sendable {
    public internal(set) var sessions = 0
    public internal(set) var entries = 0
    public internal(set) var people = 0
    /// What does not hold, in words for staff; empty when all is well.
    public internal(set) var problems: [String] = []
}

extension LivingTerm {
    /// Rebuilds every session from its ledger and compares it with what is kept beside it, checks every invariant, and follows
    /// every chain of the access log.
    ///
    /// - Complexity: O(entries of all ledgers and logs).
    public func verify() async throws -> Verification {
        try await database.read { transaction in
            var verification = Verification()
            for row in try transaction.rows("SELECT id, due_at FROM session ORDER BY id") {
                let session = try ID<Offering>(row.text(0))
                let due = try row.optionalInteger(1).map(Instant.init(seconds:))
                do {
                    try verify(session, due: due, into: &verification, transaction)
                } catch let failure as DatabaseFailure {
                    throw failure
                } catch {
                    verification.problems.append("\(session): what is kept of it cannot be read (\(error))")
                }
                verification.sessions += 1
            }
            try verifyWishes(into: &verification, transaction)
            try verifyLogs(into: &verification, transaction)
            return verification
        }
    }

    private func verify(
        _ session: ID<Offering>, due: Instant?, into verification: inout Verification, _ transaction: Transaction
    ) throws {
        let entries = try LedgerTable.entries(of: session, transaction)
        verification.entries += entries.count
        guard let kept = try RosterTables.read(session, transaction), let rebuilt = try Roster(rebuiltFrom: entries) else {
            verification.problems.append("\(session): has no ledger")
            return
        }
        if kept != rebuilt { verification.problems.append("\(session): what is kept is not what its ledger tells") }
        if kept.due != due { verification.problems.append("\(session): is not brought up to date when it should be") }
        let bars = try Bans.among([session], [], transaction)
        // What time has brought about since the last act is done by the next.
        let isUpToDate = kept.due.map { now() < $0 } ?? true
        let broken = kept.brokenRules(at: now(), bars: bars, isUpToDate: isUpToDate)
        verification.problems += broken.map { "\(session): \($0)" }
    }

    private func verifyWishes(into verification: inout Verification, _ transaction: Transaction) throws {
        let twice = try transaction.rows(
            """
            SELECT wish FROM place WHERE status = 'seated' GROUP BY person_id, wish HAVING COUNT(*) > 1
            """)
        if !twice.isEmpty { verification.problems.append("\(twice.count) wishes have more than one seat") }
    }

    private func verifyLogs(into verification: inout Verification, _ transaction: Transaction) throws {
        let log = AccessLog(keys: keys)
        for row in try transaction.rows("SELECT log_entries, log_mark, id FROM person ORDER BY id") {
            let person = try ID<Person>(row.text(2))
            verification.people += 1
            if let number = log.firstBroken(
                in: try People.history(of: person, transaction), of: person, head: try People.head(row))
            {
                verification.problems.append("\(person): entry \(number) of the access log is altered or missing")
            }
        }
    }
}
