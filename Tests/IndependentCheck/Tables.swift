package import Foundation

/// A file that the judge cannot read; nothing is judged then.
struct Unreadable: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

func text(of file: URL) throws -> String {
    var text = try String(contentsOf: file, encoding: .utf8)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
}

/// One row of a CSV table, by column name.
package struct Row {
    let place: String
    let cells: [String: String]

    package func text(_ column: String) throws -> String {
        guard let cell = cells[column] else { throw Unreadable("\(place): no column \(column)") }
        return cell
    }

    /// The items between `|`; empty means none.
    func list(_ column: String) throws -> [String] { items(of: try text(column)) }

    func int(_ column: String) throws -> Int {
        guard let number = Int(try text(column)) else { throw Unreadable("\(place): \(column) is no number") }
        return number
    }

    /// nil when empty.
    func intOrNone(_ column: String) throws -> Int? { try text(column).isEmpty ? nil : try int(column) }

    func isYes(_ column: String) throws -> Bool { try text(column) == "ja" }
}

func items(of list: String) -> [String] {
    list.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
}

/// The rows of a table; a file that is not there has none.
package func rows(of file: URL) throws -> [Row] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let text = try text(of: file)
    let separator: Character = text.prefix { $0 != "\n" }.contains(";") ? ";" : ","
    var lines = fields(of: text, separator: separator).filter { $0 != [""] }
    guard !lines.isEmpty else { throw Unreadable("\(file.lastPathComponent): no header") }
    let header = lines.removeFirst()
    return try lines.enumerated().map { index, line in
        let place = "\(file.lastPathComponent) row \(index + 1)"
        guard line.count == header.count else { throw Unreadable("\(place): \(line.count) fields, not \(header.count)") }
        return Row(place: place, cells: Dictionary(zip(header, line)) { first, _ in first })
    }
}

private func fields(of text: String, separator: Character) -> [[String]] {
    var lines: [[String]] = [[""]]
    var isQuoted = false
    var before: Character?
    for character in text {
        let line = lines.count - 1, field = lines[line].count - 1
        switch character {
        case "\"":
            // The second of two quotes inside a field stands for one.
            if !isQuoted, before == "\"" { lines[line][field].append("\"") }
            isQuoted.toggle()
        case separator where !isQuoted: lines[line].append("")
        case "\n" where !isQuoted: lines.append([""])
        default: lines[line][field].append(character)
        }
        before = character
    }
    return lines
}

/// The settings of a TOML file of plain `key = value` lines, without tables: each value as it is written.
func settings(of file: URL) throws -> [String: String] {
    var settings: [String: String] = [:]
    var open = ""
    for line in try text(of: file).split(separator: "\n") {
        open += uncommented(line)
        guard open.filter({ $0 == "[" }).count == open.filter({ $0 == "]" }).count else { continue }
        if let equals = open.firstIndex(of: "=") {
            let key = open[..<equals].trimmingCharacters(in: .whitespaces)
            settings[key] = open[open.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        }
        open = ""
    }
    return settings
}

private func uncommented(_ line: Substring) -> String {
    var isQuoted = false
    return String(
        line.prefix { character in
            if character == "\"" { isQuoted.toggle() }
            return isQuoted || character != "#"
        })
}

/// The strings between quotes in a TOML value: one, or those of an array.
func strings(in value: String) -> [String] {
    value.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map {
        String($0.element)
    }
}

/// Hours that recur every week.
struct Hours {
    var windows: [(weekday: Int, from: Int, to: Int)] = []

    /// Reads `mån-fre 08:00-16:30|tis,tor 17:00-20:00` or `alltid`.
    init(_ text: String) throws {
        if text == "alltid" {
            windows = (0..<7).map { ($0, 0, 1440) }
            return
        }
        for item in items(of: text) {
            let parts = item.split(separator: " ")
            let ends = parts.last?.split(separator: "-") ?? []
            guard parts.count == 2, ends.count == 2 else { throw Unreadable("no weekly hours: \(item)") }
            for span in parts[0].split(separator: ",") {
                let days = try span.split(separator: "-").map { try weekday(String($0)) }
                guard let first = days.first, let last = days.last else { throw Unreadable("no weekdays: \(item)") }
                for day in first...max(first, last) {
                    windows.append((day, try minutes(String(ends[0])), try minutes(String(ends[1]))))
                }
            }
        }
    }

    /// Whether the hours hold all of a time; two windows that touch are one.
    func cover(_ weekday: Int, _ from: Int, _ to: Int) -> Bool {
        var reached = from
        while reached < to {
            guard let window = windows.first(where: { $0.weekday == weekday && $0.from <= reached && reached < $0.to }) else {
                return false
            }
            reached = window.to
        }
        return true
    }
}

/// 0 for Monday.
func weekday(_ name: String) throws -> Int {
    let names = [["mån", "man"], ["tis"], ["ons"], ["tor"], ["fre"], ["lör", "lor"], ["sön", "son"]]
    guard let index = names.firstIndex(where: { $0.contains(name.precomposedStringWithCanonicalMapping) }) else {
        throw Unreadable("no weekday: \(name)")
    }
    return index
}

/// Minutes since midnight of `17:30`.
func minutes(_ clock: String) throws -> Int {
    let parts = clock.split { $0 == ":" || $0 == "." }.compactMap { Int($0) }
    guard parts.count == 2 else { throw Unreadable("no time of day: \(clock)") }
    return parts[0] * 60 + parts[1]
}

/// `4|7|10-12` as ISO week numbers, where a span runs through the term's weeks: `52-2` goes over the turn of the year.
func weeks(_ text: String, ofTerm termWeeks: [Int]) throws -> [Int] {
    try items(of: text).flatMap { item in
        let ends = item.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first.flatMap(termWeeks.firstIndex), let last = ends.last.flatMap(termWeeks.firstIndex),
            first <= last
        else { throw Unreadable("no weeks of the term: \(item)") }
        return Array(termWeeks[first...last])
    }
}

struct WeeklyTime: Hashable {
    let weekday: Int
    let start: Int

    /// Reads `tis 17:30`.
    init(_ text: String) throws {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2 else { throw Unreadable("no weekly time: \(text)") }
        weekday = try IndependentCheck.weekday(parts[0])
        start = try minutes(parts[1])
    }
}
