import Foundation
import Store
import Testing

@Suite("The folder that is written to")
struct OutputFolderTests {
    private static let plan = Array(#"{"format": "traffpunkt-plan/1"}"#.utf8)
    private let first = [OutputFile("plan.json", plan), OutputFile("feeds/city.ics", Array("one".utf8))]
    private let second = [OutputFile("plan.json", plan), OutputFile("waitlists/farsta.csv", Array("two".utf8))]
    private let firstContents = ["plan.json": #"{"format": "traffpunkt-plan/1"}"#, "feeds/city.ics": "one"]
    private let secondContents = ["plan.json": #"{"format": "traffpunkt-plan/1"}"#, "waitlists/farsta.csv": "two"]

    /// What stands in `out`, and the names beside it.
    private func state(_ folder: Folder) throws -> (out: [String: String], beside: [String]) {
        (try Folder(path: folder.path + "/out").contents(), try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    @Test("is made, with the folders on the way there")
    func made() throws {
        try Folder.temporary { folder in
            try OutputFolder(folder.path + "/a/b/out/").write(first)
            #expect(try Folder(path: folder.path + "/a/b/out").contents() == firstContents)
        }
    }

    @Test("holds only what was written last")
    func replaced() throws {
        try Folder.temporary { folder in
            let output = try OutputFolder(folder.path + "/out")
            try output.write(first)
            try output.write(second)
            #expect(try state(folder) == (secondContents, ["out"]))
        }
    }

    @Test("may stand there empty")
    func empty() throws {
        try Folder.temporary { folder in
            try folder.make(.folder("out"))
            try OutputFolder(folder.path + "/out").write(first)
            #expect(try state(folder) == (firstContents, ["out"]))
        }
    }

    @Test(
        "is as it was when a file is in the way of another, or leads out of it",
        arguments: ["feeds", "feeds/city.ics", "feeds/city.ics/x", "../x", "/x", "a//b", "./x", "", "a\0b"])
    func inTheWay(_ path: String) throws {
        try Folder.temporary { folder in
            let output = try OutputFolder(folder.path + "/out")
            try output.write(first)
            #expect(throws: OutputFailure.self) { try output.write(second + first.suffix(1) + [OutputFile(path, [])]) }
            #expect(try state(folder) == (firstContents, ["out"]))
        }
    }

    @Test("is as it was when it cannot be moved, at either step", arguments: [".traffpunkt-old", "/out"])
    func unmovable(_ target: String) throws {
        try Folder.temporary { folder in
            try OutputFolder(folder.path + "/out").write(first)
            let output = try OutputFolder(folder.path + "/out") { from, to in
                if to.hasSuffix(target), from.hasSuffix("new") || target != "/out" {
                    errno = EBUSY
                    return -1
                }
                return rename(from, to)
            }
            let failure = #expect(throws: OutputFailure.self) { try output.write(second) }
            #expect(failure?.description == "\(folder.path)/out: cannot be replaced: Device or resource busy")
            #expect(try state(folder) == (firstContents, ["out"]))
        }
    }

    @Test("is whole again after a run that died before the new one was in place")
    func diedBetween() throws {
        try Folder.temporary { folder in
            for file in first { try folder.write(".out.traffpunkt-old/" + file.path, file.bytes) }
            try folder.write(".out.traffpunkt-new/half", [])
            #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/out").write([OutputFile("..", [])]) }
            #expect(try state(folder) == (firstContents, ["out"]))
        }
    }

    @Test("is clean again after a run that died before the old one was removed")
    func diedAfter() throws {
        try Folder.temporary { folder in
            for file in first { try folder.write("out/" + file.path, file.bytes) }
            try folder.write(".out.traffpunkt-old/plan.json", [])
            try OutputFolder(folder.path + "/out").write(second)
            #expect(try state(folder) == (secondContents, ["out"]))
        }
    }

    @Test("is refused when it is somebody else's")
    func foreign() throws {
        try Folder.temporary { folder in
            try folder.write("out/foto.jpg", [])
            let failure = #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/out").write(first) }
            #expect(
                failure?.problem == "holds files that are not an earlier plan; name an empty folder or a new one")
            #expect(try state(folder) == (["foto.jpg": ""], ["out"]))
        }
    }

    @Test("is refused when it holds a plan.json of another kind")
    func foreignPlan() throws {
        try Folder.temporary { folder in
            try folder.write("out/plan.json", Array("{}".utf8))
            #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/out").check() }
        }
    }

    @Test("is refused when it is a file or a link")
    func notAFolder() throws {
        try Folder.temporary { folder in
            try folder.write("out", [])
            let file = #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/out").write(first) }
            #expect(file?.problem == "is not a folder")
            try folder.make(.folder("there"))
            try folder.make(.link("link", to: folder.path + "/there"))
            let link = #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/link").write(first) }
            #expect(link?.problem == "is a link; must be a folder itself")
            let below = #expect(throws: OutputFailure.self) { try OutputFolder(folder.path + "/out/deeper").write(first) }
            #expect(below?.problem == "the folder cannot be made; a file may be in the way")
        }
    }

    @Test("is refused when its path leads astray", arguments: ["", "/", "..", "a/../b", ".", "a\0b"])
    func astray(_ path: String) { #expect(throws: OutputFailure.self) { try OutputFolder(path) } }
}
