import Domain
import Foundation

// The C functions that libFuzzer looks for (https://llvm.org/docs/LibFuzzer.html).

/// What is fuzzed in this run.
private let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "") ?? .calendar

enum FuzzTarget: String, Sendable {
    case calendar, rule, writer

    /// What was promised of these bytes and not kept.
    func broken(_ bytes: [UInt8]) -> [String] {
        switch self {
        case .calendar: brokenReading(bytes)
        case .rule: brokenRule(String(decoding: bytes, as: UTF8.self))
        case .writer: brokenWriting(bytes)
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let broken = target.broken(Array(UnsafeBufferPointer(start: start, count: count)))
    precondition(broken.isEmpty, broken.joined(separator: "; "))
    return 0
}

/// Half of the changes are libFuzzer's, and half know what a calendar looks like; what the writer gets has no such look.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutated(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int, _ most: Int, _ seed: CUnsignedInt) -> Int {
    guard target != .writer, seed % 2 == 0 else { return mutatedByLibFuzzer(start, count, most) }
    var mutation = CalendarMutation(seed: UInt64(seed))
    let changed = mutation.changed(Array(UnsafeBufferPointer(start: start, count: count))).prefix(most)
    let room = UnsafeMutableBufferPointer(start: start, count: most)
    _ = room.update(fromContentsOf: changed)
    return changed.count
}

/// Numbers and pointers pass alike by the calling conventions of C and Swift.
@_silgen_name("LLVMFuzzerMutate")
private func mutatedByLibFuzzer(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int, _ most: Int) -> Int
