internal import Domain

func calendarSection(_ model: ReportModel) -> Markup {
    let links = model.calendars.compactMap { calendar in
        calendar.district.map { id -> Markup in
            "<li><a href=\"#kalender-\(id.text)\"><bdi>\(model.name(of: id))</bdi></a></li>"
        }
    }
    let districts = model.calendars.compactMap { calendar in
        calendar.district.map { id in
            place(
                "kalender-\(id.text)", model.name(of: id), model.districts[id]?.contact, calendar, empty: Words.noGroups,
                shared: sharedGroups(calendar, model))
        }
    }
    let hidden = model.offerings.protected
    return section(
        "kalender", Words.calendar,
        """
        <p class="lead">\(Words.calendarLead)</p>
        \(hidden > 0 ? "<p>\(Words.howToReachHidden(hidden))</p>" : .none)
        <ul class="places">
        \(links)
        <li><a href="#digitalt">\(Words.onlineTitle)</a></li>
        \(model.childrens.isEmpty ? .none : "<li><a href=\"#barngrupper\">\(Words.childrensTitle)</a></li>")
        </ul>
        \(districts)
        \(place("digitalt", Words.onlineTitle, nil, model.online, empty: Words.noGroupsOnline))
        \(childrens(model.childrens))
        """)
}

private func place(
    _ anchor: String, _ name: String, _ contact: String?, _ calendar: GroupCalendar, empty: String, shared: Markup = .none
) -> Markup {
    let address: Markup? = contact.flatMap { $0.isEmpty ? nil : "<p class=\"contact\">\(Words.contact($0))</p>" }
    let content: Markup =
        calendar.groups.isEmpty
        ? "<p>\(empty)</p>" : "\(groupList(calendar, name))\(weekTable(calendar, name))"
    return """
        <section class="place\(calendar.groups.isEmpty ? " vacant" : .none)" id="\(anchor)" aria-labelledby="\(anchor)-rubrik">
        <h3 id="\(anchor)-rubrik"><bdi>\(name)</bdi></h3>
        \(address)
        \(content)
        \(shared)
        <p class="up"><a href="#kalender">\(Words.toContents)</a></p>
        </section>
        """
}

/// What the district has together with others, and they host.
private func sharedGroups(_ calendar: GroupCalendar, _ model: ReportModel) -> Markup {
    guard !calendar.shared.isEmpty else { return .none }
    let items = calendar.shared.map { shared -> Markup in
        let time = "\(Words.wording.recurring(shared.group.weekday)) \(Words.hours(shared.group.start, shared.group.end))"
        return "<li><bdi>\(shared.group.title)</bdi>, \(time), \(Words.hosted(model.name(of: shared.host)))</li>"
    }
    return "<h4>\(Words.sharedGroups)</h4><ul class=\"shared\">\(items)</ul>"
}

private func groupList(_ calendar: GroupCalendar, _ place: String) -> Markup {
    let hasVenues = calendar.district != nil
    let rows = calendar.groups.map { group -> Markup in
        let kind = [Words.wording.text(of: group.kind), Words.wording.text(of: group.language)].joined(separator: ", ")
        let missed: Markup? = group.missed.isEmpty ? nil : " <small class=\"lines\">\(Words.missed(group.missed))</small>"
        let dates = group.days.first.map { Words.wording.span($0, group.days.last ?? $0) } ?? ""
        let time: Markup = """
            <span>\(Words.wording.recurring(group.weekday)) <span class="nowrap">\(Words.hours(group.start, group.end))</span></span>
            """
        let venue: Markup? = hasVenues ? cell(Words.venue, "<bdi>\(group.venue ?? "")</bdi>") : nil
        return """
            <tr role="row">
            <th role="rowheader" scope="row"><bdi>\(group.title)</bdi> <small>\(kind)</small></th>
            \(cell(Words.time, time))
            \(venue)
            \(cell(Words.meetings, "<span>\(Words.wording.count(group.days.count, .meeting)), <span class=\"nowrap\">\(dates)</span>\(missed)</span>"))
            \(cell(Words.places, "\(Words.text(of: group.availability))"))
            </tr>
            """
    }
    return """
        <table class="cards groups" role="table">
        <caption class="quiet">\(Words.groupsCaption(place))</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.group)</th>
        <th role="columnheader" scope="col">\(Words.time)</th>
        \(hasVenues ? "<th role=\"columnheader\" scope=\"col\">\(Words.venue)</th>" : .none)
        <th role="columnheader" scope="col">\(Words.meetings)</th>
        <th role="columnheader" scope="col">\(Words.places)</th>
        </tr></thead>
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        </table>
        """
}

private func weekTable(_ calendar: GroupCalendar, _ place: String) -> Markup {
    let heads = calendar.weekdays.map { weekday -> Markup in
        "<th role=\"columnheader\" scope=\"col\">\(Words.wording.text(of: weekday))</th>"
    }
    return """
        <table class="weeks" role="table">
        <caption class="quiet">\(Words.weeksCaption(place))</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.week)</th>
        \(heads)
        </tr></thead>
        <tbody role="rowgroup">
        \(calendar.weeks.map { weekRow($0, columns: calendar.weekdays.count) })
        </tbody>
        </table>
        """
}

private func weekRow(_ weeks: GroupCalendar.Weeks, columns: Int) -> Markup {
    switch weeks {
    case .quiet(let from, let to):
        return """
            <tr role="row" class="silent"><th role="rowheader" scope="row">\(Words.weeks(from, to))</th>\
            <td role="cell" colspan="\(columns)">\(Words.quiet)</td></tr>
            """
    case .week(let dates):
        let monday = dates.first?.day
        let head = monday.map { Words.wording.week(of: $0) } ?? ""
        let span = monday.map { Words.wording.span($0, $0 + 6) } ?? ""
        return """
            <tr role="row"><th role="rowheader" scope="row">\(head) <small>\(span)</small></th>
            \(dates.map(dateCell))
            </tr>
            """
    }
}

private func dateCell(_ date: GroupCalendar.Date) -> Markup {
    guard date.isInTerm else { return "<td role=\"cell\" class=\"outside\"></td>" }
    let closure: Markup? = date.closure.map { "<span class=\"closure\">\(text(of: $0))</span>" }
    let meetings = date.meetings.map { group -> Markup in
        let venue: Markup? = group.venue.map { " <span class=\"venue\"><bdi>\($0)</bdi></span>" }
        return """
            <p class="meeting"><b>\(Words.hours(group.start, group.end))</b> <span class="title"><bdi>\(group.title)</bdi></span>\(venue)</p>
            """
    }
    let missed = date.missed.map { group -> Markup in
        "<p class=\"missed\">\(Words.missed) <bdi>\(group.title)</bdi></p>"
    }
    let isEmpty = meetings.isEmpty && missed.isEmpty && closure == nil
    return """
        <td role="cell" class="\(isEmpty ? "empty" : date.closure == nil ? "open" : "closed")">\
        <span class="date"><span class="day">\(Words.wording.shortText(of: date.day.weekday)) </span>\(Words.wording.shortText(of: date.day))</span>\
        \(closure)\(meetings)\(missed)</td>
        """
}

private func text(of closure: GroupCalendar.Closure) -> String {
    switch closure {
    case .holiday(let name): name
    case .closed: Words.closed
    case .schoolBreak: Words.schoolBreak
    }
}

private func childrens(_ groups: [ChildrensGroup]) -> Markup {
    guard !groups.isEmpty else { return .none }
    let rows = groups.map { group -> Markup in
        return """
            <tr role="row"><th role="rowheader" scope="row"><bdi>\(group.title)</bdi> <small>\(Words.wording.text(of: group.language))</small></th>
            \(cell(Words.weeksColumn, "<span>\(Words.weeks(group.weeks))</span>"))</tr>
            """
    }
    return """
        <section class="place" id="barngrupper" aria-labelledby="barngrupper-rubrik">
        <h3 id="barngrupper-rubrik">\(Words.childrensTitle)</h3>
        <p>\(Words.childrensLead)</p>
        <table class="cards" role="table">
        <caption class="quiet">\(Words.childrensCaption)</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.group)</th>
        <th role="columnheader" scope="col">\(Words.weeksColumn)</th>
        </tr></thead>
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        </table>
        </section>
        """
}
