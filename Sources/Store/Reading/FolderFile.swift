import Glibc

/// Reads files that people give, which may hold anything.
package enum FolderFile {
    /// The most bytes in a file of a term folder.
    package static let limit = 20_000_000

    package enum Refusal: Error, Hashable {
        case missing
        /// A folder, a link, a pipe or a device.
        case notAFile
        case tooLarge(most: Int)
        /// What the system says of it.
        case unreadable(String)

        /// In English: a sentence without a full stop.
        package var problem: String {
            switch self {
            case .missing: "the file is missing"
            case .notAFile: "must be a regular file, not a folder, a link or a pipe"
            case .tooLarge(let most): "the file is too large; must be at most \(most / 1_000_000) MB"
            case .unreadable(let why): "the file cannot be read: \(why)"
            }
        }
    }

    /// The bytes of a regular file. Waits for nothing, not even a pipe that nobody writes to.
    package static func bytes(at path: String, atMost limit: Int = limit) throws(Refusal) -> [UInt8] {
        try bytesAndMode(at: path, atMost: limit).bytes
    }

    /// The bytes, and who may do what with the very file that they were read from.
    static func bytesAndMode(at path: String, atMost limit: Int) throws(Refusal) -> (bytes: [UInt8], mode: UInt32) {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw refusal(errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw refusal(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        guard status.st_size <= limit else { throw .tooLarge(most: limit) }
        return (try contents(of: file, atMost: limit), status.st_mode)
    }

    private static func contents(of file: Int32, atMost limit: Int) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw refusal(errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            // The file may grow while it is read.
            guard bytes.count <= limit else { throw .tooLarge(most: limit) }
        }
    }

    private static func refusal(_ code: Int32) -> Refusal {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case ELOOP, ENXIO, EISDIR: .notAFile
        default: .unreadable(systemMessage(code))
        }
    }
}

/// Text that is not UTF-8, and the line, 1 first, of the first bytes that are not.
struct NotUTF8: Error, Hashable {
    let line: Int

    /// - Complexity: O(bytes).
    static func check(_ bytes: [UInt8]) throws(NotUTF8) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw NotUTF8(line: bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1)
        }
    }
}

/// What the system says of an error number: `Permission denied`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
