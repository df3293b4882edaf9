import Domain

/// How far a table could be read.
struct TableState {
    /// The line where the record of each row that became an item begins.
    var lines: [Int] = []
    var faults: [FolderFault] = []
    /// The ids of rows that could not be made out; the first column's fields, where rows have no id.
    var lostIDs: Set<String> = []
    /// Whether there may be rows of which not even the id is known.
    var isUnknown = false
}

/// The rows of a table that could be made out.
struct TableRows<Item> {
    var items: [Item] = []
    var state = TableState()
}

/// The columns of a table's file, and how a row becomes an item.
struct TableForm<Item> {
    let table: Table
    let columns: [String]
    /// Columns that the file may lack; every field of such a column is then empty.
    var optionalColumns: [String] = []
    /// Whether the file may be missing.
    var isOptional = false
    let item: (inout Row) -> Item?

    var file: String { table.file }
}

extension Table {
    /// `offerings.csv`; `term.toml` for the term.
    var file: String { self == .term ? "term.toml" : "\(rawValue).csv" }
}

/// One row of a table, read column by column; collects what is wrong with all of them.
struct Row {
    fileprivate let fields: [String: String]
    fileprivate(set) var misfits: [(column: String, misfit: Misfits.Misfit)] = []

    /// - Returns: nil when the field is not in that form, or the table has no such column.
    mutating func callAsFunction<Value>(_ column: String, _ form: Form<Value>) -> Value? {
        guard let field = fields[column] else { return nil }
        do throws(Misfits) {
            return try form.read(field)
        } catch {
            misfits += error.all.map { (column, $0) }
            return nil
        }
    }

    /// Adds a fault that no form can find.
    mutating func refuse(_ column: String, _ value: String, _ problem: String) {
        misfits.append((column, Misfits.Misfit(value: value, problem: problem)))
    }
}

extension TableForm {
    /// Reads a table's file from the term folder.
    func read(folder: String) -> TableRows<Item> {
        do {
            return rows(of: try FolderFile.bytes(at: "\(folder)/\(file)"))
        } catch .missing where isOptional {
            return TableRows()
        } catch {
            return TableRows(
                state: TableState(faults: [FolderFault(file: file, problem: error.problem)], isUnknown: true))
        }
    }

    func rows(of bytes: [UInt8]) -> TableRows<Item> {
        var flaws: [CSVDocument.Flaw] = []
        var rows = TableRows<Item>()
        do {
            let document = try CSVDocument(bytes, flaws: &flaws)
            rows.state.faults += headerFaults(document.header)
            rows.state.isUnknown = !document.header.fields.contains(columns[0])
            for record in document.records { add(record, header: document.header.fields, to: &rows) }
        } catch {
            flaws.append(error)
            rows.state.isUnknown = true
        }
        rows.state.faults += flaws.map { FolderFault(file: file, line: $0.line, problem: $0.problem) }
        return rows
    }

    private func headerFaults(_ header: CSVDocument.Record) -> [FolderFault] {
        var seen: Set<String> = []
        let fault = { (column: String, problem: String) in
            FolderFault(file: file, line: header.line, column: column, problem: problem)
        }
        let missing = columns.filter { !header.fields.contains($0) }
        let absent = optionalColumns.filter { !header.fields.contains($0) }
        let wrong = header.fields.compactMap { name -> FolderFault? in
            guard seen.insert(name).inserted else { return fault(name, "the column is there twice") }
            guard !columns.contains(name), !optionalColumns.contains(name) else { return nil }
            guard !name.isEmpty else { return fault(name, "a column without a name") }
            return fault(name, "unknown column" + suggestion(for: name, among: missing + absent))
        }
        return wrong + missing.map { fault($0, "the column is missing") }
    }

    private func add(_ record: CSVDocument.Record, header: [String], to rows: inout TableRows<Item>) {
        guard record.fields.count == header.count else {
            rows.state.faults.append(
                FolderFault(
                    file: file, line: record.line,
                    problem: "the number of fields is \(record.fields.count); must be \(header.count), as in the header"))
            lose(record, header, from: &rows)
            return
        }
        let empty = optionalColumns.map { ($0, "") }
        var row = Row(fields: Dictionary(zip(header, record.fields) + empty) { first, _ in first })
        let item = item(&row)
        rows.state.faults += row.misfits.map { column, misfit in
            FolderFault(file: file, line: record.line, column: column, value: misfit.value, problem: misfit.problem)
        }
        guard let item, row.misfits.isEmpty else { return lose(record, header, from: &rows) }
        rows.items.append(item)
        rows.state.lines.append(record.line)
    }

    private func lose(_ record: CSVDocument.Record, _ header: [String], from rows: inout TableRows<Item>) {
        guard let index = header.firstIndex(of: columns[0]), record.fields.indices.contains(index) else {
            rows.state.isUnknown = true
            return
        }
        if (try? ID<Item>(record.fields[index])) == nil { rows.state.isUnknown = true }
        rows.state.lostIDs.insert(record.fields[index])
    }
}
