public import Domain

/// When staff can be reached and a reply can be expected: Monday to Friday 08-16 in Stockholm, but for public holidays and eves.
public enum OfficeHours {
    /// Working hours to reply to an offer: two days.
    public static let reply = 16
    /// For a person who must book respite: five days.
    public static let respiteReply = 40
    /// Where the last meeting is near: half a day.
    public static let shortReply = 4

    private static let opens = 8, closes = 16

    /// The instant when so many working hours have passed; it lies within a working day, its first and last instant included.
    ///
    /// - Precondition: `hours` is more than 0.
    /// - Complexity: O(days passed).
    public static func after(_ hours: Int, from instant: Instant) -> Instant {
        let (today, second) = Stockholm.local(instant)
        var left = hours * 3600
        var day = today
        var start = max(second, opens * 3600)
        while true {
            if isWorkingDay(day) {
                let worked = max(0, closes * 3600 - start)
                // A reply-by time is a whole minute, so seconds are rounded up.
                if left <= worked, let time = ClockTime(minutes: (start + left + 59) / 60) {
                    return Stockholm.instant(day, time)
                }
                left -= worked
            }
            day = day + 1
            start = opens * 3600
        }
    }

    /// Whether staff work: a weekday that is neither a public holiday nor an eve. Squeeze days are working days.
    public static func isWorkingDay(_ day: Day) -> Bool {
        day.weekday < .saturday && !Holidays.isFree(day)
    }
}
