import Domain
import Foundation
import Store
import Testing

@Suite("A term folder")
struct TermFolderTests {
    @Test("may pin a leader and a venue to series that follow on each other, or take turns")
    func pinsInTurn() throws {
        let edits: [TermFixture.Edit] = [
            .replace("offerings.csv", "skarpnack|farsta,skarpnack,20", "skarpnack|farsta,skarpnack|farsta,20"),
            .replace("offerings.csv", "ons 17:30,3|5", "ons 17:30|tis 15:00,3|5"),
            .append("pins.csv", "psykisk-grupp,tis 15:00,forum,5,,\n"),
            .replace("leaders.csv", "aldre|oklar", "aldre|barn"),
            .replace("offerings.csv", "1,6,1,60,mån 16:00,3-8", "1,2,4,60,tis 13:00,3-8"),
            .append("pins.csv", "barn-digital,tis 13:00,,5,kons-aldre,\n"),
        ]
        #expect(try TermFixture().read(after: edits).city.pins.count == 4)
    }

    @Test("is read whole, row by row as it stands")
    func good() throws {
        let city = try TermFixture().read().city
        #expect(
            city.term
                == Term(
                    id: try ID("prov-vt2027"), name: "Provterminen, våren 2027", firstDay: try day("2027-01-11"),
                    lastDay: try day("2027-06-11"),
                    closed: [try day("2027-03-26"), try day("2027-03-29"), try day("2027-05-06")],
                    schoolBreaks: [try day("2027-03-02"), try day("2027-03-03")],
                    familiarTimes: [try clock("10:00"), try clock("13:00"), try clock("17:30")], releaseDays: 14, seed: 7,
                    revised: Instant(seconds: 1_794_812_400), site: "traffpunkt.example", invented: true))
        #expect(
            city.districts[0]
                == District(
                    id: try ID("farsta"), name: "Farsta", population: 60_000, hasBudget: true,
                    neighbours: [try ID("skarpnack")],
                    travelMinutes: [try ID("skarpnack"): 15, try ID("sodermalm"): 25], contact: "anhorigstod@farsta.example"))
        #expect(
            city.venues[0].busy
                == [
                    try #require(Interval(Instant(seconds: 1_800_432_000), Instant(seconds: 1_800_439_200))),
                    try #require(Interval(Instant(seconds: 1_802_174_400), Instant(seconds: 1_802_181_600))),
                ])
        #expect(
            city.venues[1]
                == Venue(
                    id: try ID("linden"), name: "Salen \"Linden\"", district: try ID("farsta"),
                    address: "Lindvägen 2\n123 45 Farsta", seats: 20, features: [],
                    hours: WeeklyHours(Weekday.allCases.prefix(5).map { ($0, 540..<960) }), busy: []))
        #expect(
            city.leaders[2].hours == WeeklyHours([(.tuesday, 540..<960), (.wednesday, 720..<1200)]))
        #expect(
            city.offerings[1]
                == Offering(
                    id: try ID("psykisk-grupp"), title: "Öppen träffpunkt psykisk ohälsa", neutralTitle: "Träff",
                    groups: [.psykisk, .beroende], language: try #require(Language("sv")), kind: .open, visibility: .discreet,
                    needsIdentity: false, owners: [try ID("skarpnack"), try ID("farsta")], hosts: [try ID("skarpnack")],
                    capacity: 20, minimum: 0, leadersNeeded: 2, occurrences: 10, interval: 1, minutes: 90,
                    times: [WeeklyTime(.wednesday, try clock("17:30"))], startWeeks: [2, 4], whenClosed: .drop,
                    restsInSchoolBreaks: false, guestSeats: 5, reach: .pool(try ID("soder")), needs: [], queue: .lottery))
        #expect(city.offerings[2].startWeeks == [2, 3, 4, 5, 6, 7])
        #expect(
            city.requests[3]
                == Request(
                    id: try ID("r-4"), registered: Instant(seconds: 1_793_696_430), district: try ID("skarpnack"),
                    group: .psykisk,
                    language: try #require(Language("sv")), kinds: [.open, .digital],
                    times: WeeklyHours([(.wednesday, 960..<1200), (.thursday, 1020..<1200)]), preferred: .never, travels: false,
                    needs: .stepFree, priority: 1))
        #expect(
            city.agreements
                == [
                    Agreement(
                        id: try ID("soder"), name: "Söderpoolen",
                        members: [try ID("farsta"), try ID("skarpnack"), try ID("sodermalm")], mostMinutes: 30, mostHops: nil,
                        releaseDays: 21, validFrom: try day("2027-01-01"), validUntil: try day("2027-12-31"))
                ])
        #expect(
            city.pins
                == [
                    Pin(
                        offering: try ID("aldre-grupp"), time: WeeklyTime(.tuesday, try clock("13:00")), venue: try ID("forum"),
                        startWeek: 3, leaders: [try ID("kons-aldre")]),
                    Pin(offering: try ID("aldre-grupp"), request: try ID("r-1")),
                ])
        #expect(city.barred == [BarredPair(try ID("r-3"), try ID("r-4"))])
    }

    @Test(
        "may say what a seat costs, or leave that out", arguments: [("", nil), ("0", 0), ("180", 180)] as [(String, Int?)])
    func cost(_ field: String, _ cost: Int?) throws {
        let table = """
            id,name,cost_per_seat,districts,max_minutes,max_hops,release_days,valid_from,valid_until
            soder,Söderpoolen,\(field),farsta|skarpnack|sodermalm,30,,21,2027-01-01,2027-12-31

            """
        let agreements = try TermFixture().read(after: [.write("agreements.csv", table)]).city.agreements
        #expect(agreements.map(\.costPerSeat) == [cost])
        #expect(try TermFixture().read().city.agreements.map(\.costPerSeat) == [nil])
    }

    @Test("reads the same when it is saved with a BOM, semicolons and CRLF")
    func spreadsheet() throws {
        var saved = try TermFixture()
        try saved.saveAsExcelDoes()
        let (plain, other) = (try TermFixture().read().city, try saved.read().city)
        #expect(other.term == plain.term)
        #expect(other.districts == plain.districts)
        #expect(other.venues == plain.venues)
        #expect(other.leaders == plain.leaders)
        #expect(other.offerings == plain.offerings)
        #expect(other.requests == plain.requests)
        #expect(other.agreements == plain.agreements)
        #expect(other.pins == plain.pins)
        #expect(other.barred == plain.barred)
    }

    @Test("may lack pins, barred pairs, school breaks and what has a usual value")
    func sparse() throws {
        let city = try TermFixture().read(after: [
            .remove("pins.csv"), .remove("barred.csv"), .replace("term.toml", "school_breaks = [\"lov.ics\"]\n", ""),
            .replace("term.toml", "release_days = 14\nseed = 7\n", ""), .replace("term.toml", "invented = true\n", ""),
            .replace("term.toml", "familiar_times = [\"10:00\", \"13:00\", \"17:30\"]\n", ""),
        ]).city
        #expect(city.pins == [])
        #expect(city.barred == [])
        #expect(city.term.schoolBreaks == [])
        #expect(city.term.familiarTimes == [])
        #expect(city.term.releaseDays == 14)
        #expect(city.term.seed == 0)
        #expect(!city.term.invented)
    }

    @Test("may have columns in any order, blank rows and spaces about its fields")
    func loose() throws {
        let read = try TermFixture().read(after: [.write("barred.csv", "request_b , request_a\n\n ,\n\"r-4\" , r-3\n\n")])
        #expect(read.city.barred == [BarredPair(try ID("r-3"), try ID("r-4"))])
    }

    @Test("is read with what calendars leave out told of beside it")
    func warnings() throws {
        let read = try TermFixture().read(after: [
            .append("busy/kons.ics", "X-ODD:\n"), .append("helgdagar.ics", "X-ODD:\n"),
        ])
        #expect(read.warnings.map(\.description) == ["busy/kons.ics:10: left out", "helgdagar.ics:17: left out"])
    }

    @Test("has a table of another name, which is told of")
    func unknownTable() throws {
        let read = try TermFixture().read(after: [.write("pin.csv", "offering\n"), .write("Anteckningar.txt", "")])
        #expect(
            read.warnings.map(\.description) == ["pin.csv: no table has this name, so it is not read; did you mean pins.csv?"])
    }

    @Test("is refused with a list without end, soon")
    func endlessList() throws {
        let list = (0..<200_000).map { "d-\($0)" }.joined(separator: "|")
        #expect(
            try TermFixture().faults(after: [.replace("agreements.csv", "farsta|skarpnack|sodermalm", list)])
                == "agreements.csv:2: districts \"\(list.prefix(80))…\": has 200000 items; must be at most 500\n")
    }

    @Test("is refused with settings nested without end")
    func endlessNesting() throws {
        let nested = try TermFixture().faults(after: [.write("term.toml", "x = " + String(repeating: "[", count: 10_000))])
        #expect(nested.hasPrefix("term.toml:1: is not TOML: "))
        let endless = try TermFixture().faults(after: [.write("term.toml", String(repeating: "a.", count: 200_000) + "a = 1")])
        #expect(endless.hasPrefix("term.toml:1: has more than 20000 bytes in one line\n"))
    }

    @Test("is not there")
    func missing() {
        let faults = #expect(throws: FolderFaults.self) {
            try TermFolder.read("/nowhere/\u{1B}at-all", calendars: FakeCalendar.read)
        }
        #expect(faults?.text == "/nowhere/\\u{1b}at-all: there is no such folder\n")
    }

    @Test("is refused with a file of more than 20 MB")
    func large() throws {
        let bytes = [UInt8](repeating: 0x0A, count: 20_000_001)
        #expect(
            try TermFixture().faults(after: [.bytes("barred.csv", bytes)])
                == "barred.csv: the file is too large; must be at most 20 MB\n")
    }

    @Test("is refused with a table of more than 100,000 rows")
    func long() throws {
        let text = "request_a,request_b\n" + String(repeating: "r-3,r-4\n", count: 100_001)
        #expect(
            try TermFixture().faults(after: [.write("barred.csv", text)])
                == "barred.csv:100002: too many rows; must be at most 100000\n")
    }

    @Test("has faults that programs can read")
    func json() throws {
        let fault = FolderFault(file: "offerings.csv", line: 14, column: "capacity", value: "0", problem: "must be at least 1")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try encoder.encode(fault)
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"column":"capacity","file":"offerings.csv","line":14,"problem":"must be at least 1","value":"0"}"#)
        #expect(try JSONDecoder().decode(FolderFault.self, from: json) == fault)
    }

    @Test("never crashes or hangs, whatever bytes stand in it", arguments: 0..<40 as Range<UInt64>)
    func noise(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let files = ["term.toml", "districts.csv", "venues.csv", "offerings.csv", "requests.csv", "pins.csv"]
        let edits = try files.map { file in
            var bytes = Array(try TermFixture().text(file).utf8)
            for _ in 0..<3 {
                let index = Int(random.next() % UInt64(bytes.count))
                bytes[index] =
                    [UInt8(ascii: "\""), UInt8(ascii: ","), 0, 0xFF, UInt8(ascii: "9"), 10, UInt8(ascii: "-")].randomElement(
                        using: &random) ?? 0
            }
            return TermFixture.Edit.bytes(file, bytes)
        }
        let text = try TermFixture().faults(after: edits)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.properties.generalCategory.isControl })
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isControl: Bool { self == .control || self == .format }
}

private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
private func clock(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }
