import Domain
import Registration

/// What somebody wants to be called and how they want to be reached, as a form has it: when they register, and when they put it
/// right. A field that is not understood is kept as it was written, to be shown again.
struct DetailForm: Hashable, Sendable {
    private var name = ""
    private var way = ""
    private var email = ""
    private var phone = ""

    private static let byEmail = "epost", byPhone = "telefon", byCall = "ring", throughStaff = "stod"

    init(_ fields: [Visit.Field]) {
        name = fields.text("namn")
        way = fields.text("kontakt")
        email = fields.text("epost")
        phone = fields.text("telefon")
    }

    init(_ details: PersonalDetails?) {
        name = details?.name?.text ?? ""
        switch details?.reach {
        case .email(let address)?: (way, email) = (Self.byEmail, address.text)
        case .phone(let number)?: (way, phone) = (Self.byPhone, number.text)
        case .call(let number)?: (way, phone) = (Self.byCall, number.text)
        case .throughStaff?: way = Self.throughStaff
        case nil: break
        }
    }

    var words: [(String, String)] { [("namn", name), ("kontakt", way), ("epost", email), ("telefon", phone)] }

    /// The details as they would be stored, or all that is wrong with them.
    ///
    /// - Parameter stored: what is put right; nil for somebody new.
    func details(
        over stored: PersonalDetails?, needsName: Bool, needs: PersonalDetails.Needs, _ language: Wording
    ) -> (PersonalDetails?, [FormProblem]) {
        var problems: [FormProblem] = []
        func taken<Value>(_ field: String, _ parse: () throws(DetailRefusal) -> Value) -> Value? {
            do { return try parse() } catch {
                problems.append(FormProblem(field: field, text: language.text(of: error)))
                return nil
            }
        }
        let called: PersonName? =
            name.trimmed.isEmpty && !needsName ? nil : taken("namn") { () throws(DetailRefusal) in try PersonName(name) }
        let reach: PersonalDetails.Reach?
        switch way {
        case Self.byEmail: reach = taken("epost") { () throws(DetailRefusal) in .email(try EmailAddress(email)) }
        case Self.byPhone: reach = taken("telefon") { () throws(DetailRefusal) in .phone(try PhoneNumber(phone)) }
        case Self.byCall: reach = taken("telefon") { () throws(DetailRefusal) in .call(try PhoneNumber(phone)) }
        case Self.throughStaff where stored?.reach == .throughStaff: reach = .throughStaff
        default:
            problems.append(FormProblem(field: "kontakt", text: language.needReach))
            reach = nil
        }
        guard problems.isEmpty, let reach else { return (nil, problems) }
        return (
            PersonalDetails(name: called, reach: reach, needs: needs, isProtected: stored?.isProtected ?? false), []
        )
    }

    /// - Parameter needsName: whether it must be given.
    func inputs(needsName: Bool, _ problems: [FormProblem], _ language: Wording) -> Markup {
        let staff: Markup =
            way == Self.throughStaff ? radio(Self.throughStaff, language.throughStaff) : .none
        return """
            \(textField("namn", language.name, help: needsName ? language.nameHelp : "\(language.nameHelp) \(language.nameOptional)", name, problems, autocomplete: "given-name"))
            <fieldset\(described(by: problems.first { $0.field == "kontakt" }))><legend>\(language.reach)</legend>\(message(problems, "kontakt"))
            \(radio(Self.byEmail, language.byEmail, id: "kontakt"))
            \(radio(Self.byPhone, language.byPhone))
            \(radio(Self.byCall, language.callMe))
            \(staff)
            </fieldset>
            \(textField("epost", language.email, help: nil, email, problems, autocomplete: "email", type: "email"))
            \(textField("telefon", language.phone, help: nil, phone, problems, autocomplete: "tel", type: "tel"))
            """
    }

    /// - Parameter id: of the first, so that an error can lead to it.
    private func radio(_ value: String, _ text: String, id: String? = nil) -> Markup {
        let checked: Markup = value == way ? " checked=\"checked\"" : .none
        return """
            <p><label class="check"><input type="radio"\(id.map { " id=\"\($0)\"" as Markup }) name="kontakt" value="\(value)"\(checked)/> \(text)</label></p>
            """
    }
}
