import Foundation

/// An error for a person: printed as it is, exit code 1.
struct Failure: LocalizedError, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
    var errorDescription: String? { description }
}
