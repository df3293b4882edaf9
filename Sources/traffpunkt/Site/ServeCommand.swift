import ArgumentParser
import Console
import Domain
import Foundation
import Glibc
import Registration
import Store
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the public site: the catalogue, its calendars, and people's own pages.",
        discussion: """
            Ctrl-C stops it: what is being answered then is answered first. While it runs, everybody is told at once of what is \
            moved or cancelled, so that this cannot be undone any more.

              traffpunkt serve --database traffpunkt.db
              traffpunkt serve --host 0.0.0.0 --port 443 --origin https://traffpunkt.example --tls-certificate chain.pem --tls-key key.pem
              traffpunkt serve --origin https://traffpunkt.example --proxy 127.0.0.1
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let term = try living.open()
        do {
            try await serving.serve(term)
        } catch {
            throw await RefusalWording.failure(of: error, in: term)
        }
    }
}

/// Where and how the site is served.
struct ServingOptions: ParsableArguments {
    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 for any that is free.")
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "How visitors reach the site, such as https://traffpunkt.example (default: http:// and the host and port).",
            valueName: "address"),
        transform: origin(_:))
    var origin: Origin?

    @Option(
        help: ArgumentHelp("The certificate with its chain, as PEM; the site is then served over TLS.", valueName: "file"),
        completion: .file())
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's key, as PEM.", valueName: "file"), completion: .file())
    var tlsKey: String?

    @Option(
        help: ArgumentHelp("A proxy whose X-Forwarded-For is believed; can be given several times.", valueName: "address"),
        transform: networkAddress(_:))
    var proxy: [NetworkAddress] = []

    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp(
            "Who may read /metrics, unless through a proxy; can be given several times (default: nobody).",
            valueName: "address"), transform: networkAddress(_:))
    var operators: [NetworkAddress] = []

    @Flag(help: "Write a line of JSON to standard error for each visit: no addresses, no links, no people.")
    var log = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port): must be from 0 to 65535") }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key: give both, or neither")
        }
    }

    /// - Parameter opened: told the address once the site can be visited.
    func serve(_ term: LivingTerm, opened: (@Sendable (String) -> Void)? = nil) async throws {
        for file in [tlsCertificate, tlsKey].compactMap(\.self) where !FileManager.default.isReadableFile(atPath: file) {
            throw Failure("\(file): cannot be read")
        }
        guard try await term.published() != nil else {
            throw Failure("the database holds no term yet; make one with traffpunkt import TERM --plan DIR")
        }
        // The site's own address stands in its pages, so it must be known before the port is open.
        let port = port == 0 ? freePort() : port
        var settings = ServerSettings()
        settings.host = host
        settings.port = port
        settings.proxies = Set(proxy)
        settings.operators = Set(operators)
        if let tlsCertificate, let tlsKey { settings.certificate = (tlsCertificate, tlsKey) }
        if log { settings.log = { note in if let line = try? lineOfJSON(note) { tell(line) } } }
        let isSecure = tlsCertificate != nil
        let shown = host.contains(":") ? "[\(host)]" : host
        let origin = origin ?? Origin(host: "\(shown):\(port)", isSecure: isSecure)
        let site = Site(LivingSite(term, now: try Clock.running()), at: origin)
        let scheme = isSecure ? "https" : "http"
        do {
            try await SiteServer(site, settings).run { port in
                let address = "\(scheme)://\(shown):\(port)/"
                if let opened { opened(address) } else { tell("serving \(address)   (Ctrl-C stops it)") }
            }
        } catch let error as UnusableFile {
            throw Failure("\(error)")
        } catch let error as NoListening {
            throw Failure(
                "\(shown):\(port): the site cannot be served there (\(error.reason)); choose another with --host and --port")
        }
    }
}

/// One that nobody listens at on this computer now.
private func freePort() -> Int {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            _ = bind(socket, address, length)
            _ = getsockname(socket, address, &length)
        }
    }
    return Int(UInt16(bigEndian: address.sin_port))
}

private func lineOfJSON(_ note: VisitNote) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(note), as: UTF8.self)
}
