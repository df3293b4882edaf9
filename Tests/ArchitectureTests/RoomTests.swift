import Foundation
import Testing

@Suite("The house")
struct RoomTests {
    /// What each room may import of the package itself.
    static let arrows: [String: Set<String>] = [
        "Domain": [],
        "Planning": ["Domain"],
        "ICalendar": ["Domain", "CLibical"],
        "Registration": ["Domain"],
        "Store": ["Domain", "Registration", "CExchange", "CPostgres"],
        "Download": ["Domain", "CCurl"],
        "Web": ["Domain", "Registration", "CZlib", "CQRencode", "CPango"],
        "Demonstration": ["Domain", "ICalendar"],
        "Console": ["Planning", "Store"],
        "planbench": ["Console", "Planning"],
        "calbench": ["Console", "ICalendar", "Domain", "CLibical"],
        "storebench": ["Console", "Store", "Registration", "Domain"],
        "traffpunkt": [
            "Domain", "Registration", "Planning", "ICalendar", "Store", "Download", "Web", "Demonstration", "Console",
        ],
    ]

    /// What each room may import from outside.
    static let outside: [String: Set<String>] = [
        "Domain": [],
        "Planning": ["Dispatch", "Glibc"],
        "ICalendar": ["Foundation", "Synchronization"],
        "Registration": [],
        "Store": ["Foundation", "Glibc", "Dispatch", "Synchronization", "TOMLKit", "GRDB", "GRDBSQLite", "Crypto"],
        "Download": ["Foundation"],
        "Web": [
            "Foundation", "Glibc", "Synchronization", "Crypto", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes",
            "Logging", "NIOCore", "NIOHTTPTypes", "NIOSSL", "ServiceLifecycle", "UnixSignals",
        ],
        "Demonstration": [],
        "Console": ["Foundation", "Synchronization", "ArgumentParser"],
        "planbench": ["Foundation", "ArgumentParser"],
        "calbench": ["Foundation", "ArgumentParser"],
        "storebench": ["Foundation", "Glibc", "Synchronization", "ArgumentParser", "GRDBSQLite"],
        "traffpunkt": ["Foundation", "Glibc", "Dispatch", "Synchronization", "ArgumentParser"],
    ]

    static let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized

    @Test("every room is named here")
    func rooms() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(
            Set(found).subtracting(["CCurl", "CExchange", "CLibical", "CPango", "CPostgres", "CQRencode", "CZlib"])
                == Set(Self.arrows.keys))
    }

    @Test("a room imports only what stands below it", arguments: arrows.keys.sorted())
    func imports(room: String) throws {
        let allowed = try #require(Self.arrows[room]).union(try #require(Self.outside[room]))
        let folder = Self.sources.appending(path: room)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var wrong: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard
                    let match = line.wholeMatch(
                        of:
                            /\s*(?:@\w+(?:\(.*?\))?\s+)?(?:public |package |internal |private |fileprivate )?import (?:\w+ )?(\w+)(?:\..*)?\s*/
                    )
                else { continue }
                if !allowed.contains(String(match.1)) { wrong.append("\(file.lastPathComponent): \(line)") }
            }
        }
        #expect(wrong == [])
    }
}
