import Foundation
import Glibc

/// A file to be written, by its path from the folder.
public struct OutputFile: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Why nothing was written; what stood in the folder before still does.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// In English: a sentence without a full stop.
    public let problem: String

    public var description: String { "\(path.escaped): \(problem)" }
}

/// The folder that a plan is written to: all of it or nothing.
///
/// The files are written to a new folder beside it and synced to the disk. Then the old folder is set aside, the new one
/// moved to its place, and the old one removed. A run that dies between leaves one of the two whole, and the next run
/// puts it right.
public struct OutputFolder: Sendable {
    public let path: String
    /// Moves a folder; 0 when that went well, as rename(2).
    private let move: @Sendable (_ from: String, _ to: String) -> Int32

    /// - Parameter path: may end with a slash; folders on the way there are made when it is written.
    /// - Throws: when the path has `..` in it, or is no name for a folder.
    public init(_ path: String) throws(OutputFailure) {
        try self.init(path) { rename($0, $1) }
    }

    package init(_ path: String, move: @escaping @Sendable (String, String) -> Int32) throws(OutputFailure) {
        let parts = path.split(separator: "/")
        guard let name = parts.last, name != ".", !parts.contains(".."), !path.contains("\0") else {
            throw OutputFailure(path: path, problem: "must be a folder's path, without \"..\"")
        }
        self.path = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        self.move = move
    }

    private var parent: String { path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/" : "" }
    private var name: String { String(path.suffix(from: path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)) }
    /// Where the new folder is made, and where the old one stands while the new one takes its place.
    private var new: String { "\(parent).\(name).traffpunkt-new" }
    private var old: String { "\(parent).\(name).traffpunkt-old" }

    /// Writes the files in place of all that stands in the folder.
    ///
    /// - Throws: when the folder is a file, a link, or holds something that is not a plan of ours; when two files are in
    ///   each other's way; when the system refuses. Then the folder is as it was.
    public func write(_ files: [OutputFile]) throws(OutputFailure) {
        try makeFolder(parent.isEmpty ? "." : parent)
        try recover()
        let isThere = try isReplaceable()
        do throws(OutputFailure) {
            try make(files)
            try swap(isThere: isThere)
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw error
        }
        try? FileManager.default.removeItem(atPath: old)
    }

    /// Checks that the folder can be written, before the work of planning.
    public func check() throws(OutputFailure) { _ = try isReplaceable() }

    /// Clears away what a run that died has left.
    private func recover() throws(OutputFailure) {
        if kind(of: path) == nil, kind(of: old) == S_IFDIR {
            guard move(old, path) == 0 else { throw failure(path, "cannot be restored from \(old)") }
        }
        for left in [new, old] where kind(of: left) != nil {
            do {
                try FileManager.default.removeItem(atPath: left)
            } catch {
                throw OutputFailure(path: left, problem: "is left from an earlier run and cannot be removed")
            }
        }
    }

    /// Whether a folder stands there, which is empty or a plan of ours.
    private func isReplaceable() throws(OutputFailure) -> Bool {
        guard let kind = kind(of: path) else { return false }
        guard kind != S_IFLNK else { throw OutputFailure(path: path, problem: "is a link; must be a folder itself") }
        guard kind == S_IFDIR else { throw OutputFailure(path: path, problem: "is not a folder") }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw OutputFailure(path: path, problem: "cannot be read")
        }
        guard names.isEmpty || (try? FolderFile.bytes(at: "\(path)/\(PlanFile.name)")).map(PlanFile.isPlan) == true else {
            throw OutputFailure(
                path: path, problem: "holds files that are not an earlier plan; name an empty folder or a new one")
        }
        return true
    }

    private func make(_ files: [OutputFile]) throws(OutputFailure) {
        try makeFolder(new)
        var folders: Set = [new]
        for file in files {
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !file.path.contains("\0")
            else { throw OutputFailure(path: file.path, problem: "must be a path within the folder") }
            var folder = new
            for part in parts.dropLast() {
                folder += "/\(part)"
                try makeFolder(folder)
                folders.insert(folder)
            }
            try write(file.bytes, to: "\(new)/\(file.path)")
        }
        for folder in folders.sorted() { try sync(folder) }
    }

    private func swap(isThere: Bool) throws(OutputFailure) {
        if isThere {
            guard move(path, old) == 0 else { throw failure(path, "cannot be replaced") }
        }
        guard move(new, path) == 0 else {
            let failure = failure(path, "cannot be replaced")
            if isThere { _ = move(old, path) }
            throw failure
        }
        try? sync(parent.isEmpty ? "." : parent)
    }
}

// MARK: - The system's calls

extension OutputFolder {
    /// The type bits of what stands at a path, links not followed; nil when nothing does.
    private func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private func makeFolder(_ path: String) throws(OutputFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFailure(path: path, problem: "the folder cannot be made; a file may be in the way")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(OutputFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path, "cannot be written") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, "cannot be written") }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failure(path, "cannot be written") }
    }

    private func sync(_ folder: String) throws(OutputFailure) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure(folder, "cannot be written") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(folder, "cannot be written") }
    }

    /// With what the system says of its last error.
    private func failure(_ path: String, _ problem: String) -> OutputFailure {
        OutputFailure(path: path, problem: "\(problem): \(systemMessage(errno))")
    }
}
