import ArgumentParser
import Console
import Domain
import Registration

/// What a person is called, how they are reached and what their seat needs, as it is given on the command line.
struct DetailsOptions: ParsableArguments {
    @Option(help: "The name or alias that the person chooses.")
    var name: String?

    @Flag(help: "No name at all, where the offering asks for none.")
    var anonymous = false

    @Option(help: ArgumentHelp("How the person is reached: an e-mail address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("How the person is reached: a telephone number.", valueName: "number"))
    var phone: String?

    @Flag(help: "The person would rather be called at that number than written to.")
    var call = false

    @Flag(help: "Staff of the home district know how the person is reached.")
    var throughStaff = false

    @Option(
        help: ArgumentHelp(
            "What the seat needs, with commas between: step-free, hearing-loop, protected-entrance; or none.",
            valueName: "needs"
        ))
    var needs: String?

    @Option(help: ArgumentHelp("The language of an interpreter, as a code such as so; or none.", valueName: "code"))
    var interpreter: String?

    @Flag(
        inversion: .prefixedNo,
        help: "The person has protected personal details (skyddade personuppgifter), and so gets no calendar address.")
    var protectedDetails: Bool?

    /// Whether nothing of it was given.
    var isEmpty: Bool {
        !anonymous && !call && !throughStaff && protectedDetails == nil
            && [name, email, phone, needs, interpreter].allSatisfy { $0 == nil }
    }

    /// - Parameters:
    ///   - stored: holds for all that was not given; nil for somebody new.
    ///   - faults: gets all that is wrong, without any of it that could tell who the person is.
    func details(over stored: PersonalDetails?, respite: Bool, into faults: inout [String]) -> PersonalDetails {
        func taken<Value>(_ text: String?, _ option: String, _ parse: (String) throws(DetailRefusal) -> Value) -> Value? {
            guard let text else { return nil }
            do {
                return try parse(text)
            } catch {
                faults.append("\(option): \(error)")
                return nil
            }
        }
        let called = taken(name, "--name") { text throws(DetailRefusal) in try PersonName(text) }
        if name != nil && anonymous || stored == nil && name == nil && !anonymous {
            faults.append("give --name, or --anonymous where the offering needs no name; not both")
        }
        let address = taken(email, "--email") { text throws(DetailRefusal) in try EmailAddress(text) }
        let number = taken(phone, "--phone") { text throws(DetailRefusal) in try PhoneNumber(text) }
        return PersonalDetails(
            name: anonymous ? nil : called ?? stored?.name, reach: reach(address, number, stored?.reach, into: &faults),
            needs: needed(over: stored?.needs, respite: respite, into: &faults),
            isProtected: protectedDetails ?? stored?.isProtected ?? false)
    }

    private func reach(
        _ address: EmailAddress?, _ number: PhoneNumber?, _ stored: PersonalDetails.Reach?, into faults: inout [String]
    ) -> PersonalDetails.Reach {
        let ways = [email != nil, phone != nil, throughStaff].count { $0 }
        if ways > 1 || ways == 0 && stored == nil {
            faults.append("give one way to reach the person: --email, --phone or --through-staff")
        }
        let known = ways == 0 ? stored?.number : number
        switch (call, known) {
        case (true, let number?): return .call(number)
        case (true, nil):
            if phone == nil { faults.append("--call: goes with --phone") }
            return .throughStaff
        case (false, _):
            if throughStaff { return .throughStaff }
            return address.map { .email($0) } ?? number.map { .phone($0) } ?? stored ?? .throughStaff
        }
    }

    private func needed(
        over stored: PersonalDetails.Needs?, respite: Bool, into faults: inout [String]
    ) -> PersonalDetails.Needs {
        var features: Features = needs == nil ? stored?.features ?? [] : []
        for name in (needs ?? "none").split(separator: ",") where name != "none" {
            if let known = Features.named.first(where: { $0.name == name }) {
                features.formUnion(known.feature)
            } else {
                let names = Features.named.map(\.name)
                faults.append(
                    "--needs \"\(String(name).shown)\": must be one of \(names.joined(separator: ", "))\(suggestion(for: String(name), among: names))"
                )
            }
        }
        let language = interpreter.flatMap { Language($0) }
        if let interpreter, interpreter != "none", language == nil {
            faults.append("--interpreter: must be a language's code of two or three letters, such as so")
        }
        return PersonalDetails.Needs(
            features: features, interpreter: interpreter == nil ? stored?.interpreter : language, respite: respite)
    }
}

extension PersonalDetails.Reach {
    fileprivate var number: PhoneNumber? {
        switch self {
        case .phone(let number), .call(let number): number
        case .email, .throughStaff: nil
        }
    }
}
