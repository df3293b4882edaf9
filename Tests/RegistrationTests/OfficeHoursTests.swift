import Domain
import Registration
import Testing

@Suite("Reply-by times") struct OfficeHoursTests {
    @Test(
        "count working hours in Stockholm, over weekends, holidays and eves",
        arguments: [
            // Tuesday morning to Wednesday's close.
            (World.at(1, 12, 8), 16, World.at(1, 13, 16)),
            // On Friday night nothing counts until Monday at 8.
            (World.at(1, 15, 23), 4, World.at(1, 18, 12)),
            // Maundy Thursday at 15: Good Friday, the weekend and Easter Monday do not count.
            (World.at(3, 25, 15), 2, World.at(3, 30, 9)),
            // Midsummer Eve is no working day.
            (World.at(6, 24, 15), 2, World.at(6, 28, 9)),
            // Seconds are rounded up to a whole minute.
            (Instant(seconds: World.at(1, 12, 9).seconds + 1), 1, World.at(1, 12, 10, 1)),
        ])
    func working(from: Instant, hours: Int, expected: Instant) {
        #expect(OfficeHours.after(hours, from: from) == expected)
    }

    @Test("never fall on a weekend or a holiday, whenever an offer is made")
    func property() {
        for hour in 0..<(366 * 24) {
            let start = Instant(seconds: World.at(1, 1, 0).seconds + hour * 3600)
            for hours in [OfficeHours.shortReply, OfficeHours.reply, OfficeHours.respiteReply] {
                let end = OfficeHours.after(hours, from: start)
                let (day, second) = Stockholm.local(end)
                #expect(OfficeHours.isWorkingDay(day) && (8 * 3600...16 * 3600).contains(second) && end > start)
            }
        }
    }
}
