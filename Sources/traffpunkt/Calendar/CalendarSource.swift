import Console
import ArgumentParser
import Domain
import Download
import Foundation
import ICalendar
import Store

/// Calendars as the commands take them.
struct CalendarArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Calendar files (.ics), or addresses that begin with https:// or webcal://; - is standard input.",
            valueName: "file"),
        completion: .file(extensions: ["ics"]))
    var files: [String]

    @OptionGroup(title: "Options for addresses") var addresses: AddressOptions

    /// Each with its bytes, or with why there are none.
    var sources: [CalendarSource] { files.map { CalendarSource($0, addresses) } }
}

/// A calendar from somewhere. Only here an argument becomes bytes.
struct CalendarSource {
    /// As it was asked for; of an address the host and a mark, since it is a secret.
    let name: String
    let bytes: Result<[UInt8], Failure>
    /// What there is to say of how it was fetched.
    let remarks: [CalendarRemark]

    init(_ argument: String, _ options: AddressOptions) {
        guard AddressOptions.isAddress(argument) else {
            name = argument
            bytes = Result { () throws(Failure) in
                try argument == "-" ? CalendarSource.standardInput() : CalendarSource.file(argument)
            }
            remarks = []
            return
        }
        do throws(Failure) {
            let address = try options.address(argument)
            do throws(Failure) {
                let fetched = try options.calendar(at: address)
                (name, bytes, remarks) = (fetched.name, .success(fetched.calendar.bytes), fetched.remarks)
            } catch {
                (name, bytes, remarks) = (address.description, .failure(error), [])
            }
        } catch {
            (name, bytes, remarks) = ("address", .failure(error), [])
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
