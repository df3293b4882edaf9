import Domain
import Download
import Foundation
import Testing

/// The last good copy, and when it stands in.
@Suite struct KeptCopyTests {
    private static let day = 86_400

    private func later(_ seconds: Int) -> Instant { Instant(seconds: Fetching.now.seconds + seconds) }

    @Test("a server is asked whether its calendar has changed, by ETag and by date", arguments: ["etag", "modified"])
    func conditional(what: String) throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path(what), url = fetching.server.url(path)
            #expect(try fetching.fetch(url).origin == .new)
            let second = try fetching.fetch(url, at: later(100))
            #expect(second.origin == .unchanged)
            #expect(second.confirmed == later(100))
            #expect(String(decoding: second.bytes, as: UTF8.self) == Fetching.calendar)
            #expect(try fetching.server.count(of: path + "=304") == 1)
            #expect(try fetching.fetch(url, at: later(200)).origin == .unchanged)
            #expect(try fetching.server.count(of: path + "=304") == 2)
        }
    }

    @Test("at the end of a redirect too, and an ETag is told only to the address that gave it")
    func moved() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("moved-etag"), end = fetching.path("etag") + "-at-its-end"
            _ = try fetching.fetch(fetching.server.url(path))
            #expect(try fetching.fetch(fetching.server.url(path)).origin == .unchanged)
            #expect(try fetching.server.count(of: "\(end)=304") == 1)
        }
    }

    @Test("the same calendar sent again is unchanged")
    func same() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let url = fetching.server.url(fetching.path("plain"))
            #expect(try fetching.fetch(url).origin == .new)
            #expect(try fetching.fetch(url).origin == .unchanged)
        }
    }

    @Test("when the server is down the last good copy stands in, and its age is said")
    func down() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("etag"), url = fetching.server.url(path)
            _ = try fetching.fetch(url)
            try fetching.server.setDown(true, path)
            let failure = DownloadFailure(cause: .status(503), host: nil)
            let kept = try fetching.fetch(url, at: later(3 * Self.day))
            #expect(String(decoding: kept.bytes, as: UTF8.self) == Fetching.calendar)
            #expect(kept.origin == .kept(because: failure))
            #expect(kept.isCopy)
            #expect(kept.confirmed == Fetching.now)
            #expect(
                kept.remark(at: later(3 * Self.day))
                    == "the server answered 503: it is busy or being mended; the last good copy is used, of 3 days ago")
            try fetching.server.setDown(false, path)
            #expect(try fetching.fetch(url, at: later(4 * Self.day)).confirmed == later(4 * Self.day))
        }
    }

    @Test(
        "an age is told in a measure that fits it",
        arguments: [
            (-5, "a moment"), (119, "a moment"), (120, "2 minutes"), (7199, "119 minutes"), (7200, "2 hours"),
            (172_799, "47 hours"), (172_800, "2 days"), (30 * day, "30 days"),
        ])
    func age(seconds: Int, words: String) throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("plain"), url = fetching.server.url(path)
            _ = try fetching.fetch(url)
            try fetching.server.setDown(true, path)
            let remark = try fetching.fetch(url, at: later(seconds)).remark(at: later(seconds))
            #expect(remark?.hasSuffix("the last good copy is used, of \(words) ago") == true)
        }
    }

    @Test("a copy that nobody has confirmed for thirty days is used no more, and goes when another is kept")
    func old() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("plain"), url = fetching.server.url(path)
            _ = try fetching.fetch(url)
            try fetching.server.setDown(true, path)
            #expect(throws: DownloadFailure(cause: .status(503), host: nil)) {
                try fetching.fetch(url, at: later(30 * Self.day + 1))
            }
            #expect(throws: DownloadFailure(cause: .status(503), host: nil)) {
                try fetching.fetch(url, at: later(-Self.day - 1))
            }
            let file = fetching.copies.appending(path: try CalendarAddress(url).mark + ".traffpunkt-copy")
            let foreign = fetching.copies.appending(path: "notes.txt")
            try Data("mine".utf8).write(to: foreign)
            for old in [file, foreign] {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -Double(30 * Self.day + 100))], ofItemAtPath: old.path)
            }
            _ = try fetching.fetch(fetching.server.url(fetching.path("etag")), at: later(30 * Self.day + 1))
            #expect(!FileManager.default.fileExists(atPath: file.path))
            #expect(FileManager.default.fileExists(atPath: foreign.path))
        }
    }

    @Test(
        "who can mend a failure is told by its cause",
        arguments: [
            (.status(400), .somebody), (.status(401), .somebody), (.status(403), .somebody), (.status(404), .somebody),
            (.status(410), .somebody), (.status(408), .time), (.status(425), .time), (.status(429), .time),
            (.status(302), .time), (.status(500), .time), (.status(503), .time), (.noCalendar(""), .time),
            (.unreachable, .time), (.unknownHost, .time), (.tooSlow(seconds: 30), .time), (.certificate(.expired), .time),
            (.encryption, .time), (.cutShort, .time), (.brokenAnswer, .time), (.redirect(.notEncrypted), .somebody),
            (.privateAddress("10.0.0.1", sort: "a private network"), .somebody), (.tooLarge(most: 1), .somebody),
            (.tooManyRedirects(most: 5), .somebody), (.authorities, .caller), (.library, .caller), (.stopped, .caller),
        ] as [(DownloadFailure.Cause, DownloadFailure.Remedy)])
    func remedy(cause: DownloadFailure.Cause, remedy: DownloadFailure.Remedy) {
        #expect(DownloadFailure(cause: cause, host: nil).remedy == remedy)
    }

    @Test("a copy that was cut short, changed or put there by a link is not used, and fetched anew")
    func tampered() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("etag"), url = fetching.server.url(path)
            _ = try fetching.fetch(url)
            let file = fetching.copies.appending(path: try CalendarAddress(url).mark + ".traffpunkt-copy")
            let whole = try Data(contentsOf: file)
            let text = String(decoding: whole, as: UTF8.self)
            let bad = [
                Data(), whole.dropLast(), whole.prefix(40), whole + Data("x".utf8),
                Data(text.replacing("Busy", with: "Free").utf8),
                Data(text.replacing("\"one\\\"", with: "\"two\\\"").utf8), Data("\n\n".utf8),
                Data(repeating: 0x0A, count: 11_000_000),
            ]
            try fetching.server.setDown(true, path)
            for content in bad {
                try content.write(to: file)
                #expect(throws: DownloadFailure(cause: .status(503), host: nil)) { try fetching.fetch(url) }
            }
            let aside = fetching.copies.appending(path: "aside")
            try whole.write(to: aside)
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createSymbolicLink(at: file, withDestinationURL: aside)
            #expect(throws: DownloadFailure(cause: .status(503), host: nil)) { try fetching.fetch(url) }
            try FileManager.default.removeItem(at: file)
            #expect(mkfifo(file.path, 0o600) == 0)
            #expect(throws: DownloadFailure(cause: .status(503), host: nil)) { try fetching.fetch(url) }
            try fetching.server.setDown(false, path)
            #expect(try fetching.fetch(url).origin == .new)
            #expect(try fetching.server.count(of: path + "=304") == 0)
            try fetching.server.setDown(true, path)
            #expect(try fetching.fetch(url).isCopy)
        }
    }

    @Test("copies are for their owner's eyes, and neither they nor their names tell the address")
    func secret() throws {
        try Fetching.inEmptyFolder { fetching throws in
            _ = try fetching.fetch(fetching.server.url(fetching.path("moved-etag") + "?token=hemlig"))
            let mode = { (url: URL) in
                try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
            }
            #expect(try mode(fetching.copies) == 0o700)
            let names = try FileManager.default.contentsOfDirectory(atPath: fetching.copies.path)
            #expect(names.count == 1)
            for name in names {
                let file = fetching.copies.appending(path: name)
                #expect(try mode(file) == 0o600)
                let text = name + String(decoding: try Data(contentsOf: file), as: UTF8.self)
                for secret in ["hemlig", "etag~", "127.0.0.1"] { #expect(!text.contains(secret)) }
            }
        }
    }

    @Test("a calendar that cannot be kept is fetched all the same, and that is said")
    func unkept() throws {
        try Fetching.inEmptyFolder { fetching throws in
            try Data().write(to: fetching.copies)
            let fetched = try fetching.fetch(fetching.server.url(fetching.path("plain")))
            #expect(fetched.origin == .new)
            #expect(fetched.keepingFault == "no copy of it can be kept in \(fetching.copies.path)")
        }
    }

    @Test("many at once leave one whole copy")
    func together() async throws {
        let server = try CalendarServer.shared.get()
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-copies-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = "plain~\(folder.lastPathComponent)"
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    try Fetching.inEmptyFolder { own throws in
                        let shared = Fetching(server: server, copies: folder, rules: own.rules)
                        _ = try shared.fetch(server.url(path))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        try server.setDown(true, path)
        try Fetching.inEmptyFolder { own throws in
            #expect(try Fetching(server: server, copies: folder, rules: own.rules).fetch(server.url(path)).isCopy)
        }
    }
}
