public import Domain

/// The rules of a session's seats: how many, for whom, in which order.
public struct Terms: Hashable, Sendable {
    public var capacity: Int
    /// The most seats for guests while home seats are held; nil for no limit.
    public var guestSeats: Int?
    /// When home seats that nobody has taken are open to guests too.
    public var release: Instant
    public var queue: Queue
    /// When each meeting begins, in order.
    public var meetings: [Instant]

    /// Who comes before whom among those who wait. Residents of the host come first while home seats are held; then the order
    /// says, and what it leaves open the time of registration decides.
    public enum Queue: Hashable, Sendable {
        case registration
        /// By priority class, before all else.
        case priority
        /// Those who registered before an instant are drawn by lot, and come before those who registered later. Whoever knows
        /// the seed can draw again.
        case lottery(seed: UInt64, before: Instant)
    }

    public init(capacity: Int, guestSeats: Int?, release: Instant, queue: Queue, meetings: [Instant]) {
        self.capacity = capacity
        self.guestSeats = guestSeats
        self.release = release
        self.queue = queue
        self.meetings = meetings
    }
}
