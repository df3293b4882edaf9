func feedsSection(_ model: ReportModel) -> Markup {
    let steps = Words.feedSteps.map { step -> Markup in "<li>\(step)</li>" }
    let pools: Markup? =
        model.poolFeeds.isEmpty ? nil : "<h3>\(Words.poolFeeds)</h3><ul class=\"feeds\">\(model.poolFeeds.map(feedItem))</ul>"
    return section(
        "prenumerera", Words.feeds,
        """
        <p class="lead">\(Words.feedsLead)</p>
        <p>\(Words.feedsPublished)</p>
        <ul>\(steps)</ul>
        <ul class="feeds"><li><a href="\(model.cityFeed.path)">\(Words.wholeCity)</a> <code>\(model.cityFeed.path)</code></li></ul>
        <h3>\(Words.districtFeeds)</h3>
        <ul class="feeds">\(model.districtFeeds.map(feedItem))</ul>
        \(pools)
        """)
}

private func feedItem(_ feed: ReportModel.Feed) -> Markup {
    "<li><a href=\"\(feed.path)\"><bdi>\(feed.name)</bdi></a> <code>\(feed.path)</code></li>"
}
