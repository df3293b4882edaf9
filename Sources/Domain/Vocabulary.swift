/// Whom the person who seeks support cares for (målgrupp). The raw values are the city's fixed codes.
public enum TargetGroup: String, CaseIterable, Hashable, Comparable, Sendable {
    /// Older people.
    case aldre
    /// Disability or physical illness.
    case funktion
    /// Mental illness or disability.
    case psykisk
    /// Addiction.
    case beroende
    /// Violent extremism.
    case vbe
    /// Criminal lifestyle.
    case kriminalitet
    /// Shootings and lethal violence.
    case skjutningar
    /// Children 0-17 as relatives.
    case barn
    /// Those who fit none of the others.
    case oklar

    /// The place in the list of all, 0 first.
    public var index: Int { TargetGroup.allCases.firstIndex(of: self) ?? 0 }

    public static func < (a: TargetGroup, b: TargetGroup) -> Bool { a.index < b.index }
}

/// A language by its ISO 639 code of two or three letters: `sv`, `fi`, `ar`, `so`.
public struct Language: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let code: String

    /// - Returns: nil unless the code is two or three letters a-z.
    public init?(_ code: String) {
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return nil }
        self.code = code
    }

    public var description: String { code }
    public static func < (a: Language, b: Language) -> Bool { a.code < b.code }
}

extension Language {
    public static let swedish = Language(known: "sv")
    public static let finnish = Language(known: "fi")
    public static let arabic = Language(known: "ar")
    public static let somali = Language(known: "so")

    private init(known code: String) { self.code = code }
}

/// What kind of support an offering is.
public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Sluten grupp: the same people each time.
    case closed
    /// Öppen träffpunkt: drop-in, such as a café.
    case open
    case course
    case lecture
    /// Meets online; has no venue.
    case digital
}

/// Who may see what of an offering.
public enum Visibility: String, CaseIterable, Hashable, Sendable {
    case open
    /// Shown, under a neutral title where there is one.
    case discreet
    /// Time and place are never shown to the public.
    case protected
    /// The week is shown to the public, the place never.
    case children
}

/// What an offering needs of its venue, a person of theirs, and what a venue has.
public struct Features: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let stepFree = Features(rawValue: 1)
    public static let hearingLoop = Features(rawValue: 2)
    public static let protectedEntrance = Features(rawValue: 4)

    public static let all = named.reduce(into: Features()) { $0.formUnion($1.feature) }

    /// Each feature with its name in data files.
    public static let named: [(name: String, feature: Features)] = [
        ("step-free", .stepFree), ("hearing-loop", .hearingLoop), ("protected-entrance", .protectedEntrance),
    ]
}
