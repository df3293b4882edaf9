import Domain
import Demonstration
import Testing

@Suite("Drawing from a seed")
struct DrawingTests {
    @Test("gives the published numbers of SplitMix64")
    func published() {
        var random = SplitMix64(seed: 1_234_567)
        let drawn = (0..<5).map { _ in random.next() }
        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test("takes as many as asked for, in the list's order, and all of them when there are fewer")
    func some() {
        var random = SplitMix64(seed: 1)
        for count in 0...7 {
            let taken = random.some(count, of: [1, 2, 3, 4, 5])
            #expect(taken.count == min(count, 5))
            #expect(taken == taken.sorted())
        }
    }

    @Test("takes each item as often as its weight says, and never one without weight")
    func weighted() {
        var random = SplitMix64(seed: 1)
        let drawn = (0..<6000).map { _ in random.weighted([("often", 2), ("never", 0), ("seldom", 1)]) }
        let often = drawn.count { $0 == "often" }
        #expect(!drawn.contains("never"))
        #expect((3800...4200).contains(often))
    }

    @Test("reaches both ends of a range and nothing beyond")
    func range() {
        var random = SplitMix64(seed: 1)
        #expect(Set((0..<200).map { _ in random.number(3...6) }) == [3, 4, 5, 6])
    }
}
