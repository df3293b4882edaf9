import ArgumentParser

/// What each race takes.
struct RaceOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: ArgumentHelp("Rounds for each side.", valueName: "number"))
    var rounds = 9

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds \(rounds): 1 to 1000 would be right") }
    }
}
