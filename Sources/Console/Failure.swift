internal import Foundation

/// An error for a person: printed as it is, exit code 1.
package struct Failure: LocalizedError, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
    package var errorDescription: String? { description }
}
