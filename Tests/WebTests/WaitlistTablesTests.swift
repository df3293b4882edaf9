import Domain
import Testing
@testable import Web

@Suite("Waitlists as tables")
struct WaitlistTablesTests {
    private let header = "\u{FEFF}offering,position,request,home_district,standing,reason_code,reason\r\n"

    @Test("each place in a queue has a row, with its reasons as codes and in words")
    func all() throws {
        let small = try SmallCity()
        let text = String(decoding: WaitlistTables(small.city, small.plan).all, as: UTF8.self)
        let rows = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let taken = "gästplatserna är tagna; platser som värdstadsdelens egna inte har tagit öppnas för alla 12 maj\""
        #expect(text.hasPrefix(header))
        #expect(rows.count == 1 + 17 + 1)
        #expect(rows[1] == "demens,1,j11,jarva,guest,queue|guest-seats-taken,\"plats 1 i kön; \(taken)")
        #expect(
            rows[3] == "demens,3,j13,jarva,guest,queue|guest-seats-taken,"
                + "\"plats 3 i kön; två före dig bor i Farsta och har företräde till 12 maj; \(taken)")
        #expect(
            rows[17] == "manen,5,s9,skarpnack,home,queue|guest-seats-taken,"
                + "\"plats 5 i kön; två före dig bor i Skarpnäck och har företräde till 12 maj; \(taken)")
        #expect(rows[18] == "")
    }

    @Test("a district has the queues of what it hosts; one without any has the head only")
    func district() throws {
        let small = try SmallCity()
        let tables = WaitlistTables(small.city, small.plan)
        let offerings = { (id: String) in
            let text = String(decoding: tables.of(try ID(id)), as: UTF8.self)
            return text.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
        }
        #expect(try offerings("farsta") == Array(repeating: "demens", count: 7) + Array(repeating: "hot", count: 3))
        #expect(try offerings("skarpnack") == ["psyk", "psyk"] + Array(repeating: "manen", count: 5))
        #expect(String(decoding: tables.of(try ID("jarva")), as: UTF8.self) == header)
    }

    @Test("cells are quoted where they must be, and formulas are defused")
    func quoting() {
        var table = SpreadsheetTable(columns: ["a", "b"])
        table.append(["say \"hi\", all", "two\nlines"])
        table.append(["=1+1", "+46"])
        table.append(["-2", "@x"])
        table.append(["\tx", "1-2; å"])
        #expect(
            String(decoding: table.bytes, as: UTF8.self)
                == "\u{FEFF}a,b\r\n\"say \"\"hi\"\", all\",\"two\nlines\"\r\n'=1+1,'+46\r\n'-2,'@x\r\n\"'\tx\",\"1-2; å\"\r\n")
    }
}
