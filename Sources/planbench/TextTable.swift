import Foundation

/// Rows under headings, for a terminal: the first column to the left, numbers to the right.
struct TextTable {
    let title: String
    let headings: [String]
    private(set) var rows: [[String]] = []

    init(_ title: String, _ headings: [String]) {
        self.title = title
        self.headings = headings
    }

    /// A cell short of the headings stays empty.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// - Complexity: O(cells).
    var text: String {
        let lines = [headings] + rows
        let widths = headings.indices.map { column in lines.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        let body = lines.map { cells in
            headings.indices.map { column -> String in
                let cell = cells.count > column ? cells[column] : ""
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ").trimmingTrailingSpaces
        }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        return ([title, body[0], rule] + body.dropFirst()).joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        let kept = reversed().drop { $0 == " " }
        return String(kept.reversed())
    }
}

/// Figures for people; what is not known is a dash.
enum Figure {
    static let unknown = "-"

    /// `135,709`
    static func count(_ value: Int?) -> String {
        guard let value else { return unknown }
        var digits = String(value.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    static func count(_ value: Double?) -> String { count(value.map { Int($0.rounded()) }) }

    /// Three digits that mean something, at most three decimals: `0.034`, `1.24`, `60.0`.
    static func seconds(_ value: Double?) -> String {
        guard let value else { return unknown }
        return String(format: value < 1 ? "%.3f" : value < 10 ? "%.2f" : "%.1f", value)
    }

    /// With its sign: `+0.12`, `-1.30`.
    static func percent(_ value: Double?) -> String {
        guard let value else { return unknown }
        return abs(value) < 0.005 && value != 0 ? String(format: "%+.4f", value) : String(format: "%+.2f", value)
    }

    /// In per cent: `1.82`.
    static func share(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? unknown }

    static func mebibytes(_ kibibytes: Int?) -> String {
        kibibytes.map { String(format: "%.1f", Double($0) / 1024) } ?? unknown
    }
}
