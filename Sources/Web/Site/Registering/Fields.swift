import Domain

// Parts of forms, each with what is wrong with it beside it.

/// Something in a form that must be otherwise, and the field that it is about.
struct FormProblem: Hashable, Sendable {
    let field: String
    let text: String
}

/// All that is wrong, each leading to its field.
func problemList(_ problems: [FormProblem], _ language: Wording) -> Markup {
    if problems.isEmpty { return .none }
    let items = problems.map { "<li><a href=\"#\($0.field)\">\($0.text)</a></li>" as Markup }
    return "<div class=\"problems\" role=\"alert\"><h2>\(language.problems)</h2><ul>\(items)</ul></div>"
}

/// What is wrong with one field, to stand at it.
func message(_ problems: [FormProblem], _ field: String) -> Markup {
    problems.first { $0.field == field }.map { "<span class=\"wrong\" id=\"\(field)-fel\">\($0.text)</span>" } ?? .none
}

func described(by problem: FormProblem?) -> Markup { problem.map { " aria-describedby=\"\($0.field)-fel\"" } ?? .none }

func hiddenField(_ name: String, _ value: String) -> Markup { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\"/>" }

/// - Parameter empty: what no choice is called.
func select(
    _ name: String, _ label: String, _ empty: String, _ choices: [(value: String, text: String)], _ chosen: String?,
    _ problems: [FormProblem] = []
) -> Markup {
    let options = choices.map { choice -> Markup in
        let selected: Markup = choice.value == chosen ? " selected=\"selected\"" : .none
        return "<option value=\"\(choice.value)\"\(selected)>\(choice.text)</option>"
    }
    let problem = problems.first { $0.field == name }
    let invalid: Markup = problem == nil ? .none : " aria-invalid=\"true\""
    return """
        <p><label for="\(name)">\(label)</label>\(message(problems, name))
        <select id="\(name)" name="\(name)"\(invalid)\(described(by: problem))><option value="">\(empty)</option>\(options)</select></p>
        """
}

func textField(
    _ name: String, _ label: String, help: String?, _ value: String, _ problems: [FormProblem], autocomplete: String,
    type: String = "text"
) -> Markup {
    let problem = problems.first { $0.field == name }
    let described = [help.map { _ in "\(name)-hjalp" }, problem.map { _ in "\(name)-fel" }].compactMap(\.self)
    let by: Markup = described.isEmpty ? .none : " aria-describedby=\"\(described.joined(separator: " "))\""
    let invalid: Markup = problem == nil ? .none : " aria-invalid=\"true\""
    return """
        <p><label for="\(name)">\(label)</label>\(help.map { "<span class=\"note\" id=\"\(name)-hjalp\">\($0)</span>" as Markup })\(message(problems, name))
        <input id="\(name)" name="\(name)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)"\(invalid)\(by)/></p>
        """
}
