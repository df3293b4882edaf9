internal import Domain
internal import Foundation

/// A calendar as it was when its server last answered for it.
struct KeptCopy {
    let bytes: [UInt8]
    /// When it was fetched, or said to be unchanged.
    let confirmed: Instant
    let validators: Validators
    /// The mark of the address that gave it, at the end of all redirects: its validators mean nothing elsewhere.
    let source: String
}

/// The last good copy of each calendar: a file each, which only its owner reads.
///
/// A file's name is its address's mark and says nothing of it. A file is whole or not there: it is written beside its place,
/// synced, and moved there in one step, so that processes beside each other do no harm; the last one's copy stays.
public struct KeptCopies: Sendable {
    /// Days after which a copy that nobody has confirmed is used no more, and removed.
    public static let days = 30

    private let path: String
    private var folder: URL { URL(filePath: path, directoryHint: .isDirectory) }

    /// - Parameter folder: its path; it is made when the first copy is kept.
    public init(folder: String) { path = folder }

    /// Why a copy cannot be kept, in English; the calendar itself is none the worse.
    struct Fault: Error { let problem: String }

    /// - Returns: nil when there is none that is whole, the owner's own, and recent.
    func copy(of address: CalendarAddress, at now: Instant) -> KeptCopy? {
        guard let content = Self.content(of: place(of: address)), let copy = KeptCopy(content) else { return nil }
        return Self.isRecent(copy.confirmed, at: now) ? copy : nil
    }

    func keep(_ copy: KeptCopy, of address: CalendarAddress) throws(Fault) {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try write(copy.content(), to: place(of: address))
            sweep(beside: place(of: address))
        } catch {
            throw Fault(problem: "no copy of it can be kept in \(path)")
        }
    }

    // MARK: Files

    private static let ending = "traffpunkt-copy"

    private func place(of address: CalendarAddress) -> URL {
        folder.appending(path: "\(address.mark).\(Self.ending)", directoryHint: .notDirectory)
    }

    private static func isRecent(_ confirmed: Instant, at now: Instant) -> Bool {
        // Also not from a day to come, which a clock that was wrong has written.
        (-86_400...days * 86_400).contains(now.seconds - confirmed.seconds)
    }

    /// What stands in a regular file of our own; waits for nothing.
    private static func content(of place: URL) -> ArraySlice<UInt8>? {
        let file = open(place.path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            let data = try? handle.read(upToCount: KeptCopy.limit)
        else { return nil }
        return Array(data)[...]
    }

    private func write(_ content: Data, to place: URL) throws {
        let new = folder.appending(path: "\(UUID().uuidString).\(Self.ending)", directoryHint: .notDirectory)
        let file = open(new.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw POSIXError(.EIO) }
        do {
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            try handle.write(contentsOf: content)
            try handle.synchronize()
            guard rename(new.path, place.path) == 0 else { throw POSIXError(.EIO) }
        } catch {
            unlink(new.path)
            throw error
        }
    }

    /// Removes copies that are much older than one just written, and what processes that died have left.
    private func sweep(beside new: URL) {
        guard let written = Self.changed(new) else { return }
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files ?? [] where file.pathExtension == Self.ending {
            if let changed = Self.changed(file), !Self.isRecent(changed, at: written) { unlink(file.path) }
        }
    }

    private static func changed(_ file: URL) -> Instant? {
        let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        return date.map { Instant(seconds: Int($0.timeIntervalSince1970)) }
    }
}

// MARK: - The form of a file

extension KeptCopy {
    /// More than any copy's file.
    static let limit = DownloadRules().bytes + 10_000

    /// The first line is the fingerprint of all that follows; the second tells of the calendar; the calendar is the rest.
    private struct Head: Codable {
        let confirmed: Int
        let source: String
        let validators: Validators
    }

    func content() throws -> Data {
        let head = try JSONEncoder().encode(
            Head(confirmed: confirmed.seconds, source: source, validators: validators))
        let content = Array(head) + [UInt8(ascii: "\n")] + bytes
        return Data("\(fingerprint(of: content[...]))\n".utf8 + content)
    }

    /// - Returns: nil when the content is cut short, or not as it was written.
    init?(_ content: ArraySlice<UInt8>) {
        let parts = content.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual(fingerprint(of: content[parts[1].startIndex...]).utf8),
            let head = try? JSONDecoder().decode(Head.self, from: Data(parts[1]))
        else { return nil }
        bytes = Array(parts[2])
        confirmed = Instant(seconds: head.confirmed)
        source = head.source
        validators = head.validators
    }
}
