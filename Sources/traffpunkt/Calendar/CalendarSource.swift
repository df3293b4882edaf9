import Console
import ArgumentParser
import Domain
import Foundation
import ICalendar
import Store

/// Calendar files as the commands take them.
struct CalendarArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Calendar files (.ics); - is standard input.", valueName: "file"),
        completion: .file(extensions: ["ics"]))
    var files: [String]

    /// Each with its bytes, or with why there are none.
    var sources: [CalendarSource] { files.map(CalendarSource.init) }
}

/// A calendar from somewhere. Only here an argument becomes bytes.
struct CalendarSource {
    /// As it was asked for.
    let name: String
    let bytes: Result<[UInt8], Failure>

    init(_ argument: String) {
        name = argument
        bytes = Result { () throws(Failure) in
            try argument == "-" ? CalendarSource.standardInput() : CalendarSource.file(argument)
        }
    }

    private static func file(_ path: String) throws(Failure) -> [UInt8] {
        do {
            let file = URL(filePath: path).resolvingSymlinksInPath().path
            return try FolderFile.bytes(at: file, atMost: Limits.standard.bytes)
        } catch {
            throw Failure(error.problem)
        }
    }

    private static func standardInput() throws(Failure) -> [UInt8] {
        let most = Limits.standard.bytes
        var bytes: [UInt8] = []
        while bytes.count <= most {
            guard let chunk = try? FileHandle.standardInput.read(upToCount: 65_536), !chunk.isEmpty else { return bytes }
            bytes += chunk
        }
        throw Failure(FolderFile.Refusal.tooLarge(most: most).problem)
    }
}

extension CalendarRemark {
    /// `jobb.ics:214: error: DTSTART …`
    func line(in file: String) -> String {
        ([printable(file.unicodeScalars)] + (line.map { [String($0)] } ?? [])).joined(separator: ":")
            + ": \(severity.word): \(message)"
    }
}

extension CalendarRemark.Severity {
    var word: String { self == .error ? "error" : "note" }
}
