import ArgumentParser
import Glibc

/// How a command lists what a program is as likely to read as a person.
struct ListFormat: ParsableArguments {
    @Option(help: "text for people, json for programs (default: text on a terminal, json elsewhere).")
    var format: OutputFormat?

    var chosen: OutputFormat { format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json) }
}
