import ArgumentParser
import Domain
import Store

struct BackupCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write all of the living term to a file that either engine restores; others go on meanwhile.",
        discussion: "People's details stay sealed in it. Keep the key file elsewhere: whoever has both has everything.")

    @OptionGroup var living: LivingTermOptions

    @Argument(help: "The file to write; readable by its owner alone.", completion: .file())
    var file: String

    func run(in term: LivingTerm) async throws {
        try await term.backUp(to: file)
        print("Written: \(file)")
    }
}
