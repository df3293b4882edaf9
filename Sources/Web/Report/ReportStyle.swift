extension Markup {
    /// `report.css`, which holds none of the characters that XML gives a meaning in content.
    static let reportStyle = Markup(trusted: PackageResources.report_css)
}
