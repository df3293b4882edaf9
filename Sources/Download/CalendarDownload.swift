public import Domain

/// A calendar that was fetched, or that stands in for it.
public struct FetchedCalendar: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
        /// The server sent it, and it is not what was kept.
        case new
        /// What was kept, and what the server still says.
        case unchanged
        /// What was kept, because nothing better could be had.
        case kept(because: DownloadFailure)
    }

    public let bytes: [UInt8]
    public let origin: Origin
    /// When the server last answered for it.
    public let confirmed: Instant
    /// Why no copy of it is kept, in English; nil when one is.
    public let keepingFault: String?

    /// Whether a kept copy stands in for what could not be had.
    public var isCopy: Bool {
        if case .kept = origin { true } else { false }
    }
}

/// Fetches calendars, and keeps the last good copy of each for the day when the server is down.
public struct CalendarDownload {
    private let rules: DownloadRules
    private let copies: KeptCopies
    private let refusal: ([UInt8]) -> String?

    /// - Parameter refusal: why bytes are no calendar, in English; nil when they are one.
    public init(rules: DownloadRules = DownloadRules(), copies: KeptCopies, refusal: @escaping ([UInt8]) -> String?) {
        self.rules = rules
        self.copies = copies
        self.refusal = refusal
    }

    /// The calendar as it is now; else as it was when it could last be fetched, and why.
    ///
    /// - Parameter goesOn: asked several times a second, with the bytes that have come; false stops.
    /// - Throws: why there is no calendar when there is no copy either, or what the caller must mend.
    public func calendar(
        at address: CalendarAddress, now: Instant, goesOn: @escaping (_ bytes: Int) -> Bool
    ) throws(DownloadFailure) -> FetchedCalendar {
        let kept = copies.copy(of: address, at: now).flatMap { refusal($0.bytes) == nil ? $0 : nil }
        do throws(DownloadFailure) {
            let copy = try fetch(address, beside: kept, now: now, goesOn)
            return FetchedCalendar(
                bytes: copy.bytes, origin: copy.bytes == kept?.bytes ? .unchanged : .new, confirmed: now,
                keepingFault: keep(copy, of: address))
        } catch {
            guard let kept, error.remedy != .caller else { throw error }
            return FetchedCalendar(
                bytes: kept.bytes, origin: .kept(because: error), confirmed: kept.confirmed, keepingFault: nil)
        }
    }

    private func keep(_ copy: KeptCopy, of address: CalendarAddress) -> String? {
        do {
            try copies.keep(copy, of: address)
            return nil
        } catch {
            return error.problem
        }
    }

    /// Follows redirects, each address judged anew and all in one span of time, to a calendar.
    private func fetch(
        _ address: CalendarAddress, beside kept: KeptCopy?, now: Instant, _ goesOn: @escaping (_ bytes: Int) -> Bool
    ) throws(DownloadFailure) -> KeptCopy {
        let end = ContinuousClock.now + .seconds(rules.seconds)
        let host = address.host
        var address = address
        for _ in 0...rules.redirects {
            let known = kept.flatMap { $0.source == address.mark ? $0 : nil }
            do throws(DownloadFailure.Cause) {
                let left = (end - .now) / .seconds(1)
                guard left > 0 else { throw .tooSlow(seconds: rules.seconds) }
                let answer = try Transfer(rules, goesOn: goesOn).answer(
                    from: address, validators: known?.validators ?? Validators(), within: left)
                switch (answer.status, known) {
                case (200, _):
                    if let reason = refusal(answer.body) { throw .noCalendar(reason) }
                    return KeptCopy(
                        bytes: answer.body, confirmed: now, validators: answer.validators, source: address.mark)
                case (304, let known?):
                    return KeptCopy(
                        bytes: known.bytes, confirmed: now, validators: known.validators, source: known.source)
                default:
                    guard [301, 302, 303, 307, 308].contains(answer.status), let location = answer.location else {
                        throw .status(answer.status)
                    }
                    do { address = try address.following(location) } catch { throw .redirect(error) }
                }
            } catch {
                throw DownloadFailure(cause: error, host: address.host == host ? nil : address.host)
            }
        }
        throw DownloadFailure(cause: .tooManyRedirects(most: rules.redirects), host: nil)
    }
}
