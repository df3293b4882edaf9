internal import CCurl
internal import Foundation

/// One question and its answer over HTTP; redirects are not followed.
final class Transfer {
    struct Answer {
        /// 200 with a body, or another without.
        let status: Int
        let body: [UInt8]
        let location: String?
        let validators: Validators
    }

    private let handle: UnsafeMutableRawPointer
    private let rules: DownloadRules
    private let goesOn: (_ bytes: Int) -> Bool
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var hasHeaders = false
    /// Why it was ended from here.
    private var ending: DownloadFailure.Cause?
    private var refused: DownloadFailure.Cause?

    /// - Parameter goesOn: asked several times a second, with the bytes that have come; false ends it.
    init(_ rules: DownloadRules, goesOn: @escaping (_ bytes: Int) -> Bool) throws(DownloadFailure.Cause) {
        guard Self.isReady, let handle = curl_easy_init() else { throw .library }
        self.handle = handle
        self.rules = rules
        self.goesOn = goesOn
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
    }

    /// Once, before any other call of libcurl.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// - Parameters:
    ///   - validators: what the server said of a copy that is at hand.
    ///   - seconds: until it is given up.
    func answer(
        from address: CalendarAddress, validators: Validators, within seconds: Double
    ) throws(DownloadFailure.Cause) -> Answer {
        try limit(seconds)
        try shutOut(except: address.isEncrypted ? "https" : "http,https")
        try listen()
        try set(CURLOPT_URL, address.url)
        try set(CURLOPT_HTTPHEADER, ["Accept: text/calendar"] + validators.headers)
        let code = curl_easy_perform(handle)
        if ending == .stopped { throw .stopped }
        let status = number(CURLINFO_RESPONSE_CODE)
        // An answer without a calendar is judged by its headers; whatever came after them does not matter.
        if hasHeaders, status >= 200, status != 200 {
            return Answer(status: status, body: [], location: header("Location"), validators: Validators())
        }
        if let ending { throw ending }
        guard code == CURLE_OK else { throw cause(of: code) }
        guard status == 200 else { throw .brokenAnswer }
        return Answer(
            status: status, body: body, location: nil,
            validators: Validators(etag: header("ETag"), lastModified: header("Last-Modified")))
    }

    // MARK: What libcurl is told

    private func limit(_ seconds: Double) throws(DownloadFailure.Cause) {
        try set(CURLOPT_TIMEOUT_MS, Int(max(seconds * 1000, 1)))
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(min(seconds, rules.connectingSeconds) * 1000, 1)))
        try set(CURLOPT_LOW_SPEED_LIMIT, 10)
        try set(CURLOPT_LOW_SPEED_TIME, rules.stallingSeconds)
        try check(curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(rules.bytes)))
        // Without signals, and without waiting for a name server that nobody waits for any longer.
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_QUICK_EXIT, 1)
    }

    /// Leaves nothing to what libcurl would do by itself or find in the environment.
    private func shutOut(except protocols: String) throws(DownloadFailure.Cause) {
        try set(CURLOPT_PROTOCOLS_STR, protocols)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // A proxy would connect in our place, where no address can be checked.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOPROXY, "*")
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        try set(CURLOPT_USERAGENT, "Traffpunkt/1")
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorities = rules.authorities { try set(CURLOPT_CAINFO, authorities) }
        if !rules.names.isEmpty { try set(CURLOPT_RESOLVE, rules.names) }
    }

    /// The callbacks find this object, which outlives the transfer, by its address.
    private func listen() throws(DownloadFailure.Cause) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA] {
            try check(curl_set_context(handle, option, context))
        }
        try check(
            curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                Transfer.at(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try check(
            curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                Transfer.at(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try check(
            curl_set_meter(handle, CURLOPT_XFERINFOFUNCTION) { context, _, _, _, _ in
                Transfer.at(context)?.goOn() == true ? 0 : 1
            })
        try check(
            curl_set_opener(handle, CURLOPT_OPENSOCKETFUNCTION) { context, _, address in
                guard let transfer = Transfer.at(context), let address else { return CURL_SOCKET_BAD }
                return transfer.open(address)
            })
        try set(CURLOPT_NOPROGRESS, 0)
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(DownloadFailure.Cause) {
        try check(curl_set_number(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(DownloadFailure.Cause) {
        try check(curl_set_text(handle, option, value))
    }

    private func set(_ option: CURLoption, _ values: [String]) throws(DownloadFailure.Cause) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = curl_slist_append(list, value) ?? list }
        if let list { lists.append(list) }
        try check(curl_set_list(handle, option, list))
    }

    /// A rule that libcurl does not take would be a rule that is not kept.
    private func check(_ code: CURLcode) throws(DownloadFailure.Cause) {
        guard code == CURLE_OK else { throw .library }
    }
}

// MARK: - What libcurl tells

extension Transfer {
    /// - Returns: how many bytes were taken; anything but all of them ends the transfer.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard number(CURLINFO_RESPONSE_CODE) == 200 else { return 0 }
        guard body.count + bytes.count <= rules.bytes else {
            ending = .tooLarge(most: rules.bytes)
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
        headerBytes += line.count
        guard headerBytes <= rules.headerBytes else {
            ending = .brokenAnswer
            return 0
        }
        hasHeaders = line.allSatisfy { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        return line.count
    }

    private func goOn() -> Bool {
        let goesOn = goesOn(body.count)
        if !goesOn { ending = .stopped }
        return goesOn
    }

    /// Where the check and the connection meet: libcurl connects to this very address, whatever name led here.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        guard let known = IPAddress(address) else { return CURL_SOCKET_BAD }
        if let sort = rules.refusal(of: known) {
            refused = .privateAddress(known.description, sort: sort)
            return CURL_SOCKET_BAD
        }
        let (family, type, number) = (address.pointee.family, address.pointee.socktype, address.pointee.protocol)
        return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), number)
    }

    private func number(_ info: CURLINFO) -> Int {
        var number = 0
        return curl_get_number(handle, info, &number) == CURLE_OK ? number : 0
    }

    private func header(_ name: String) -> String? {
        var header: UnsafeMutablePointer<curl_header>?
        guard curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &header) == CURLHE_OK else { return nil }
        return header?.pointee.value.map { String(cString: $0) }
    }

    private func cause(of code: CURLcode) -> DownloadFailure.Cause {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
        case CURLE_COULDNT_CONNECT: refused ?? .unreachable
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(seconds: rules.seconds)
        case CURLE_PEER_FAILED_VERIFICATION: .certificate(certificateFault)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: .encryption
        case CURLE_SSL_CACERT_BADFILE: .authorities
        case CURLE_FILESIZE_EXCEEDED: .tooLarge(most: rules.bytes)
        case CURLE_PARTIAL_FILE: .cutShort
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: body.isEmpty ? .unreachable : .cutShort
        default: .brokenAnswer
        }
    }

    /// OpenSSL's X509_V_ERR_… numbers; libcurl compares the name itself, before it asks for one.
    private var certificateFault: DownloadFailure.CertificateFault {
        switch number(CURLINFO_SSL_VERIFYRESULT) {
        case 0, 1, 62: .otherName
        case 2, 18, 19, 20, 21: .unknownAuthority
        case 9: .notYetValid
        case 10: .expired
        case let other: .other(other)
        }
    }
}

extension IPAddress {
    /// - Returns: nil when it is none of IPv4 or IPv6.
    fileprivate init?(_ address: UnsafeMutablePointer<curl_sockaddr>) {
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
        let start = UnsafeRawPointer(address) + offset
        switch address.pointee.family {
        case AF_INET:
            let whole = start.loadUnaligned(as: sockaddr_in.self)
            self.init(withUnsafeBytes(of: whole.sin_addr, Array.init))
        case AF_INET6:
            let whole = start.loadUnaligned(as: sockaddr_in6.self)
            self.init(withUnsafeBytes(of: whole.sin6_addr, Array.init))
        default: return nil
        }
    }
}
