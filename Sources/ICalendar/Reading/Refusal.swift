/// Why a file, or one event of it, is not read.
struct Refusal: Error {
    let line: Int?
    let message: String

    init(_ line: Int?, _ message: String) {
        self.line = line
        self.message = message
    }
}

/// What is wrong with a value, and what would be right: a sentence without a full stop.
package struct ValueFault: Error, Hashable, Sendable {
    package let message: String
    package init(_ message: String) { self.message = message }
}
