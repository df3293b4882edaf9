import Download
import Foundation
import Program
import Testing

/// `traffpunkt calendar fetch`, as people run it.
@Suite struct FetchCommandTests {
    /// The program in a folder of its own, with an own home and a path that no other test asks for.
    private func withServer(_ body: (Program, CalendarServer, (String) -> String) throws -> Void) throws {
        let server = try CalendarServer.shared.get()
        try Program.inEmptyFolder { program in
            try body(program, server) { "\($0)~hemlig-\(program.folder.lastPathComponent)" }
        }
    }

    private func fetch(
        _ url: String, _ program: Program, _ server: CalendarServer, _ more: [String] = [], input: String = "",
        interrupt: Bool = false
    ) throws -> Program.Outcome {
        try program.run(
            ["calendar", "fetch", url, "--out", "busy.ics", "--allow-private-addresses", "--timeout", "10", "--ca-file"]
                + [server.folder.appending(path: "city.pem").path] + more,
            environment: [
                "HOME": program.folder.path, "XDG_CACHE_HOME": "", "https_proxy": server.url("", on: "closed", scheme: "http"),
                "ALL_PROXY": server.url("", on: "closed", scheme: "http"),
            ], input: Array(input.utf8), interrupt: interrupt)
    }

    private func name(_ url: String) throws -> String { try CalendarAddress(url, allowsHTTP: true).description }

    @Test("a calendar is written, then unchanged, then stays as it was when the server is down")
    func life() throws {
        try withServer { program, server, path throws in
            let path = path("etag"), url = server.url(path)
            let first = try fetch(url, program, server)
            #expect(first == .init(status: 0, output: "busy.ics: written, 184 bytes\n", errors: ""))
            #expect(try program.files(".")["busy.ics"] == Data(Fetching.calendar.utf8))
            #expect(try program.files(".cache/traffpunkt/calendars").count == 1)
            #expect(try fetch(url, program, server) == .init(status: 0, output: "busy.ics: unchanged\n", errors: ""))
            #expect(try server.count(of: path + "=304") == 1)

            try server.setDown(true, path)
            try program.write("busy.ics", Array("by hand".utf8))
            let note =
                "note: \(try name(url)): the server answered 503: it is busy or being mended; the last good copy is used, of a moment ago\n"
            #expect(try fetch(url, program, server) == .init(status: 0, output: "busy.ics: stays as it was\n", errors: note))
            #expect(try program.files(".")["busy.ics"] == Data("by hand".utf8))
            try FileManager.default.removeItem(at: program.folder.appending(path: "busy.ics"))
            #expect(try fetch(url, program, server) == .init(status: 0, output: "busy.ics: written, 184 bytes\n", errors: note))
            #expect(try program.files(".")["busy.ics"] == Data(Fetching.calendar.utf8))
        }
    }

    @Test("a failure without a copy says what happened and what would help, and writes nothing")
    func failure() throws {
        try withServer { program, server, path throws in
            let url = server.url(path("status-404"))
            let missing = "answered 404: there is no such calendar; the address may be misspelt or withdrawn"
            #expect(
                try fetch(url, program, server)
                    == .init(
                        status: 1, output: "", errors: "Error: \(try name(url)): the server \(missing)\nnothing was written\n"))
            try program.write("busy.ics", Array("mine".utf8))
            #expect(
                try fetch(url, program, server)
                    == .init(
                        status: 1, output: "",
                        errors: "Error: \(try name(url)): the server \(missing)\nbusy.ics: stays as it was\n"))
            #expect(try program.files(".") == ["busy.ics": Data("mine".utf8)])
        }
    }

    @Test("programs are told the same as JSON")
    func json() throws {
        struct Report: Decodable, Equatable {
            struct Remark: Decodable, Equatable { let severity: String, message: String }
            let file: String, address: String, outcome: String, written: Bool, bytes: Int?, remarks: [Remark]
        }
        try withServer { program, server, path throws in
            let path = path("plain"), url = server.url(path), name = try name(url)
            let run = { (status: Int32) throws in
                let outcome = try fetch(url, program, server, ["--format", "json"])
                #expect(outcome.status == status)
                #expect(outcome.errors == "")
                return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
            }
            #expect(
                try run(0) == Report(file: "busy.ics", address: name, outcome: "new", written: true, bytes: 184, remarks: []))
            #expect(
                try run(0)
                    == Report(file: "busy.ics", address: name, outcome: "unchanged", written: false, bytes: 184, remarks: []))
            try server.setDown(true, path)
            let down = "the server answered 503: it is busy or being mended"
            let note = Report.Remark(severity: "note", message: "\(down); the last good copy is used, of a moment ago")
            #expect(
                try run(0)
                    == Report(file: "busy.ics", address: name, outcome: "kept", written: false, bytes: 184, remarks: [note]))
            try FileManager.default.removeItem(at: program.folder.appending(path: ".cache"))
            let error = Report.Remark(severity: "error", message: "\(name): \(down)")
            #expect(
                try run(1)
                    == Report(file: "busy.ics", address: name, outcome: "failed", written: false, bytes: nil, remarks: [error]))
        }
    }

    @Test("a calendar whose address has been withdrawn needs somebody, though its copy stands in")
    func withdrawn() throws {
        try withServer { program, server, path throws in
            let path = path("plain"), url = server.url(path)
            #expect(try fetch(url, program, server).status == 0)
            try server.setGone(path)
            #expect(
                try fetch(url, program, server)
                    == .init(
                        status: 1, output: "busy.ics: stays as it was\n",
                        errors: "error: \(try name(url)): the server answered 410: the address has been withdrawn; "
                            + "the last good copy is used, of a moment ago; "
                            + "somebody must see to it, for a copy is used for 30 days at most\n"))
        }
    }

    @Test(
        "a failure that an option would let pass names it",
        arguments: [
            ("10.0.0.1", ["--timeout", "1"], "--allow-private-addresses asks it\n"),
            ("silent", ["--allow-private-addresses", "--timeout", "0.2"], "--timeout gives it longer\n"),
            ("plain", ["--allow-private-addresses"], "--ca-file names the city's own authority\n"),
        ])
    func hint(what: String, options: [String], hint: String) throws {
        try withServer { program, server, path throws in
            let url = what == "10.0.0.1" ? "https://10.0.0.1/a.ics" : server.url(path(what))
            let trust = what == "silent" ? ["--ca-file", server.folder.appending(path: "city.pem").path] : []
            let outcome = try program.run(
                ["calendar", "fetch", url, "--out", "busy.ics", "--cache", "kept"] + options + trust)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("; " + hint))
        }
    }

    @Test("no address is ever shown in full, whatever becomes of it")
    func secret() throws {
        try withServer { program, server, path throws in
            let urls =
                ["plain", "page", "bomb", "cut", "status-401", "status-500", "chain-6", "loop", "nothing", "not-http"].map {
                    server.url(path($0))
                } + ["other", "closed"].map { server.url(path("plain"), on: $0) } + [
                    server.url(path("plain"), on: "plain", scheme: "http"), server.url(path("to") + "?http://a/hemlig"),
                    server.url(path("to") + "?" + server.url("hemlig", on: "closed")), "ftp://example.org/hemlig",
                    "https://hemlig@a/hemlig",
                    "https://a b/hemlig",
                ]
            for url in urls {
                for format in ["text", "json"] {
                    let outcome = try fetch(url, program, server, ["--format", format])
                    #expect(!outcome.output.contains("hemlig"))
                    #expect(!outcome.errors.contains("hemlig"))
                }
            }
            for (name, bytes) in try program.files(".") {
                #expect(!(name + String(decoding: bytes, as: UTF8.self)).contains("hemlig"))
            }
        }
    }

    @Test("an address is read from standard input, where other users do not see it")
    func standardInput() throws {
        try withServer { program, server, path throws in
            let url = server.url(path("plain"))
            #expect(
                try fetch("-", program, server, input: "  \(url)\n")
                    == .init(status: 0, output: "busy.ics: written, 184 bytes\n", errors: ""))
            #expect(
                try fetch("-", program, server)
                    == .init(status: 1, output: "", errors: "Error: standard input holds no address\n"))
        }
    }

    @Test("a folder for copies that cannot be is said, and the calendar is written")
    func cache() throws {
        try withServer { program, server, path throws in
            try program.write("kept", [])
            let url = server.url(path("plain"))
            #expect(
                try fetch(url, program, server, ["--cache", "kept"])
                    == .init(
                        status: 0, output: "busy.ics: written, 184 bytes\n",
                        errors: "note: \(try name(url)): no copy of it can be kept in kept\n"))
        }
    }

    @Test("several at once all end well, and leave one whole file and one whole copy")
    func together() throws {
        try withServer { program, server, path throws in
            let url = server.url(path("etag"))
            let children = try (0..<4).map { _ in
                try Child(
                    program.executable().path,
                    [
                        "calendar", "fetch", url, "--out", "busy.ics", "--cache", "kept", "--allow-private-addresses", "--ca-file",
                        server.folder.appending(path: "city.pem").path,
                    ], in: program.folder)
            }
            #expect(children.map { $0.wait() } == [0, 0, 0, 0])
            let files = try program.files(".")
            #expect(files.count == 2)
            #expect(files["busy.ics"] == Data(Fetching.calendar.utf8))
            #expect(try fetch(url, program, server, ["--cache", "kept"]).output == "busy.ics: unchanged\n")
        }
    }

    @Test("Ctrl-C ends it at once; it has said whom it waited for, and the file stays as it was")
    func interrupted() throws {
        try withServer { program, server, path throws in
            try program.write("busy.ics", Array("mine".utf8))
            let url = server.url(path("silent"))
            let outcome = try fetch(url, program, server, interrupt: true)
            #expect(
                outcome
                    == .init(
                        status: 1, output: "",
                        errors:
                            "waiting for \(try CalendarAddress(url).host)\nError: \(try name(url)): stopped\nbusy.ics: stays as it was\n"
                    ))
            #expect(try program.files(".") == ["busy.ics": Data("mine".utf8)])
        }
    }

    @Test(
        "a command line that makes no sense ends with 64, and what cannot be a file or an address with 1",
        arguments: [
            (["https://a/"], 64), (["https://a/", "--out", "x.ics", "--timeout", "0"], 64),
            (["https://a/", "--out", "x.ics", "--timeout", "601"], 64), (["https://a/", "--out", "x.ics", "--cache", ""], 64),
            (["https://a/", "--out", "no/x.ics"], 1),
            (["https://a/", "--out", "."], 1), (["a.ics", "--out", "x.ics"], 1), (["http://a/", "--out", "x.ics"], 1),
            (["https://a/", "--out", "x.ics", "--ca-file", "missing.pem"], 1),
        ] as [([String], Int32)])
    func usage(arguments: [String], status: Int32) throws {
        try Program.inEmptyFolder { program throws in
            #expect(try program.run(["calendar", "fetch"] + arguments).status == status)
            #expect(try program.files(".") == [:])
        }
    }
}
