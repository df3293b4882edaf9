/// Whether a line may be the rest of a text above whose line breaks are raw, as in
///
///     DESCRIPTION:Sal B
///     Duration: 2 timmar
///
/// Such a line is written as prose is, in small letters, under a property that is written in capitals.
struct TornText {
    private var isOpen = false

    /// - Parameters:
    ///   - isText: whether the line is a property that may hold such a text.
    ///   - isCapital: whether its name is written in capitals.
    mutating func pass(isText: Bool, isCapital: Bool) { isOpen = isText && (isCapital || isOpen) }

    func mayHold(isCapital: Bool) -> Bool { isOpen && !isCapital }

    /// Whether a property in such a place can be prose: its name is a word, and its value is none that belongs to it.
    static func isProse(_ property: Property, isComponent: (String) -> Bool) -> Bool {
        let value = property.value.trimmingBlanks
        switch property.name {
        case "BEGIN", "END": return !isComponent(value.uppercased())
        case "DURATION": return (try? Length(value)) == nil
        case "CLASS": return !["PRIVATE", "CONFIDENTIAL"].contains(value.uppercased())
        case "METHOD", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "VERSION": return true
        default: return false
        }
    }

    /// Whether it would set the event's time free, if it were meant as a property after all.
    static func wouldFree(_ property: Property) -> Bool {
        property.name == "STATUS" && ["CANCELLED", "TENTATIVE"].contains(property.value.trimmingBlanks.uppercased())
            || property.name == "METHOD" && property.value.trimmingBlanks.uppercased() == "CANCEL"
    }
}
