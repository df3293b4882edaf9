internal import Domain
internal import HTTPTypes
internal import NIOCore

/// Why a visit has no page.
enum Failure: Error, Hashable, Sendable {
    case notFound
    case wrongFilter
    case tooMany(seconds: Int)
    case wrongMethod(allowed: String)
    /// A form that is too old, or not this visitor's.
    case expired
    /// What fills in forms as fast as this, or a field that nobody sees, is no person.
    case trapped
    /// The way to this calendar is closed for good.
    case gone
    /// A form that was sent before with something else in it.
    case sentAlready
}

extension Site {
    /// A page for one visitor alone.
    func own(_ page: Page, _ catalogue: Catalogue, status: Int = 200) -> Reply {
        Reply(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: page.language.code, .cacheControl: "no-store",
            ], body: ByteBuffer(string: page.document(catalogue.term).text))
    }

    func failure(_ error: any Error, _ route: Route) -> Reply {
        let language = route.language
        var headers: HTTPFields = [.cacheControl: "no-store"]
        let status: Int, title: String, text: String
        switch error {
        case Failure.notFound: (status, title, text) = (404, language.notFound, language.notFoundText)
        case Failure.gone: (status, title, text) = (410, language.notFound, language.notFoundText)
        case Failure.wrongFilter: (status, title, text) = (400, language.wrongFilter, language.wrongFilterText)
        case Failure.expired: (status, title, text) = (403, language.problems, language.formExpired)
        case Failure.sentAlready: (status, title, text) = (409, language.problems, language.sentAlready)
        case Failure.trapped: (status, title, text) = (422, language.problems, language.formTrapped)
        case Failure.wrongMethod(let allowed):
            headers[.allow] = allowed
            (status, title, text) = (405, language.notFound, language.notFoundText)
        case Failure.tooMany(let seconds):
            headers[.retryAfter] = String(seconds)
            (status, title, text) = (429, language.tooMany, language.tooManyText(seconds))
        case is NothingPublished: (status, title, text) = (503, language.noTerm, language.brokenText)
        default: (status, title, text) = (503, language.broken, language.brokenText)
        }
        // A calendar program gets no page where it asked for a calendar.
        if route.parts.last?.hasSuffix(".ics") == true {
            headers[.contentType] = "text/plain; charset=utf-8"
            return Reply(status: status, headers: headers, body: ByteBuffer(string: title + "\n"))
        }
        if route.parts.first == "api" || route.parts.first == "health" {
            headers[.contentType] = "application/problem+json"
            return Reply(status: status, headers: headers, body: ByteBuffer(bytes: problem(status, title)))
        }
        headers[.contentType] = "text/html; charset=utf-8"
        let page = Page(
            title: title, link: nil,
            content: "<p>\(text)</p><p><a href=\"\(Link.catalogue(Filter()).path(language))\">\(language.toStart)</a></p>",
            language: language, kind: .personal)
        return Reply(status: status, headers: headers, body: ByteBuffer(string: page.document(nil).text))
    }
}

/// The database holds no term yet.
public struct NothingPublished: Error, Sendable {
    public init() {}
}
