internal import Crypto
internal import Foundation
internal import Glibc

/// A backup that is being written: under another name beside it, until it is whole and on the disk.
final class NewBackup {
    private let path: String
    private let temporary: String
    private let file: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()
    private var isDone = false

    /// Of several that would write the same one, the first may.
    init(_ path: String) throws(BackupFailure) {
        self.path = path
        temporary = path + ".traffpunkt-new"
        guard !path.isEmpty, !path.hasSuffix("/"), !path.contains("\0") else {
            throw BackupFailure(path, "must be a file's path")
        }
        file = open(temporary, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure(path) }
        var (opened, standing) = (stat(), stat())
        // Another that has just finished may have taken the very file away to its own name.
        guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &opened) == 0, lstat(temporary, &standing) == 0,
            opened.st_ino == standing.st_ino
        else {
            Glibc.close(file)
            isDone = true
            throw BackupFailure(path, "another backup is being written there")
        }
        guard fchmod(file, 0o600) == 0, ftruncate(file, 0) == 0 else { throw Self.failure(path) }
    }

    deinit {
        guard file >= 0, !isDone else { return }
        unlink(temporary)
        Glibc.close(file)
    }

    func append(_ line: BackupLine) throws(BackupFailure) {
        let bytes = Array((line.text + "\n").utf8)
        hash.update(data: bytes)
        buffer += bytes
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Writes the last line, and gives the file its name.
    func finish(rows: [String: Int]) throws(BackupFailure) {
        try append(.end(rows: rows, sha256: hash.finalize().hex))
        try flush()
        guard fsync(file) == 0, rename(temporary, path) == 0 else { throw Self.failure(path) }
        isDone = true
        Glibc.close(file)
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(path) }
        defer { Glibc.close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure(path) }
    }

    private func flush() throws(BackupFailure) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure(_ path: String) -> BackupFailure {
        BackupFailure(path, "cannot be written: \(systemMessage(errno))")
    }
}

/// A backup's lines, read from its start as often as one likes.
struct OldBackup {
    /// What is told before the rows are looked at one by one.
    struct Contents: Hashable {
        let schema: Int
        let tables: [StoredTable]
        let rows: [String: Int]
        let sha256: String
    }

    private static let longestLine = 1 << 24

    let path: String

    /// Reads all of it and holds it against its last line.
    ///
    /// - Parameter visit: given each row, with its table and line.
    func read(
        known: Int, _ visit: (_ row: [SQLValue], _ table: StoredTable, _ line: Int) throws -> Void = { _, _, _ in }
    ) throws -> Contents {
        var (schema, tables, rows): (Int?, [StoredTable], [String: Int]) = (nil, [], [:])
        var (end, hash, last) = (Contents?.none, SHA256(), 0)
        try lines { number, bytes in
            last = number
            guard end == nil else { throw BackupFailure(path, line: number, "there is more after the last line") }
            guard let line = BackupLine(bytes) else { throw BackupFailure(path, line: number, problem(of: number)) }
            switch line {
            case .header(let found):
                guard number == 1 else { throw BackupFailure(path, line: number, "a second beginning") }
                guard found <= known else {
                    throw BackupFailure(
                        path, line: 1, "has version \(found), this program knows versions up to \(known); use a newer program")
                }
                schema = found
            case .table(let name, let columns):
                let table = StoredTable(named: name, columns: columns, key: [])
                guard table.isSafe else { throw BackupFailure(path, line: number, "names of a table that cannot be") }
                guard rows.updateValue(0, forKey: name) == nil else { throw BackupFailure(path, line: number, "a table twice") }
                tables.append(table)
            case .row(let values):
                guard let table = tables.last, table.columns.count == values.count else {
                    throw BackupFailure(path, line: number, "a row that fits no table")
                }
                rows[table.name, default: 0] += 1
                try visit(values, table, number)
            case .end(let told, let sha256):
                guard sha256 == hash.finalize().hex, told == rows else {
                    throw BackupFailure(path, line: number, "the file is not as it was written: its SHA-256 or its rows differ")
                }
                guard let schema else { break }
                end = Contents(schema: schema, tables: tables, rows: rows, sha256: sha256)
            }
            guard schema != nil else { throw BackupFailure(path, line: 1, problem(of: 1)) }
            hash.update(data: bytes + [0x0A])
        }
        guard let end else { throw BackupFailure(path, line: last + 1, "the file is cut short") }
        return end
    }

    private func problem(of line: Int) -> String {
        line == 1 ? "is not a backup in the format \(BackupLine.format)" : "is no line of a backup"
    }

    private func lines(_ visit: (_ number: Int, _ bytes: [UInt8]) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw BackupFailure(path, "cannot be read: \(systemMessage(errno))") }
        defer { Glibc.close(file) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var (rest, number) = ([UInt8](), 0)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw BackupFailure(path, "cannot be read: \(systemMessage(errno))") }
            if count == 0 { break }
            var start = 0
            while let end = chunk[start..<count].firstIndex(of: 0x0A) {
                number += 1
                try visit(number, rest + chunk[start..<end])
                rest = []
                start = end + 1
            }
            rest += chunk[start..<count]
            guard rest.count <= Self.longestLine else { throw BackupFailure(path, line: number + 1, problem(of: number + 1)) }
        }
        guard rest.isEmpty else { throw BackupFailure(path, line: number + 1, "the file is cut short") }
    }
}

extension SHA256.Digest {
    fileprivate var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
