/// What a download may do, and for how long.
public struct DownloadRules: Sendable {
    /// The most bytes of a calendar, unpacked.
    public var bytes = 10_000_000
    /// The most redirects followed.
    public var redirects = 5
    /// The most bytes of an answer's headers.
    public var headerBytes = 100_000
    /// Seconds for all of it, redirects with it.
    public var seconds = 30.0
    /// Seconds until a connection stands.
    public var connectingSeconds = 10.0
    /// Seconds in which hardly a byte comes.
    public var stallingSeconds = 20
    /// Whether computers that are not on the open internet may be asked.
    public var allowsPrivateAddresses = false
    /// Certificates, PEM, of authorities to trust beside those that the system trusts: a file.
    public var authorities: String?

    /// Addresses that may be asked though they are private.
    package var exceptions: Set<IPAddress> = []
    /// Addresses of names, as `name:port:address`, before any name server is asked.
    package var names: [String] = []

    public init() {}

    /// Why an address must not be connected to; nil when it may.
    func refusal(of address: IPAddress) -> String? {
        allowsPrivateAddresses || exceptions.contains(address) ? nil : address.reservation
    }
}
