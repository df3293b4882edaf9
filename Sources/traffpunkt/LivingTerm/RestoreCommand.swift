import ArgumentParser
import Console
import Domain
import Foundation
import Store

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a living term of a backup, and verify it.",
        discussion: """
            The database must be new or empty, and the keys those that the backup's details were sealed with. Exit code 1 when \
            something in it does not hold.
            """)

    @OptionGroup var living: LivingTermOptions

    @Argument(help: "The backup.", completion: .file())
    var file: String

    func run() async throws {
        let (address, keys, now) = (try living.address, try living.keys(), try Clock.now())
        let found: Verification
        do {
            found = try await LivingTerm.restore(from: file, to: address, keys: keys, now: now).verify()
        } catch {
            throw await RefusalWording.failure(of: error, in: nil)
        }
        print((["Restored: \(address)"] + found.problems + [VerifyCommand.sentence(of: found)]).joined(separator: "\n"))
        if !found.problems.isEmpty { throw ExitCode(1) }
    }
}
