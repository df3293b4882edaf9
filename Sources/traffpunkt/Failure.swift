import Foundation

/// An error for a person: printed as it is, exit code 1.
struct Failure: LocalizedError, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
    var errorDescription: String? { description }
}

enum Input {
    /// The whole of a regular file of at most 200 MB.
    static func read(_ path: String) throws(Failure) -> Data {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)
        } catch {
            throw Failure("\(path): there is no such file")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw Failure("\(path): this is not a file") }
        guard (attributes[.size] as? Int ?? 0) <= 200_000_000 else { throw Failure("\(path): the file is larger than 200 MB") }
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw Failure("\(path): the file cannot be read")
        }
    }
}

extension DecodingError {
    /// What is wrong, in a sentence that names the place.
    var sentence: String {
        func place(_ context: Context) -> String {
            let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
            return path.isEmpty ? "at the top" : "at \(path)"
        }
        switch self {
        case .keyNotFound(let key, let context): return "\"\(key.stringValue)\" is missing \(place(context))"
        case .typeMismatch(let type, let context): return "a value of another type than \(type) stands \(place(context))"
        case .valueNotFound(_, let context): return "a value is missing \(place(context))"
        case .dataCorrupted(let context): return "this is not the JSON expected, \(place(context))"
        @unknown default: return "this is not the JSON expected"
        }
    }
}
