import Console
import Domain
import Planning
import Store

/// Advice for programs (`traffpunkt-advice/1`).
struct AdviceForm: Encodable {
    let format = "traffpunkt-advice/1"
    let term: String
    let isComplete: Bool
    let control: Control
    let advice: [Finding]
    let pooling: [District]

    enum CodingKeys: String, CodingKey { case format, term, isComplete = "complete", control, advice, pooling }

    /// The plan, planned again with nothing added.
    struct Control: Encodable {
        let served: Int
        let l1: Int
        /// The lowest L1 over a few seeds: what helps gets below it.
        let lowestL1: Int

        enum CodingKeys: String, CodingKey { case served, l1, lowestL1 = "lowest_l1" }
    }

    struct Finding: Encodable {
        let sort: String
        let helps: Bool
        let text: String
        let addition: Parts
        let change: PlanChangeForm
        let uses: [Use]
        /// Offerings that an agreement opens.
        let opens: [String]
    }

    /// What is added; what does not belong to the sort is left out.
    struct Parts: Encodable {
        var district: String?
        var districts: [String]?
        var groups: [String]?
        var languages: [String]?
        var hours: String?
        var seats: Int?
        var kind: String?
        var like: String?
    }

    struct Use: Encodable {
        let offering: String
        let time: String
        let venue: String?
    }

    struct District: Encodable {
        let district: String
        let asked: Int
        let with: Int
        let without: Int

        enum CodingKeys: String, CodingKey {
            case district, asked, with = "served_with_pooling", without = "served_without_pooling"
        }
    }

    init(_ advice: Advice, of city: City, wording: Wording) {
        term = city.term.id.text
        isComplete = advice.isComplete
        control = Control(served: advice.control.served, l1: advice.control.score.l1, lowestL1: advice.threshold)
        self.advice = advice.findings.map { finding in
            Finding(
                sort: finding.addition.sort.rawValue, helps: advice.helps(finding),
                text: wording.text(of: finding.addition, in: city), addition: Parts(finding.addition),
                change: PlanChangeForm(advice.control.change(to: finding.outcome)),
                uses: finding.outcome.uses.map {
                    Use(offering: $0.offering.text, time: $0.time.code, venue: $0.venue?.text)
                },
                opens: city.opened(by: finding.addition).map(\.text))
        }
        pooling =
            advice.alone.map { alone in
                advice.control.byDistrict(beside: alone, in: city).map {
                    District(district: $0.district.id.text, asked: $0.asked, with: $0.with, without: $0.without)
                }
            } ?? []
    }
}

extension AdviceForm.Parts {
    init(_ addition: Addition) {
        switch addition {
        case .leader(let leader, let daypart):
            district = leader.home.text
            districts = leader.districts.sorted().map(\.text)
            groups = leader.groups.sorted().map(\.rawValue)
            languages = leader.languages.sorted().map(\.code)
            hours = daypart.rawValue
        case .venue(let venue, let daypart):
            district = venue.district.text
            hours = daypart.rawValue
            seats = venue.seats
        case .group(let offering, let like):
            districts = offering.hosts.map(\.text)
            groups = offering.groups.sorted().map(\.rawValue)
            languages = [offering.language.code]
            kind = offering.kind.rawValue
            self.like = like.text
        case .agreement(let a, let b): districts = [a.text, b.text]
        }
    }
}
