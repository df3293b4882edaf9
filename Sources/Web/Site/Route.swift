import Domain

/// An address, taken apart.
struct Route: Hashable, Sendable {
    let language: Wording
    let parts: [String]

    /// - Parameter path: as it stands in the request.
    init(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        if parts.last == "" { parts.removeLast() }
        language = parts.first == "en" ? .english : .swedish
        self.parts = parts.first == "en" ? Array(parts.dropFirst()) : parts
    }

    /// What is counted: never what tells which person's page it is.
    var name: String { parts.isEmpty ? "start" : known.contains(parts[0]) ? parts[0] : "other" }

    var isPersonal: Bool { ["min", "anmal"].contains(parts.first) }
}

private let known: Set = [
    "manad", "karta", "grupp", "prenumerera", "kalender", "program", "affisch", "anmal", "min", "om", "lattlast",
    "tillganglighet", "dina-uppgifter", "sida.css", "sida.js", "api", "openapi.json", "sitemap.xml", "robots.txt", "health",
    "metrics",
]
