import Domain

/// A page of the site, before it has its frame.
struct Page: Sendable {
    let title: String
    /// Where it is; nil for one that has no address of its own, such as an answer to a form.
    let link: Link?
    let content: Markup
    var language: Wording
    /// Which kind of page it is, for the frame.
    var kind = Kind.open

    enum Kind: Sendable {
        /// For everybody and every search engine.
        case open
        /// One person's alone.
        case personal
        /// A sheet of paper, without menus.
        case paper
    }
}

extension Page {
    /// The whole document: HTML that is well-formed XML too.
    ///
    /// - Parameter term: nil while nothing is published.
    func document(_ term: Term.Head?) -> Markup {
        let robots: Markup? = kind == .personal ? "<meta name=\"robots\" content=\"noindex, nofollow\"/>" : nil
        let canonical = link.map { link -> Markup in
            guard kind == .open else { return .none }
            return """
                <link rel="alternate" hreflang="\(language.other.code)" href="\(link.path(language.other))"/>
                """
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language.code)">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(title) – \(language.product)</title>
            \(robots)\(canonical)
            <link rel="stylesheet" href="\(Link.style.path(language))"/>
            <link rel="icon" href="data:,"/>
            <script src="\(Link.script.path(language))" defer="defer"></script>
            </head>
            <body class="\(kind.cssClass)">
            <a class="skip" href="#innehall">\(language.skip)</a>
            \(kind == .paper ? paperHead(term) : head(term))
            <main id="innehall">
            <h1>\(title)</h1>
            \(content)
            </main>
            \(kind == .paper ? .none : foot)
            </body>
            </html>

            """
    }

    private func head(_ term: Term.Head?) -> Markup {
        """
        <header>
        <div class="top">
        <a class="brand" href="\(Link.catalogue(Filter()).path(language))">\(language.product)<span>\(language.subject)</span></a>
        \(languageLink)
        </div>
        <nav aria-label="\(language.menu)"><ul>
        <li><a href="\(Link.catalogue(Filter()).path(language))">\(language.find)</a></li>
        <li><a href="\(Link.map(Filter()).path(language))">\(language.map)</a></li>
        <li><a href="\(Link.easy.path(language))">\(language.easy)</a></li>
        <li><a href="\(Link.about.path(language))">\(language.about)</a></li>
        </ul></nav>
        \(invented(term))
        </header>
        """
    }

    /// Only what must stand on the paper too.
    private func paperHead(_ term: Term.Head?) -> Markup {
        term?.invented == true ? "<header>\(invented(term))</header>" : .none
    }

    private func invented(_ term: Term.Head?) -> Markup {
        term?.invented == true
            ? "<p class=\"banner\"><strong>\(language.inventedTitle).</strong> \(language.inventedText)</p>" : .none
    }

    private var languageLink: Markup {
        guard let link else { return .none }
        let other = language.other
        return
            "<a class=\"language\" href=\"\(link.path(other))\" lang=\"\(other.code)\" hreflang=\"\(other.code)\">\(other.ownName)</a>"
    }

    private var foot: Markup {
        """
        <footer><nav aria-label="\(language.product)"><ul>
        <li><a href="\(Link.privacy.path(language))">\(language.privacy)</a></li>
        <li><a href="\(Link.accessibility.path(language))">\(language.accessibility)</a></li>
        <li><a href="/api/v1/">\(language.openData)</a></li>
        </ul></nav></footer>
        """
    }
}

extension Page.Kind {
    fileprivate var cssClass: Markup {
        switch self {
        case .open: "open"
        case .personal: "personal"
        case .paper: "paper"
        }
    }
}
