import Console
import Glibc

/// Files for their owner alone.
enum PrivateFile {
    /// Makes a file that must not be there yet.
    static func make(_ path: String, _ text: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Failure(
                errno == EEXIST ? "\(path): there is a file already; nothing was written" : "\(path): the file cannot be made")
        }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw unwritten(path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw unwritten(path) }
    }

    /// Puts another text in a file's place, whole or not at all.
    static func replace(_ path: String, _ text: String) throws(Failure) {
        let new = path + ".traffpunkt-new"
        try make(new, text)
        guard rename(new, path) == 0 else {
            unlink(new)
            throw Failure("\(path): the file cannot be replaced")
        }
    }

    private static func unwritten(_ path: String) -> Failure {
        unlink(path)
        return Failure("\(path): the file cannot be written")
    }
}
