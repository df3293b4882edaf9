public import Domain
internal import Foundation

extension FetchedCalendar {
    /// What a person must know of a calendar that is not as the server has it now, in English; nil when it is.
    public func remark(at now: Instant) -> String? {
        guard case .kept(let failure) = origin else { return nil }
        let advice =
            failure.remedy == .somebody
            ? "; somebody must see to it, for a copy is used for \(KeptCopies.days) days at most" : ""
        return "\(failure); the last good copy is used, of \(Self.age(now.seconds - confirmed.seconds))\(advice)"
    }

    /// - Parameter seconds: below 0 when the clock has been set back.
    private static func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "a moment ago"
        case ..<7200: "\(seconds / 60) minutes ago"
        case ..<172_800: "\(seconds / 3600) hours ago"
        default: "\(seconds / 86_400) days ago"
        }
    }
}

extension DownloadFailure: CustomStringConvertible {
    /// What happened, and what would help: `the server was not done within 30 s`.
    public var description: String {
        let who = host ?? "the server"
        return switch cause {
        case .unknownHost: "\(who) cannot be found by its name; the address may be misspelt, or there is no network"
        case .unreachable: "\(who) could not be reached, or broke the connection off"
        case .privateAddress(let address, let sort):
            "\(who) is at \(address), which is not on the open internet (\(sort)), so it was not asked"
        case .tooSlow(let seconds): "\(who) was not done within \(seconds.formatted(.number.locale(.init(identifier: "en")))) s"
        case .certificate(let fault): "\(who) cannot be trusted: \(fault)"
        case .encryption: "\(who) could not agree upon encryption (TLS 1.2 or later)"
        case .authorities: "the file of authorities to trust holds no certificate in PEM form"
        case .status(let status): "\(who) answered \(status)" + (Self.meanings[status].map { ": " + $0 } ?? "")
        case .redirect(let fault): "\(who) redirects to an address that is not followed: \(fault)"
        case .tooManyRedirects(let most): "\(who) redirects on and on; at most \(most) redirects are followed"
        case .tooLarge(let most): "\(who) sent more than \(most / 1_000_000) MB; a calendar must be smaller"
        case .cutShort: "\(who) broke the connection off before all of the calendar had come"
        case .brokenAnswer: "\(who) gave an answer that cannot be understood"
        case .noCalendar(let reason): "\(who) sent something else than a calendar: \(reason)"
        case .stopped: "stopped"
        case .library: "the libcurl that is installed is too old, or lacks HTTPS"
        }
    }

    private static let meanings = [
        304: "that nothing has changed, which it was not asked",
        401: "it wants a name and a password; the calendar may no longer be shared",
        403: "it does not let anybody read the calendar; it may no longer be shared",
        404: "there is no such calendar; the address may be misspelt or withdrawn",
        410: "the address has been withdrawn",
        429: "it has been asked too often; wait before asking again",
        500: "it has a fault of its own",
        502: "it has a fault of its own",
        503: "it is busy or being mended",
        504: "it has a fault of its own",
    ]
}

extension DownloadFailure.CertificateFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expired: "its certificate has expired"
        case .notYetValid: "its certificate is not valid yet; this computer's clock may be wrong"
        case .unknownAuthority: "its certificate is by no authority that this computer knows"
        case .otherName: "its certificate is another host's"
        case .other(let number): "its certificate does not hold (OpenSSL error \(number))"
        }
    }
}

extension AddressFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed: "not an address; https://calendar.example.org/team.ics is how one looks"
        case .tooLong: "longer than \(CalendarAddress.limit) characters"
        case .scheme: "a calendar's address begins with https:// or webcal://"
        case .notEncrypted: "http:// is not encrypted, so anybody on the way could read and change the calendar; try https://"
        case .credentials: "it holds a name and password; ask for an address that needs none"
        }
    }
}
