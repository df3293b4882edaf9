public import Domain

/// What is stored of a person, sealed as one value.
public struct PersonalDetails: Hashable, Sendable {
    /// A name or an alias; an offering that is exempt from identity needs none.
    public let name: PersonName?
    public let reach: Reach
    public let needs: Needs
    /// Protected personal details (skyddade personuppgifter): no calendar of theirs lies anywhere.
    public let isProtected: Bool

    /// The one way to reach a person.
    public enum Reach: Hashable, Sendable {
        case email(EmailAddress)
        case phone(PhoneNumber)
        /// Would rather be called than written to.
        case call(PhoneNumber)
        /// Staff of the home district know how.
        case throughStaff
    }

    /// What the person's seat needs.
    public struct Needs: Hashable, Sendable {
        public let features: Features
        /// The language of an interpreter, when one is needed.
        public let interpreter: Language?
        /// Whether somebody must be with the person cared for meanwhile.
        public let respite: Bool

        public init(features: Features = [], interpreter: Language? = nil, respite: Bool = false) {
            self.features = features
            self.interpreter = interpreter
            self.respite = respite
        }
    }

    public init(name: PersonName?, reach: Reach, needs: Needs = Needs(), isProtected: Bool = false) {
        self.name = name
        self.reach = reach
        self.needs = needs
        self.isProtected = isProtected
    }
}

/// What a person may tell for statistics alone; sealed as a value of its own, never beside the name.
public struct PersonalStatistics: Hashable, Sendable {
    public let age: AgeBand?
    public let gender: Gender?
    public let language: Language?

    public enum AgeBand: String, CaseIterable, Hashable, Sendable {
        case under18 = "0-17"
        case to29 = "18-29"
        case to44 = "30-44"
        case to64 = "45-64"
        case to79 = "65-79"
        case from80 = "80-"
    }

    public enum Gender: String, CaseIterable, Hashable, Sendable {
        case woman, man, other
    }

    public init(age: AgeBand? = nil, gender: Gender? = nil, language: Language? = nil) {
        self.age = age
        self.gender = gender
        self.language = language
    }
}
