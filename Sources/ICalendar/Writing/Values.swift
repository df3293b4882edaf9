package import Domain
internal import Foundation

extension Property {
    /// A TEXT (RFC 5545 section 3.3.11): NFC, without control characters, escaped.
    ///
    /// - Returns: nil when nothing is left of the text; properties are never written empty.
    package static func text(_ name: String, _ text: String) -> Property? {
        let escaped = escape(text)
        return escaped.isEmpty ? nil : Property(name, raw: escaped)
    }

    package static func day(_ name: String, _ day: Day) -> Property { days(name, [day]) }

    package static func days(_ name: String, _ days: [Day]) -> Property {
        Property(name, [Parameter("VALUE", "DATE")], raw: days.map(\.basic).joined(separator: ","))
    }

    /// Times in Stockholm, by its TZID.
    package static func times(_ name: String, _ times: [LocalTime]) -> Property {
        Property(name, [Parameter("TZID", Stockholm.identifier)], raw: times.map(\.basic).joined(separator: ","))
    }

    package static func time(_ name: String, _ time: LocalTime) -> Property { times(name, [time]) }

    package static func utc(_ name: String, _ instant: Instant) -> Property { Property(name, raw: instant.basic) }
}

extension Day {
    /// `20270126`.
    package var basic: String { iso.filter { $0 != "-" } }
}

extension Instant {
    /// `20270126T120000Z`.
    package var basic: String { LocalTime(secondsSinceEpoch: seconds).basic + "Z" }
}

/// A text as the value of a TEXT property.
func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.precomposedStringWithCanonicalMapping.replacing("\r\n", with: "\n").unicodeScalars {
        switch scalar {
        case "\\", ";", ",":
            escaped.unicodeScalars.append("\\")
            escaped.unicodeScalars.append(scalar)
        case "\n", "\r", "\u{2028}", "\u{2029}": escaped += "\\n"
        case "\t": escaped += " "
        default: if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
        }
    }
    return escaped
}
