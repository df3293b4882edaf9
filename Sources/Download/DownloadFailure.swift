/// Why a calendar could not be fetched.
public struct DownloadFailure: Error, Hashable, Sendable {
    public let cause: Cause
    /// Who was asked, when a redirect led to another host than the address's own.
    public let host: String?

    package init(cause: Cause, host: String?) {
        self.cause = cause
        self.host = host
    }

    public enum Cause: Error, Hashable, Sendable {
        case unknownHost
        case unreachable
        /// An address that must not be asked, and of which sort it is.
        case privateAddress(String, sort: String)
        case tooSlow(seconds: Double)
        case certificate(CertificateFault)
        /// Encryption could not be agreed upon.
        case encryption
        /// The file of authorities to trust holds none.
        case authorities
        /// An answer that is neither a calendar nor a redirect: its HTTP status.
        case status(Int)
        case redirect(AddressFault)
        case tooManyRedirects(most: Int)
        case tooLarge(most: Int)
        case cutShort
        /// An answer that is no HTTP.
        case brokenAnswer
        /// A whole answer, and why it is no calendar.
        case noCalendar(String)
        /// Somebody pressed Ctrl-C.
        case stopped
        /// The library that is installed cannot keep the rules.
        case library
    }

    public enum CertificateFault: Hashable, Sendable {
        case expired, notYetValid, unknownAuthority, otherName
        /// OpenSSL's number for it, X509_V_ERR_….
        case other(Int)
    }

    /// Who can mend it.
    public enum Remedy: Hashable, Sendable {
        /// Time: the server is down, or not itself for now.
        case time
        /// Somebody who looks into it: the address may have been withdrawn, or leads where it must not.
        case somebody
        /// Whoever started the download, which has asked nobody or was stopped.
        case caller
    }

    public var remedy: Remedy {
        switch cause {
        case .unknownHost, .unreachable, .tooSlow, .certificate, .encryption, .cutShort, .brokenAnswer, .noCalendar: .time
        case .status(let status): (400..<500).contains(status) && ![408, 425, 429].contains(status) ? .somebody : .time
        case .privateAddress, .redirect, .tooManyRedirects, .tooLarge: .somebody
        case .authorities, .library, .stopped: .caller
        }
    }
}
