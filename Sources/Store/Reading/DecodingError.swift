extension DecodingError {
    /// What is wrong and where, in English: a sentence without a full stop.
    package var sentence: String {
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
