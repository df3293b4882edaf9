import Console
import Domain

/// Dates as they are given on a command line.
enum Given {
    static func day(_ text: String, _ option: String) throws(Failure) -> Day {
        guard let day = Day(iso: text) else { throw Failure("\(option) \"\(text.shown)\": must be a date such as 2027-03-09") }
        return day
    }
}
