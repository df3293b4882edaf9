/// How a session's seats stand, as everybody may know it: never a number.
public enum Availability: String, CaseIterable, Hashable, Sendable {
    case seats
    /// Fewer than five are free.
    case few
    /// None is free, or others wait for those that are.
    case queue
    /// Nobody can register now.
    case closed
    case cancelled
}

extension Roster {
    /// For somebody of the host district; a guest may have to wait while home seats are held.
    public var availability: Availability {
        switch status {
        case .closed, .merged: .closed
        case .cancelled: .cancelled
        case .open:
            switch seatsLeft(beside: lentAndFree) {
            case 5...: line.isEmpty ? .seats : .queue
            case 1...: line.isEmpty ? .few : .queue
            default: .queue
            }
        }
    }
}
