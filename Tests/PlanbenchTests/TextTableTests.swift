import Testing

@testable import planbench

@Suite("Tables for people")
struct TextTableTests {
    @Test("names stand to the left, numbers to the right, and a short row leaves cells empty")
    func aligned() {
        var table = TextTable("Title", ["name", "L1", "s"])
        table.add(["a", "1,000", "2"])
        table.add(["long name", "7"])
        #expect(
            table.text == """
                Title
                name          L1  s
                ───────────────────
                a          1,000  2
                long name      7
                """)
    }

    @Test("figures are grouped, cut to what they mean, and dashes when unknown")
    func figures() {
        #expect([0, 999, 1000, -1_234_567].map { Figure.count($0) } == ["0", "999", "1,000", "-1,234,567"])
        #expect([0.0339, 1.236, 60].map(Figure.seconds) == ["0.034", "1.24", "60.0"])
        #expect([0, 12.5, -0.3, 0.001].map(Figure.percent) == ["+0.00", "+12.50", "-0.30", "+0.0010"])
        #expect(Figure.mebibytes(1536) == "1.5")
        #expect(
            [Figure.count(Int?.none), Figure.seconds(nil), Figure.percent(nil), Figure.mebibytes(nil)] == ["-", "-", "-", "-"])
    }
}
