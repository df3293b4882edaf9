import Console
import ArgumentParser
import Domain
import Foundation
import Planning
import Store

/// A plan of the term, as the commands that build on one take it.
struct PlanArgument: ParsableArguments {
    @Option(
        name: .customLong("plan"),
        help: ArgumentHelp("The plan: a folder that plan wrote, or its plan.json.", valueName: "plan"), completion: .file())
    var path: String

    /// - Throws: that there is no such plan, or that it is not of this term.
    func read(of city: City) throws(Failure) -> Plan { try PlanArgument.read(path, of: city) }

    /// - Parameter path: a folder that plan or replan wrote, or its plan.json.
    static func read(_ path: String, of city: City) throws(Failure) -> Plan {
        let file = isFolder(path) ? path + "/" + PlanFile.name : path
        let bytes: [UInt8]
        do {
            bytes = try FolderFile.bytes(at: file, atMost: 200_000_000)
        } catch {
            throw Failure("\(file): \(error.problem); name a folder that traffpunkt plan wrote, or its plan.json")
        }
        do {
            return try PlanFile.read(bytes, of: city, isEarlier: true)
        } catch {
            throw Failure("\(path): \(error)")
        }
    }

    /// What subscribers were told of the plan; nil when nothing stands beside it that tells.
    ///
    /// - Parameter path: a folder that plan or replan wrote, or its plan.json.
    static func announcements(_ path: String, of city: City) throws(Failure) -> [Announcement]? {
        let folder = isFolder(path) ? path : URL(filePath: path).deletingLastPathComponent().path
        let file = folder + "/" + AnnouncedFile.name
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        do {
            return try AnnouncedFile.read(try FolderFile.bytes(at: file, atMost: 200_000_000), of: city)
        } catch let fault as FolderFault {
            throw Failure("\(file): \(fault)")
        } catch {
            throw Failure("\(file): \(error)")
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// What the command says when the tables have changed so much that the plan cannot be built upon.
    func refusal(of stale: StalePlan, in city: City, _ wording: Wording) -> Failure {
        let shown = stale.lapses.prefix(10).map { "  " + wording.text(of: $0, in: city) }
        let more = stale.lapses.count - shown.count
        return Failure(
            (["\(path): the plan does not hold in the term as it is now:"] + shown + (more > 0 ? ["  and \(more) more"] : [])
                + ["Plan the term again, and ask of that plan."]).joined(separator: "\n"))
    }
}

/// In which language a command tells what it found.
enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable {
    case sv, en

    var wording: Wording { self == .sv ? .swedish : .english }
}
