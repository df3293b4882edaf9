import Demonstration
import Domain
import Foundation
import ICalendar
import Store

/// Writes files into a folder that is there only while `body`, which gets its path, runs.
func withFolder<Result>(of files: [TermFile], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demonstration-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
        let place = folder.appending(path: file.path)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
    }
    return try body(folder.path)
}

/// Reads calendars as the program does.
let reader: @Sendable ([UInt8], Interval) -> CalendarContents = { bytes, window in
    let calendar = CalendarImport.read(bytes, window: window)
    return CalendarContents(
        busy: calendar.busy, closedDays: calendar.closedDays, markedDays: calendar.markedDays,
        problems: calendar.remarks.map { .init(line: $0.line, isError: $0.severity == .error, message: $0.message) })
}
