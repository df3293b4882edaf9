import Foundation

/// What this process has used.
enum Meter {
    /// CPU seconds, of the user and of the system, in all threads.
    static func cpu() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    /// Seconds by the clock on the wall, from any beginning.
    static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Forgets the peak of memory so far, down to what is held now: the instances read, and what earlier searches left with the
    /// allocator. Source: proc(5), clear_refs.
    ///
    /// - Returns: false where the system does not allow it: the peak is then that of the whole process.
    static func resetPeakMemory() -> Bool {
        guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return false }
        return (try? file.write(contentsOf: Data("5".utf8))) != nil
    }

    /// The most memory held at once, in KiB; nil where the system does not tell. Source: proc(5), VmHWM.
    static func peakMemory() -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        return status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            .flatMap { line in Int(line.filter(\.isNumber)) }
    }
}
