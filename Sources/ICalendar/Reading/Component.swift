/// A component of a calendar (RFC 5545 section 3.6): VCALENDAR, VEVENT, VTIMEZONE …
package struct Component: Hashable, Sendable {
    /// In capitals.
    package let name: String
    package var properties: [Property]
    package var components: [Component]
    /// Where its BEGIN was read; nil in one to be written.
    package let line: Int?

    package init(_ name: String, _ properties: [Property?], _ components: [Component] = [], line: Int? = nil) {
        self.name = name
        self.properties = properties.compactMap(\.self)
        self.components = components
        self.line = line
    }

    /// Its properties of a name, in order.
    package func all(_ name: String) -> [Property] { properties.filter { $0.name == name } }

    /// Its first property of a name.
    package func first(_ name: String) -> Property? { properties.first { $0.name == name } }
}

/// A content line (RFC 5545 section 3.1): `DTSTART;TZID=Europe/Stockholm:20270126T130000`.
package struct Property: Hashable, Sendable {
    /// In capitals.
    package let name: String
    package let parameters: [Parameter]
    /// As it stands in the file: a TEXT is still escaped.
    package let value: String
    /// Where it was read; nil in one to be written.
    package let line: Int?

    package struct Parameter: Hashable, Sendable {
        /// In capitals.
        package let name: String
        /// Without quotes; a list keeps its commas.
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(_ name: String, _ parameters: [Parameter] = [], raw value: String, line: Int? = nil) {
        self.name = name
        self.parameters = parameters
        self.value = value
        self.line = line
    }

    package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}
