import ICalendar
import Testing

@Suite("Many alike notes") struct AlikeRemarkTests {
    private func days(_ count: Int, _ body: (Int) -> String) -> [UInt8] {
        calendar((1...count).map { "BEGIN:VEVENT\nUID:\($0)\n\(body($0))\nEND:VEVENT" }.joined(separator: "\n"))
    }

    @Test("three are told one by one; thirty are one, with their number and the first places")
    func many() throws {
        let note = "DTSTART is a date, but does not say VALUE=DATE; read as one"
        #expect(notes(try read(days(3) { "DTSTART:2027012\($0)" })) == ["6: " + note, "10: " + note, "14: " + note])
        #expect(
            notes(try read(days(30) { "DTSTART:202701\($0 + 1 < 10 ? "0" : "")\($0 + 1)" })) == [
                "6: \(note) (30 such notes, also on lines 10, 14, 18, 22, 26 …)"
            ])
    }

    @Test("notes are alike though they tell of other values")
    func values() throws {
        let read = try read(days(5) { "DTSTART:2027012\($0)T120000Z\nSTATUS:BOOKED\($0)" })
        #expect(
            notes(read) == [
                "7: STATUS \"BOOKED1\" is none of CONFIRMED, TENTATIVE, CANCELLED; the event counts (5 such notes, also on lines 12, 17, 22, 27)"
            ])
    }

    @Test("errors are told one by one, since each has lost something")
    func errorsAlone() throws {
        #expect(errors(try read(days(30) { _ in "DTSTART:20270231" })).count == 30)
    }
}
