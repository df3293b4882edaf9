import Domain

/// The calendars of a term folder, each read once; collects what is wrong with them.
final class CalendarShelf {
    private let folder: String
    /// nil when the term's dates are unknown: then files are opened, not interpreted.
    private let window: Interval?
    private let reader: CalendarReader
    private var known: [String: Result<CalendarContents, FolderFile.Refusal>] = [:]
    private(set) var faults: [FolderFault] = []
    private(set) var warnings: [FolderFault] = []

    init(folder: String, window: Interval?, reader: @escaping CalendarReader) {
        self.folder = folder
        self.window = window
        self.reader = reader
    }

    /// - Parameter path: from the term folder.
    func contents(of path: String) throws(FolderFile.Refusal) -> CalendarContents {
        let result = known[path] ?? read(path)
        known[path] = result
        return try result.get()
    }

    private func read(_ path: String) -> Result<CalendarContents, FolderFile.Refusal> {
        do {
            let bytes = try FolderFile.bytes(at: "\(folder)/\(path)")
            guard let window else { return .success(CalendarContents(busy: [], closedDays: [], markedDays: [])) }
            let contents = reader(bytes, window)
            for problem in contents.problems {
                let fault = FolderFault(file: path, line: problem.line, problem: problem.message)
                if problem.isError { faults.append(fault) } else { warnings.append(fault) }
            }
            return .success(contents)
        } catch {
            return .failure(error)
        }
    }
}

extension Row {
    /// The busy times in the calendars that a column names, in order.
    mutating func busy(_ column: String, _ shelf: CalendarShelf) -> [Interval]? {
        guard let names = self(column, Form.fileName.list.orIfEmpty([])) else { return nil }
        var busy: [Interval] = []
        for name in names {
            do {
                busy += try shelf.contents(of: "busy/\(name)").busy
            } catch {
                refuse(column, name, error == .missing ? "no such file in busy/" : error.problem)
            }
        }
        return busy.sorted()
    }
}

extension Settings {
    /// The dates that the calendars of a key close or mark.
    mutating func days(
        _ key: String, _ shelf: CalendarShelf, _ dates: KeyPath<CalendarContents, [Day]>, or missing: [String]? = nil
    ) -> Set<Day>? {
        guard let paths = texts(key, .calendarPath, or: missing) else { return nil }
        var days: Set<Day> = []
        for path in paths {
            do {
                days.formUnion(try shelf.contents(of: path)[keyPath: dates])
            } catch {
                refuse(key, path, error.problem)
            }
        }
        return days
    }
}

extension Form<String> {
    /// A file in the term folder or in the folder beside it.
    fileprivate static let calendarPath = Form("the path of a file in the term folder, or beside it, such as ../helgdagar.ics")
    {
        path in
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let below = parts.first == ".." ? parts.dropFirst() : parts[...]
        let isPlain = below.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
        return isPlain && !below.isEmpty && !path.unicodeScalars.contains(where: \.isControl) ? path : nil
    }
}
