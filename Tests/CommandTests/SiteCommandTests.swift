import Foundation
import Glibc
import Program
import Synchronization
import Testing

extension LivingFolder {
    /// Serves the term while a test visits it; it must end well when it is stopped.
    fileprivate func serving(
        _ options: [String] = [], _ body: (_ port: Int, RunningProgram) throws -> Void
    ) throws {
        let running = try program.start(["serve", "--port", "0"] + options, environment: environment)
        do {
            let port = try #require(Int(try running.wait(for: /serving https?:\/\/[^:]+:(\d+)\//).1))
            try body(port, running)
        } catch {
            running.signal(SIGKILL)
            _ = try running.end()
            throw error
        }
        running.signal(SIGTERM)
        let outcome = try running.end(within: 30)
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        let told = outcome.errors.split(separator: "\n").filter {
            !$0.hasPrefix("note: the time is ") && !$0.hasPrefix("serving ")
        }
        #expect(told == [])
    }

    fileprivate func code(of person: String) -> String {
        let letters = person.dropFirst(2).prefix(8).uppercased()
        return "\(letters.prefix(4))-\(letters.dropFirst(4))"
    }
}

private func get(_ port: Int, _ path: String, _ headers: String = "") throws -> Answer {
    try exchangeAndWait(port, "GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(headers)\r\n")
}

private func post(_ port: Int, _ path: String, _ fields: [(String, String)], cookie: String, from visitor: String) throws
    -> Answer
{
    let form = fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(
        separator: "&")
    return try exchangeAndWait(
        port,
        """
        POST \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: \(cookie)\r\nX-Forwarded-For: \(visitor)\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)
        """)
}

@Suite("The site's commands")
struct SiteCommandTests {
    @Test("the site tells what the living term tells, and within a second what another command has changed")
    func serving() throws {
        try withTerm { term in
            try term.serving { port, _ in
                let first = try get(port, "/kalender/alla.ics")
                let mark = try #require(first.header("etag"))
                #expect(first.status == 200 && first.body.hasPrefix("BEGIN:VCALENDAR\r\n"))
                #expect(try get(port, "/kalender/alla.ics", "If-None-Match: \(mark)\r\n").status == 304)
                #expect(try term.run(["cancel", term.session], as: "district:\(term.host)").status == 0)
                Thread.sleep(forTimeInterval: 1)
                let next = try get(port, "/kalender/alla.ics", "If-None-Match: \(mark)\r\n")
                #expect(next.status == 200 && next.body.replacing("\r\n ", with: "").contains("SUMMARY:INSTÄLLD: "))
                #expect(try get(port, "/").body.contains("Inställd"))
            }
        }
    }

    @Test("a session that is hidden by a plan brought in is off the site within a second, also one that was called off before")
    func hidden() throws {
        try withTerm { term in
            let table = String(decoding: try #require(try term.program.files("term")["offerings.csv"]), as: UTF8.self)
            let plan = try JSONDecoder().decode(Planned.self, from: try #require(try term.program.files("plan")["plan.json"]))
            let rows = Dictionary(table.split(whereSeparator: \.isNewline).map { ($0.prefix { $0 != "," }, $0) }) { first, _ in
                first
            }
            let openly = /,(closed|open|course|lecture|digital),open,(required|exempt),/
            let (session, host, row) = try #require(
                plan.sessions.lazy.compactMap { session -> (String, String, Substring)? in
                    guard let host = session.host, let row = rows[session.offering[...]], row.contains(openly) else {
                        return nil
                    }
                    return (session.offering, host, row)
                }.first)
            let named = row.dropFirst(session.count + 1)
            let title = named.first == "\"" ? named.dropFirst().prefix { $0 != "\"" } : named.prefix { $0 != "," }
            try term.serving { port, _ in
                /// How often it stands on the page, in the calendar and in the open data.
                func times() throws -> [Int] {
                    Thread.sleep(forTimeInterval: 1)
                    return try ["/", "/kalender/alla.ics", "/api/v1/groups"].map { path in
                        try get(port, path).body.replacing("\r\n ", with: "").replacing("\\,", with: ",").ranges(of: title)
                            .count
                    }
                }
                #expect(try term.run(["cancel", session], as: "district:\(host)").status == 0)
                let before = try times()
                let hidden = row.replacing(openly) { ",\($0.1),protected,\($0.2)," }
                try term.program.write("term/offerings.csv", Array(table.replacing(row, with: hidden).utf8))
                let imported = try term.run(["import", "term", "--plan", "plan", "--apply"])
                #expect(imported.status == 0, "\(imported.errors)")
                let after = try times()
                #expect(zip(before, after).allSatisfy { $0 > $1 }, "\(title): \(before), then \(after)")
                #expect(try term.run(["verify"]).status == 0)
            }
        }
    }

    private struct Planned: Decodable {
        struct Session: Decodable { let offering: String, host: String? }
        let sessions: [Session]
    }

    @Test("a page's address is made for whoever lost theirs; the code on it finds them, for their home district alone")
    func pages() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let kim = try term.register()
            let code = term.code(of: kim.person)
            let found = try term.run(["find", code.lowercased()], as: staff)
            #expect(found.status == 0 && found.output.hasPrefix("pseudonym: \(kim.person)\n\(term.session): "))
            for role in ["city", "leader:lo", "district:\(term.host == "farsta" ? "skarpnack" : "farsta")"] {
                let refused = try term.run(["find", code], as: role)
                #expect(refused.status != 0 && refused.output.isEmpty && !refused.errors.contains(kim.person), "\(role)")
            }
            #expect(try term.run(["find", "ABCD-EFG"], as: staff).errors.contains("must be eight letters and digits 2-7"))
            #expect(try term.run(["find", "AAAA-AAAA"], as: staff).errors.contains("nobody of the district has that code"))

            try term.serving { port, _ in
                let origin = "http://127.0.0.1:\(port)"
                func link(_ options: String...) throws -> String {
                    let made = try term.run(["link", kim.person, "--origin", origin] + options, as: staff)
                    #expect(made.status == 0, "\(made.errors)")
                    return made.output.trimmingCharacters(in: .newlines).replacing(origin, with: "")
                }
                let page = try link()
                #expect(try get(port, page).body.contains(code))
                let other = try link("--closes-others")
                #expect(try get(port, page).status == 404)
                #expect(try get(port, other).status == 200)
                let calendar = try link("--calendar")
                #expect(try get(port, calendar).body.contains("BEGIN:VEVENT"))
                #expect(try get(port, String(calendar.dropLast(4))).status == 404)
                #expect(try get(port, other + ".ics").status == 410)
                #expect(try term.run(["link", kim.person, "--close-calendar"], as: staff).output == "closed\n")
                #expect(try get(port, calendar).status == 410)
            }
            let refused = try term.run(["link", kim.person], as: "city")
            #expect(refused.status != 0 && refused.output.isEmpty)
            #expect(
                try term.run(["link", kim.person, "--calendar", "--close-calendar"], as: staff).errors.contains(
                    "give one of them"))
        }
    }

    @Test("what is stored of somebody is put right by their home district; protected details close their calendar")
    func corrected() throws {
        try withTerm { term in
            let staff = "district:\(term.host)"
            let kim = try term.register(["--needs", "step-free"])
            func correct(_ options: String..., as role: String? = nil) throws -> Program.Outcome {
                try term.run(["correct", kim.person] + options, as: role ?? staff)
            }
            func stored() throws -> String { try term.run(["person", kim.person], as: staff).output }
            #expect(try correct("--call").output == "corrected\n")
            #expect(try stored().contains("\"call\" : \"+46701234567\"") && stored().contains("Kim Kanin"))
            #expect(try correct("--email", "kim@example.org", "--needs", "none", "--anonymous").status == 0)
            #expect(try stored().contains("kim@example.org"))
            #expect(try !stored().contains("step-free") && !stored().contains("Kim Kanin") && !stored().contains("+46"))

            #expect(try term.run(["link", kim.person, "--calendar"], as: staff).status == 0)
            #expect(try correct("--protected-details").status == 0)
            let refused = try term.run(["link", kim.person, "--calendar"], as: staff)
            #expect(refused.status != 0 && refused.errors.contains("has protected personal details"))
            #expect(try correct("--no-protected-details").status == 0)
            #expect(try term.run(["link", kim.person, "--calendar"], as: staff).status == 0)

            let faults = try correct("--name", "Kim", "--anonymous", "--email", "kim", "--call", "--needs", "wings")
            #expect(faults.status != 0 && faults.errors.matches(of: /\n/).count == 5, "\(faults.errors)")
            #expect(try correct().errors.contains("give what to put right"))
            #expect(try correct("--name", "Robin", as: "city").status != 0)
            #expect(try term.run(["verify"]).status == 0)
        }
    }

    @Test("what is acknowledged is stored, and all that is asked is answered, though the site is stopped meanwhile")
    func stopped() throws {
        try withTerm { term in
            let sent = Mutex((done: 0, refused: 0, other: [Int]()))
            try term.serving(["--proxy", "127.0.0.1"]) { port, running in
                let groups = try get(port, "/api/v1/groups").body
                let listed = try JSONDecoder().decode(Groups.self, from: Data(groups.utf8)).groups.first {
                    ["seats", "few", "queue"].contains($0.availability) && !$0.districts.isEmpty
                }
                let group = try #require(listed)
                let forms = try (0..<24).map { number in
                    let step = try get(port, "/anmal/\(group.id)", "X-Forwarded-For: 10.0.0.\(number)\r\n")
                    return (
                        cookie: try #require(step.header("set-cookie")?.split(separator: ";").first).description,
                        ticket: String(try #require(step.body.firstMatch(of: /name="biljett" value="([^"]+)"/)).1)
                    )
                }
                Thread.sleep(forTimeInterval: 2.2)
                let threads = DispatchGroup()
                for (number, form) in forms.enumerated() {
                    threads.enter()
                    Thread.detachNewThread {
                        defer { threads.leave() }
                        let answer = try? post(
                            port, "/anmal/skicka",
                            [
                                ("grupp", group.id), ("biljett", form.ticket), ("stadsdel", group.districts[0]), ("antal", "1"),
                                ("namn", "Kim"), ("kontakt", "epost"), ("epost", "kim\(number)@example.org"),
                            ], cookie: form.cookie, from: "10.0.0.\(number)")
                        sent.withLock { sent in
                            switch answer?.status {
                            case 303?: sent.done += 1
                            // The port was closed before it was asked.
                            case nil: sent.refused += 1
                            case let status?: sent.other.append(status)
                            }
                        }
                        if number == 4 { running.signal(SIGTERM) }
                    }
                }
                threads.wait()
            }
            let (done, refused, other) = sent.withLock { $0 }
            #expect(other == [] && done + refused == 24 && done > 0, "\(done) done, \(refused) refused, \(other)")
            #expect(try term.run(["verify"]).status == 0)
            #expect(try term.run(["export", "registrations", "--out", "out"]).status == 0)
            let table = String(decoding: try #require(try term.program.files("out")["registrations.csv"]), as: UTF8.self)
            let people = Set(table.matches(of: /;(p-[a-z2-7]{16});/).map { String($0.1) })
            #expect(people.count == done)
        }
    }

    private struct Groups: Decodable {
        struct Group: Decodable { let id: String, availability: String, districts: [String] }
        let groups: [Group]
    }

    @Test("serves over TLS by itself, and then tells browsers to come no other way")
    func tls() throws {
        try withTerm { term in
            let folder = term.program.folder
            func openssl(_ arguments: [String], _ input: String = "") throws -> (status: Int32, output: String) {
                try run("openssl", arguments, input, in: folder)
            }
            #expect(
                try openssl([
                    "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "chain.pem", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                ]).status == 0)
            try term.serving(["--tls-certificate", "chain.pem", "--tls-key", "key.pem"]) { port, _ in
                let client = [
                    "s_client", "-connect", "127.0.0.1:\(port)", "-servername", "localhost", "-CAfile", "chain.pem", "-quiet",
                ]
                let request = "GET /lattlast HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                let answer = try openssl(client + ["-verify_return_error"], request).output
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(answer.contains("Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"))
                #expect(try openssl(client + ["-tls1_1"], request).output.isEmpty)
                #expect((try? get(port, "/")) == nil)
            }
        }
    }

    @Test("what cannot be served is refused with what would be right")
    func refused() throws {
        try withTerm { term in
            for (options, told) in [
                (["--origin", "traffpunkt.example"], "must be http:// or https:// and a host"),
                (["--origin", "https://traffpunkt.example/x"], "must be http:// or https:// and a host"),
                (["--port", "70000"], "must be from 0 to 65535"), (["--tls-key", "key.pem"], "give both, or neither"),
                (["--tls-key", "key.pem", "--tls-certificate", "none.pem"], "none.pem: cannot be read"),
                (["--database", "none.db"], "none.db"), (["--host", "256.0.0.1"], "cannot be served there"),
            ] {
                let outcome = try term.program.run(["serve"] + options, environment: term.environment, seconds: 20)
                #expect(
                    outcome.status != 0 && outcome.status != SIGTERM && outcome.errors.contains(told),
                    "\(options): \(outcome.errors)")
            }
            try term.serving { port, _ in
                let taken = try term.program.run(["serve", "--port", "\(port)"], environment: term.environment, seconds: 20)
                #expect(taken.status != 0 && taken.errors.contains("127.0.0.1:\(port): the site cannot be served there"))
            }
        }
    }
}

/// Runs a program of this computer.
private func run(_ name: String, _ arguments: [String], _ input: String, in folder: URL) throws -> (
    status: Int32, output: String
) {
    let given = folder.appending(path: "given"), said = folder.appending(path: "said")
    try Data(input.utf8).write(to: given)
    try Data().write(to: said)
    let status = try Child(
        "/usr/bin/env", ["timeout", "30", name] + arguments, in: folder, input: FileHandle(forReadingFrom: given),
        output: FileHandle(forWritingTo: said), errors: nil
    ).wait()
    return (status, try String(contentsOf: said, encoding: .utf8))
}
