import ArgumentParser
import Console
import Domain
import Registration
import Store

struct SettlementCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "settlement",
        abstract: "Tell what each district's people have used of others' seats until now, and what is owed for it.",
        discussion: "Out of the ledgers alone: seats times meetings that were held while a guest had the seat.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @OptionGroup var living: LivingTermOptions

    @Option(help: "text for people, json for programs, csv for a spreadsheet.")
    var format: Format = .text

    @Option(help: "The language of the text: sv or en.")
    var language: SpokenLanguage = .sv

    func run(in term: LivingTerm) async throws {
        let lines = try await term.settlement()
        switch format {
        case .json: try printJSON(lines.map(Line.init))
        case .csv: print(String(decoding: table(lines).bytes, as: UTF8.self), terminator: "")
        case .text: print(text(lines))
        }
    }

    private func table(_ lines: [SettlementLine]) -> CSVText {
        var table = CSVText(header: ["session", "host", "home_district", "seats", "seat_meetings", "cost_per_seat", "cost"])
        for line in lines {
            let lending = line.lending
            table.append([
                lending.session.text, lending.host.text, lending.home.text, String(lending.seats), String(lending.seatMeetings),
                line.costPerSeat.map(String.init) ?? "", line.cost.map(String.init) ?? "",
            ])
        }
        return table
    }

    private func text(_ lines: [SettlementLine]) -> String {
        let isSwedish = language == .sv
        if lines.isEmpty { return isSwedish ? "Inga platser har lånats." : "No seats have been borrowed." }
        return lines.map { line in
            let lending = line.lending
            let cost = line.cost.map { "\($0) kr" } ?? (isSwedish ? "inget avtalat" : "nothing agreed")
            let used = isSwedish ? "platsträffar" : "seat meetings"
            return "\(lending.home) -> \(lending.host), \(lending.session): \(lending.seatMeetings) \(used), \(cost)"
        }.joined(separator: "\n")
    }

    private struct Line: Encodable {
        let session: String
        let host: String
        let home: String
        let seats: Int
        let seatMeetings: Int
        let costPerSeat: Int?
        let cost: Int?

        enum CodingKeys: String, CodingKey {
            case session, host, home = "home_district", seats, seatMeetings = "seat_meetings", costPerSeat = "cost_per_seat",
                cost
        }

        init(_ line: SettlementLine) {
            session = line.lending.session.text
            host = line.lending.host.text
            home = line.lending.home.text
            seats = line.lending.seats
            seatMeetings = line.lending.seatMeetings
            costPerSeat = line.costPerSeat
            cost = line.cost
        }
    }
}
