public import Domain

/// Rows of `pins.csv` as they are written by hand (calendars/README.md).
public enum PinTable {
    public static let header = "offering,time,venue,start_week,leaders,request"

    /// - Parameter term: whose weeks the start week counts.
    public static func row(of pin: Pin, in term: Term) -> String {
        [
            pin.offering.text, pin.time?.code ?? "", pin.venue?.text ?? "",
            pin.startWeek.map { String(term.isoWeek($0)) } ?? "",
            (pin.leaders ?? []).sorted().map(\.text).joined(separator: "|"), pin.request?.text ?? "",
        ].map(\.csvField).joined(separator: ",")
    }
}
