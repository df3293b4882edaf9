public import Domain

/// The report on a planned term: one self-contained page in Swedish, to look at and to print, without scripts or requests.
///
/// It may be pinned up: what it shows of offerings follows `Exposure`, and every number of people is rounded.
public enum Report {
    /// The page as HTML that is well-formed XML too. The same input gives the same bytes.
    ///
    /// - Parameter alone: the plan of `city.withoutPooling()`.
    public static func html(city: City, plan: Plan, alone: Plan) -> String {
        reportPage(ReportModel(city: city, plan: plan, alone: alone)).text
    }
}
