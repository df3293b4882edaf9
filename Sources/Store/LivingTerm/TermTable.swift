internal import Domain

/// The one term that a database holds, as a row.
enum TermTable {
    static func insert(_ term: Term.Head, _ transaction: Transaction) throws {
        try transaction.change(
            "INSERT INTO term (id, name, site, first_day, last_day, invented, changes) VALUES ($1, $2, $3, $4, $5, $6, 0)",
            .text(term.id.text), .text(term.name), .text(term.site), .text(term.firstDay.iso), .text(term.lastDay.iso),
            .integer(term.invented ? 1 : 0))
    }

    /// Notes that what is told has changed, so that whoever shows it looks again.
    static func noteChange(_ transaction: Transaction) throws {
        try transaction.change("UPDATE term SET changes = changes + 1")
    }

    /// nil before the first import.
    static func head(_ transaction: Transaction) throws -> Term.Head? {
        guard
            let row = try transaction.rows("SELECT id, name, site, first_day, last_day, invented FROM term").first
        else { return nil }
        guard let first = Day(iso: try row.text(3)), let last = Day(iso: try row.text(4)) else { throw Unreadable() }
        return Term.Head(
            id: try ID(row.text(0)), name: try row.text(1), site: try row.text(2), firstDay: first, lastDay: last,
            invented: try row.integer(5) == 1)
    }
}
