internal import Domain

func reportPage(_ model: ReportModel) -> Markup {
    """
    <!DOCTYPE html>
    <html lang="sv">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="robots" content="noindex"/>
    <title>\(Words.title(model.head.name))</title>
    <style>\(Markup.reportStyle)</style>
    </head>
    <body>
    <a class="skip" href="#innehall">\(Words.skip)</a>
    \(masthead(model))
    <main id="innehall">
    \(overview(model))
    \(coverageSection(model.coverage))
    \(poolingSection(model.pooling))
    \(lendingSection(model))
    \(gapsSection(model))
    \(calendarSection(model))
    \(feedsSection(model))
    </main>
    \(foot(model))
    </body>
    </html>

    """
}

/// A part of the page with its own heading, that the table of contents leads to.
func section(_ id: Markup, _ heading: String, _ content: Markup) -> Markup {
    """
    <section id="\(id)" aria-labelledby="\(id)-rubrik">
    <h2 id="\(id)-rubrik">\(heading)</h2>
    \(content)
    </section>
    """
}

private func masthead(_ model: ReportModel) -> Markup {
    let banner: Markup =
        model.head.isInvented
        ? "<p class=\"banner\"><strong>\(Words.inventedTitle).</strong> \(Words.invented)</p>" : .none
    return """
        <header class="masthead">
        <p class="eyebrow">\(Words.product) <span aria-hidden="true">·</span> \(Words.subject)</p>
        <h1><bdi>\(model.head.name)</bdi></h1>
        <p class="dates">\(Words.dates(model.head.firstDay, model.head.lastDay))</p>
        \(banner)
        <nav aria-label="\(Words.contents)">
        <ul>
        <li><a href="#tackning">\(Words.coverage)</a></li>
        <li><a href="#samverkan">\(Words.pooling)</a></li>
        <li><a href="#lan">\(Words.lending)</a></li>
        <li><a href="#saknas">\(Words.gaps)</a></li>
        <li><a href="#kalender">\(Words.calendar)</a></li>
        <li><a href="#prenumerera">\(Words.feeds)</a></li>
        </ul>
        </nav>
        </header>
        """
}

private func overview(_ model: ReportModel) -> Markup {
    let total = model.coverage.total
    let extremes = model.coverage.extremes.map { extremes in
        [
            figure(Words.bestDistrict, Words.percent(extremes.best.total), .none, extremes.best.name),
            figure(Words.worstDistrict, Words.percent(extremes.worst.total), .none, extremes.worst.name),
        ]
    }
    let planned: Markup = "<span class=\"of\">\(Words.of(model.offerings.all))</span>"
    let served: Markup = "<span class=\"of\">\(Words.of(total.demand))</span>"
    let hidden = model.offerings.protected > 0 ? Words.hiddenGroups(model.offerings.protected) : ""
    return section(
        "korthet", Words.overview,
        """
        <dl class="figures">
        \(figure(Words.peopleServed, String(total.served), served, Words.shareServed(total)))
        \(figure(Words.gainedByPooling, Words.signed(model.pooling.total.gain), "<span class=\"of\">\(Words.wording.name(of: .seat, number: model.pooling.total.gain))</span>", Words.gain(model.pooling.total.gain)))
        \(figure(Words.plannedGroups, String(model.offerings.planned), planned, hidden))
        \(extremes ?? [])
        </dl>
        <p class="note">\(Words.rounded)</p>
        """)
}

private func figure(_ name: String, _ number: String, _ suffix: Markup, _ note: String) -> Markup {
    """
    <div>
    <dt>\(name)</dt>
    <dd><span class="number">\(number)</span> \(suffix)<span class="note"><bdi>\(note)</bdi></span></dd>
    </div>
    """
}

private func foot(_ model: ReportModel) -> Markup {
    """
    <footer>
    <h2>\(Words.aboutNumbers)</h2>
    <p>\(Words.smallNumbers)</p>
    <p>\(Words.noPeople) \(Words.revised(model.head.revised)) \(Words.mapSource)</p>
    </footer>
    """
}
