import Demonstration
import Foundation
import Testing

/// The folder `calendars`, as the package holds it.
private let calendars = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "calendars")

@Suite("The committed demonstration term")
struct CommittedTermTests {
    @Test("is to the byte what the generator gives for seed 2027")
    func bytes() throws {
        for file in DemonstrationTerm.stockholm(seed: 2027) {
            let committed = try Data(contentsOf: calendars.appending(path: file.path))
            #expect(Array(committed) == file.bytes, "\(file.path)")
        }
    }

    @Test("holds no file that the generator does not give")
    func noOthers() throws {
        let folder = calendars.appending(path: "stockholm-vt2027").path
        let committed = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") }
        let generated = DemonstrationTerm.stockholm().map(\.path).filter { $0.hasPrefix("stockholm-vt2027/") }
        #expect(committed.map { "stockholm-vt2027/\($0)" }.sorted() == generated)
    }

    @Test("is invented anew, and differently, by another seed")
    func seeds() {
        let path = "stockholm-vt2027/requests.csv"
        let requests = { (seed: UInt64) in DemonstrationTerm.stockholm(seed: seed).first { $0.path == path }?.bytes }
        #expect(requests(1) == requests(1))
        #expect(requests(1) != requests(2))
    }
}
