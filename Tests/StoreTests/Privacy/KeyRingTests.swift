import Domain
import Foundation
import Store
import Testing

@Suite("A key ring")
struct KeyRingTests {
    @Test("is read with comments, empty lines and any spaces")
    func read() throws {
        let text = "# the newest first\r\n\r\n  k-2 \t \(Keys.new)   # drawn in May\r\nk-1 \(Keys.old)\r\n"
        #expect(try KeyRing(text).ids.map(\.text) == ["k-2", "k-1"])
    }

    @Test(
        "is not read from a line that is wrong, which is told without any of it",
        arguments: [
            ("k-1", "line 1: must be an id, a space and a key in base64"),
            (Keys.old, "line 1: must be an id, a space and a key in base64"),
            ("k-1 \(Keys.old) more", "line 1: must be an id, a space and a key in base64"),
            ("K.1 \(Keys.old)", "line 1: the id must be 1-40 lower-case letters a-z, digits and hyphens, such as k-1"),
            ("k-1 UoWrzu8v4B3!", "line 1: the key is not base64"),
            ("k-1 UoWrzu8v4B3OcxiVbqnRVA==", "line 1: the key has 16 bytes; must be 32"),
            ("k-1 \(Keys.old.dropLast(4))", "line 1: the key has 30 bytes; must be 32"),
            ("\nk-1 \(Keys.old)\nk-1 \(Keys.new)", "line 3: an earlier line has this id; must be unique"),
            ("k-1 \(Keys.old)\nk-2 \(Keys.old)", "line 2: an earlier line has this key; must be a new one"),
            (
                "k\nk-1 x y\n",
                "line 1: must be an id, a space and a key in base64\nline 2: must be an id, a space and a key in base64"
            ),
        ])
    func faults(_ text: String, _ said: String) {
        #expect { try KeyRing(text) } throws: { "\($0)" == said }
    }

    private static let made: [[UInt8]] = [
        Array(repeating: 0, count: 32), Array(0..<32), (0..<32).map { $0 &* 8 }, (0..<32).map { 255 - $0 },
        Array("correct horse battery staple 123".utf8), (0..<32).map { $0 % 15 &* 17 },
    ]

    @Test("is not read from a key that nobody drew", arguments: made)
    func weak(_ bytes: [UInt8]) {
        let said = "line 1: the key is not random; draw one with openssl rand -base64 32"
        #expect { try KeyRing("k-1 \(Data(bytes).base64EncodedString())") } throws: { "\($0)" == said }
    }

    @Test("that holds no key tells how to make one", arguments: ["", "\n# none yet\n"])
    func absent(_ text: String) {
        #expect(throws: KeyFault.absent) { try KeyRing(text) }
        #expect(
            KeyFault.absent.description
                == "there is no key to seal people's details with; make one with: "
                + "(umask 077; echo \"k-1 $(openssl rand -base64 32)\" > FILE)")
    }

    @Test("is read from a file of its owner's alone", arguments: [0o600, 0o400])
    func file(mode: Int) throws {
        try withFile(Keys.two, mode: mode) { path in
            let ids = try KeyRing(file: path).ids
            #expect(ids.map(\.text) == ["k-2", "k-1"])
        }
    }

    @Test("is not read from a file that others may read or write", arguments: [0o640, 0o604, 0o660, 0o602, 0o610, 0o644])
    func openFile(mode: Int) throws {
        try withFile(Keys.two, mode: mode) { path in
            #expect(throws: KeyFault.openToOthers(mode: UInt32(mode))) { try KeyRing(file: path) }
        }
    }

    @Test("is not read where there is no file, a folder, a link or what is not text")
    func noFile() throws {
        #expect(throws: KeyFault.absent) { try KeyRing(file: "/nowhere/keys") }
        let refusal = KeyFault.unreadable("must be a regular file, not a folder, a link or a pipe")
        #expect(throws: refusal) { try KeyRing(file: FileManager.default.temporaryDirectory.path) }
        try withFile(Keys.one, mode: 0o600) { path in
            let link = path + "-link"
            defer { try? FileManager.default.removeItem(atPath: link) }
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(throws: refusal) { try KeyRing(file: link) }
            try Data([0x6B, 0xFF]).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: KeyFault.unreadable("must be UTF-8")) { try KeyRing(file: path) }
        }
    }

    @Test("is made anew with a key that no other has")
    func generated() throws {
        let (one, other) = (KeyRing.generate(), KeyRing.generate())
        #expect(one != other)
        #expect(try KeyRing(one).ids.count == 1)
        #expect(try KeyRing(one).ids != KeyRing(other).ids)
    }

    @Test("gets a new key before the others, and keeps the rest of its text")
    func rotated() throws {
        let text = "# ours\n\nk-1 \(Keys.old) # first\n# end\n"
        let lines = try KeyRing.addingNew(to: text).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.enumerated().filter { $0.offset != 2 }.map(\.element).joined(separator: "\n") == text)
        #expect(try KeyRing(lines.joined(separator: "\n")).ids.count == 2)
        #expect(try KeyRing(lines.joined(separator: "\n")).ids.last?.text == "k-1")
        #expect(try KeyRing(KeyRing.addingNew(to: "# ours\r\nk-1 \(Keys.old)")).ids.last?.text == "k-1")
        #expect(throws: KeyFault.absent) { try KeyRing.addingNew(to: "# ours\n") }
    }

    @Test("shows nothing but ids when it is printed or dumped")
    func silent() throws {
        let ring = try KeyRing(Keys.two)
        var dumped = ""
        dump(ring, to: &dumped)
        #expect("\(ring)" == "keys k-2, k-1")
        #expect(String(reflecting: ring) == "keys k-2, k-1")
        #expect(!dumped.contains("sealing") && !dumped.contains("marking") && !dumped.contains("Symmetric"))
    }
}
