import Console
import ArgumentParser
import Domain
import Foundation
import Store

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Tell why an offering runs as it does or not at all, or why somebody waits.",
        discussion: """
            Reads plan.json alone, where the same reasons stand as data; calendars/README.md lists their codes. A cost is the \
            changed plan's score less the plan's: L1 is the weighted shortfall, L2 what people prefer, L3 the timetable.

              traffpunkt why plan offering vt27-07
              traffpunkt why plan request b0012 --language en
              traffpunkt why plan/plan.json offering vt27-07 --format json
            """)

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case offering, request
    }

    enum Tongue: String, ExpressibleByArgument, CaseIterable {
        case sv, en

        var wording: Wording { self == .sv ? .swedish : .english }
    }

    @Argument(help: "The folder that a plan was written to, or its plan.json.", completion: .directory)
    var plan: String

    @Argument(help: "What to tell of.")
    var subject: Subject

    @Argument(help: "The id of the offering or request.")
    var id: String

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    @Option(help: "The language of the text.")
    var language: Tongue = .sv

    func run() throws {
        let account = try read()
        do {
            switch subject {
            case .offering: try show(try account.offering(id), lines)
            case .request: try show(try account.request(id), lines)
            }
        } catch let fault as FolderFault {
            throw Failure("\(plan): \(fault)")
        }
    }

    private func read() throws(Failure) -> PlanAccount {
        var isFolder: ObjCBool = false
        let path =
            FileManager.default.fileExists(atPath: plan, isDirectory: &isFolder) && isFolder.boolValue
            ? "\(plan)/\(PlanFile.name)" : plan
        let bytes: [UInt8]
        do throws(FolderFile.Refusal) {
            bytes = try FolderFile.bytes(at: path, atMost: 200_000_000)
        } catch {
            throw Failure("\(path): \(error.problem)")
        }
        do throws(FolderFault) {
            return try PlanAccount(bytes)
        } catch {
            throw Failure("\(plan): \(error)")
        }
    }

    private func show<Account: Encodable>(_ account: Account, _ lines: (Account) -> [String]) throws {
        switch format {
        case .text: print(lines(account).joined(separator: "\n"))
        case .json: try printJSON(account)
        }
    }

    // MARK: Text

    private func lines(of account: OfferingAccount) -> [String] {
        let wording = language.wording
        let head =
            account.session.map {
                wording.runs(
                    $0.time, until: $0.end, from: $0.firstDay, venue: $0.venue, host: $0.host, leaders: $0.leaders)
            } ?? wording.doesNotRun
        return ["\(account.offering): \(head)"] + account.reasons.map { "  \(wording.text(of: $0))" }
    }

    private func lines(of account: RequestAccount) -> [String] {
        let wording = language.wording
        let head = account.seat.map { wording.hasSeat(in: $0.offering, asGuest: $0.isGuest) } ?? wording.hasNoSeat
        return ["\(account.request): \(head)"] + account.reasons.map { "  \(wording.text(of: $0))" }
            + account.places.map { "  \($0.offering): \(wording.text(of: $0.reasons, host: $0.host))" }
    }
}
