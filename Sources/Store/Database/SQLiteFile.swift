internal import Foundation
internal import GRDB
internal import Glibc

/// A SQLite database's file, and how its connections are set.
struct SQLiteFile {
    private let path: String
    private let options: DatabaseOptions
    private let hooks: DatabaseHooks

    init(_ path: String, _ options: DatabaseOptions, _ hooks: DatabaseHooks) {
        // `file:` and `:memory:` are names here, and nothing else.
        self.path = path.hasPrefix("/") ? path : "./" + path
        self.options = options
        self.hooks = hooks
    }

    /// - Throws: when it is another program's: then nothing of it is changed.
    func open(_ upgrade: SchemaUpgrade) throws(DatabaseFailure) -> any DatabaseWriter {
        if try isFilled() {
            try look(upgrade)
        } else if options.isReadOnly {
            throw .olderSchema(found: 0, known: upgrade.migrations.count)
        }
        do {
            let pool = try DatabasePool(path: path, configuration: Self.configuration(options, hooks))
            // GRDB leaves NORMAL to connections that write in this journal mode: a commit could be lost with the power.
            // The journal goes into the database every 16 MB: a page that many have changed is then written once for all of them.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16384")
            }
            return pool
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    /// Makes the file when there is none, for the user alone: its journals take the same permissions.
    /// - Returns: whether it has something in it.
    private func isFilled() throws(DatabaseFailure) -> Bool {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotOpen }
            return status.st_size > 0
        }
        guard !options.isReadOnly else { throw .cannotOpen }
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            switch errno {
            case EROFS: throw .readOnly
            case ENOSPC, EDQUOT: throw .full
            default: throw .cannotOpen
            }
        }
        Glibc.close(file)
        return false
    }

    private func look(_ upgrade: SchemaUpgrade) throws(DatabaseFailure) {
        var options = options
        options.isReadOnly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(options, hooks))
            defer { try? queue.close() }
            try queue.read { database in
                let session = SQLiteSession(database)
                if self.options.isReadOnly { try upgrade.check(session) } else { _ = try upgrade.version(session) }
            }
        } catch {
            throw DatabaseFailure(sqlite: error)
        }
    }

    static func configuration(_ options: DatabaseOptions, _ hooks: DatabaseHooks) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = options.isReadOnly
        configuration.maximumReaderCount = max(options.readers, 1)

        configuration.busyMode = busy(seconds: options.busySeconds)
        configuration.prepareDatabase { database in
            // What is erased is overwritten, and nothing of it goes to temporary files.
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            if let pages = hooks.pages { try database.execute(sql: "PRAGMA max_page_count = \(pages)") }
            database.add(
                collation: DatabaseCollation("C") { a, b in
                    if a == b, a.utf8.elementsEqual(b.utf8) { return .orderedSame }
                    return a.utf8.lexicographicallyPrecedes(b.utf8) ? .orderedAscending : .orderedDescending
                })
        }
        return configuration
    }

    /// Waits for another process's lock, 10-20 ms at a time, so that several do not keep step.
    private static func busy(seconds: Double) -> GRDB.Database.BusyMode {
        .callback { tries in
            guard Double(tries) * 0.015 < seconds else { return false }
            usleep(UInt32.random(in: 10_000...20_000))
            return true
        }
    }
}
