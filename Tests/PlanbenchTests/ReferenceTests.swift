import Planning
import Testing

@testable import planbench

@Suite("Reference values")
struct ReferenceTests {
    @Test("the stored values are read, and found by the instance's size and seed")
    func lookup() throws {
        let known = try References.stored()
        let middle = try #require(known["60/600 s1"])
        #expect((middle.bound, middle.best, middle.bestL2) == (135_709, 135_709, 815))
        #expect(middle.peers.first { $0.name == "Timefold 1.24" }?.l1 == 151_828)
        #expect(known["60/600 s99"] == nil)
    }

    @Test("no bound lies above the best known, and nobody below it")
    func consistent() throws {
        for reference in try References.stored().instances {
            let base = try #require(reference.base)
            #expect((reference.bound ?? 0) <= base)
            #expect(reference.peers.allSatisfy { $0.l1 >= base })
        }
    }

    @Test("where no best is stored, the best of the peers stands for it")
    func base() {
        let peers = [7, 5].map { Reference.Peer(name: "p", cpuSeconds: nil, l1: $0, l2: nil) }
        #expect(Reference(name: "x", bound: nil, best: nil, bestL2: nil, peers: peers).base == 5)
        #expect(Reference(name: "x", bound: nil, best: nil, bestL2: nil, peers: []).base == nil)
    }

    @Test("an instance that does not say how it was generated is known by its file, and compared with nothing")
    func unknown() throws {
        let known = try References.stored()
        let subject = Subject(.invented(seed: 1, offerings: 60, requests: 600), file: "a/b.json", known: known)
        #expect(subject.name == "b (60/600)")
        #expect(subject.reference == nil)
    }
}
