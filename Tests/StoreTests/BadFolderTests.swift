import Store
import Testing

/// A good term with one thing wrong, and what is said of it.
struct BadFolder: Sendable, CustomTestStringConvertible {
    let what: String
    let edits: [TermFixture.Edit]
    /// The faults, one a line.
    let faults: String

    init(_ what: String, _ edits: TermFixture.Edit..., faults: String) {
        self.what = what
        self.edits = edits
        self.faults = faults
    }

    var testDescription: String { what }
}

@Suite("A bad folder")
struct BadFolderTests {
    @Test("is told of exactly", arguments: BadFolder.files + BadFolder.csv + BadFolder.term + BadFolder.calendars)
    func files(_ folder: BadFolder) throws { #expect(try TermFixture().faults(after: folder.edits) == folder.faults) }

    @Test("has fields that are told of exactly", arguments: BadFolder.fields)
    func fields(_ folder: BadFolder) throws { #expect(try TermFixture().faults(after: folder.edits) == folder.faults) }

    @Test("has tables that disagree, told of exactly", arguments: BadFolder.tables + BadFolder.offerings)
    func tables(_ folder: BadFolder) throws { #expect(try TermFixture().faults(after: folder.edits) == folder.faults) }

    @Test("has pins that cannot hold, told of exactly", arguments: BadFolder.pins)
    func pins(_ folder: BadFolder) throws { #expect(try TermFixture().faults(after: folder.edits) == folder.faults) }

    @Test("has many faults, all told of in one go", arguments: BadFolder.combined)
    func combined(_ folder: BadFolder) throws { #expect(try TermFixture().faults(after: folder.edits) == folder.faults) }
}
