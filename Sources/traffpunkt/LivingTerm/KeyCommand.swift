import ArgumentParser
import Console
import Domain
import Store

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make a key file, or put a new key first in one and seal everything anew with it.",
        discussion: """
            rotate keeps the old keys in the file: they verify what was logged with them, and open backups. The database is the one \
            that --database names.

              traffpunkt key new /secure/traffpunkt.key
              traffpunkt key rotate /secure/traffpunkt.key --as district:farsta
            """)

    enum Deed: String, ExpressibleByArgument, CaseIterable {
        case new, rotate
    }

    @Argument(help: "What to do.")
    var deed: Deed

    @Argument(help: "The key file.", completion: .file())
    var file: String

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: RoleOptions

    func run() async throws {
        switch deed {
        case .new:
            try PrivateFile.make(file, KeyRing.generate())
            print("Written: \(file). Keep it apart from the database's backups, and keep a copy.")
        case .rotate: try await rotate()
        }
    }

    private func rotate() async throws {
        var living = living
        living.key = file
        let actor = try acting.actor()
        // Opened before the file is touched: a database out of reach leaves it as it was.
        _ = try living.open()
        let bytes: [UInt8]
        do {
            bytes = try FolderFile.bytes(at: file, atMost: 100_000)
        } catch {
            throw Failure("\(file): \(error.problem)")
        }
        let old = String(decoding: bytes, as: UTF8.self)
        try PrivateFile.replace(
            file, try RefusalWording.plainly(file) { () throws(KeyFault) in try KeyRing.addingNew(to: old) })
        let term = try living.open()
        do {
            let count = try await term.rotateKeys(by: actor)
            print(
                "Sealed anew: the details of \(count) people. Keep the older keys in the file while backups and logs need them."
            )
        } catch {
            throw await RefusalWording.failure(of: error, in: term)
        }
    }
}
