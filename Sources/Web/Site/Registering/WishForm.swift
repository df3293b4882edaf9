import Domain
import Registration

/// What somebody has filled in so far of the three steps, carried from one to the next by the form itself: nothing is stored before
/// the last. A field that is not understood is kept as it was written, to be shown again.
struct WishForm: Sendable {
    var keys: [String] = []
    var district = ""
    var party = "1"
    var contact: DetailForm
    var needs: [String] = []
    var hasRespite = false
    /// A trap for programs that fill in all they see.
    var trap = ""
    /// Of the form as it was first opened.
    var ticket = ""

    init(_ fields: [Visit.Field]) {
        keys = fields.all("grupp").filter { !$0.isEmpty }.prefix(Desk.mostRanks).reduce(into: []) { keys, key in
            if !keys.contains(key) { keys.append(key) }
        }
        district = fields.text("stadsdel")
        party = fields.text("antal")
        contact = DetailForm(fields)
        needs = fields.all("behov")
        hasRespite = fields["avlosning"] == "ja"
        trap = fields.text("webbplats")
        ticket = fields.text("biljett")
    }

    /// The fields of the earlier steps, to go along with a later one.
    var hidden: Markup {
        let fields =
            keys.map { ("grupp", $0) } + [("stadsdel", district), ("antal", party), ("biljett", ticket)]
        return "\(fields.map { hiddenField($0.0, $0.1) })"
    }

    /// And those of the second.
    var allHidden: Markup {
        let fields =
            contact.words + [("avlosning", hasRespite ? "ja" : "")] + needs.map { ("behov", $0) }
        return "\(hidden)\(fields.map { hiddenField($0.0, $0.1) })"
    }
}

extension WishForm {
    /// Days before a first meeting that respite must be asked for.
    private static let respiteDays = 7

    func home(in catalogue: Catalogue) -> ID<District>? {
        (try? ID<District>(district)).flatMap { catalogue.byDistrict[$0]?.id }
    }

    /// What is wrong in the first step.
    func problemsOfSeat(_ catalogue: Catalogue, _ language: Wording) -> [FormProblem] {
        let groups = keys.compactMap { catalogue.byKey[$0] }
        if keys.isEmpty || groups.count < keys.count { return [FormProblem(field: "grupp", text: language.gone)] }
        guard let home = home(in: catalogue) else { return [FormProblem(field: "stadsdel", text: language.needDistrict)] }
        let shut = groups.filter { !$0.open.contains(home) }
        return shut.map {
            FormProblem(field: "grupp", text: "\($0.title): \(language.text(of: .outOfReach(ID(slugOf: $0.key))))")
        }
    }

    /// The details as they would be stored, or all that is wrong with them.
    func details(_ catalogue: Catalogue, _ language: Wording) -> (PersonalDetails?, [FormProblem]) {
        let features = Features.named.filter { needs.contains($0.name) }.reduce(into: Features()) { $0.formUnion($1.feature) }
        return contact.details(
            over: nil, needsName: needsName(catalogue), needs: .init(features: features, respite: hasRespite), language)
    }

    func needsName(_ catalogue: Catalogue) -> Bool { keys.contains { catalogue.byKey[$0]?.needsIdentity == true } }

    /// All of it, once every step is right.
    func wish(_ catalogue: Catalogue, _ language: Wording, token: String, operation: ID<Registration.Operation>)
        -> Wish?
    {
        guard problemsOfSeat(catalogue, language).isEmpty, let home = home(in: catalogue),
            let details = details(catalogue, language).0
        else { return nil }
        return Wish(
            keys: keys, district: home, party: party == "2" ? .two : .one, leadDays: hasRespite ? Self.respiteDays : 0,
            details: details, token: token, operation: operation)
    }
}
