import Domain
import Testing

@Suite("The nearest value that exists")
struct NearestValueTests {
    @Test(
        "a slug keeps letters and digits, and loses marks, spaces and length",
        arguments: [
            ("Enskede-Årsta-Vantör", "enskede-arsta-vantor"), ("Café  65+, Farsta!", "cafe-65-farsta"), ("--", "x"), ("", "x"),
            ("日本", "x"), (String(repeating: "ab-", count: 20), "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a"),
            (String(repeating: "a", count: 39) + " b", String(repeating: "a", count: 39)),
        ])
    func slugs(text: String, slug: String) throws {
        let id = ID<District>(slugOf: text)
        #expect(id.text == slug)
        #expect(try ID<District>(slug) == id)
    }

    @Test("a date that is not there is the last or first that is")
    func dates() {
        #expect(Day(clamping: 2027, 2, 31).iso == "2027-02-28")
        #expect(Day(clamping: 2028, 14, 40).iso == "2028-12-31")
        #expect(Day(clamping: 0, 0, 0).iso == "0001-01-01")
        #expect(Day(clamping: 2027, 3, 28) == Day(year: 2027, month: 3, day: 28))
    }

    @Test("a time beyond the day is its end")
    func times() {
        #expect(ClockTime(clamping: -1).text == "00:00")
        #expect(ClockTime(clamping: 1500).text == "24:00")
        #expect(ClockTime(clamping: 630) == ClockTime("10:30"))
    }
}
