public import Domain

/// A calendar to publish.
public struct Feed: Hashable, Sendable {
    /// `district/farsta.ics`, from the folder of feeds.
    public let path: String
    /// For people, in Swedish.
    public let name: String
    public let bytes: [UInt8]

    public init(path: String, name: String, bytes: [UInt8]) {
        self.path = path
        self.name = name
        self.bytes = bytes
    }
}

public enum Feeds {
    public static func all(of plan: Plan, in city: City) -> [Feed] { [] }
}
