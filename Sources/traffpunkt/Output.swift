import ArgumentParser

/// How a command tells what it did.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
