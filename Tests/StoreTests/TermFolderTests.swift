import Domain
import Foundation
import Store
import Testing

@Suite("A term folder")
struct TermFolderTests {
    @Test("is read whole")
    func good() throws {
        let read = try TermFixture().read()
        #expect(read.warnings == [])
        let city = read.city
        #expect(city.districts.map(\.id.text) == ["farsta", "skarpnack", "sodermalm"])
        #expect(city.term.closed.map(\.iso).sorted() == ["2027-03-26", "2027-03-29", "2027-05-06"])
    }
}
