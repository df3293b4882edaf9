import Demonstration
import Domain
import Testing

@Suite("Writing tables")
struct TableTests {
    @Test("a field is quoted when it holds a separator, a quote or a line break, and otherwise stands as it is")
    func quoting() {
        let table = CSVTable<String>([.init("id") { _ in "a" }, .init("text") { $0 }])
        let bytes = table.bytes(["åäö", "a, b", "a; b", "\"Vem?\"", "två\nrader", "\r\n", ""])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "id,text\na,åäö\na,\"a, b\"\na,\"a; b\"\na,\"\"\"Vem?\"\"\"\na,\"två\nrader\"\na,\"\r\n\"\na,\n")
    }

    @Test("weekly hours put days with the same window together, as a span where they follow on each other")
    func hours() {
        let morning = 9 * 60..<12 * 60 + 30
        let week = WeeklyHours(
            [.monday, .tuesday, .wednesday].map { ($0, morning) } + [(.tuesday, 1020..<1440), (.thursday, 1020..<1440)])
        #expect(TableText.hours(week) == "mån-ons 09:00-12:30|tis,tor 17:00-24:00")
        #expect(TableText.hours(.always) == "alltid")
        #expect(TableText.hours(.never) == "")
    }
}
