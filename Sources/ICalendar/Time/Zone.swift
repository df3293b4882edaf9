package import Domain
internal import Foundation

/// Where a local time is local.
package enum Zone: Hashable, Sendable {
    /// Without a zone: the reader's own.
    case floating
    case utc
    case stockholm
    /// Always so many seconds east of UTC.
    case fixed(Int)
    case named(NamedZone)
    case observed(ObservedZone)

    /// Seconds east of UTC.
    package func offset(at instant: Instant) -> Int {
        switch self {
        case .utc: 0
        case .floating, .stockholm: Stockholm.offset(at: instant)
        case .fixed(let offset): offset
        case .named(let zone): zone.offset(at: instant)
        case .observed(let zone): zone.offset(at: instant)
        }
    }

    /// The instant of a local time.
    ///
    /// In a gap the offset from before it counts; of a time that occurs twice, the first (RFC 5545 section 3.3.5).
    package func instant(_ time: LocalTime) -> Instant { reading(time).instant }

    /// The instant of a local time, and whether the clocks leave that time out.
    func reading(_ time: LocalTime) -> (instant: Instant, isLeftOut: Bool) {
        let wall = time.secondsSinceEpoch
        let (seconds, isLeftOut): (Int, Bool)
        switch self {
        case .utc: (seconds, isLeftOut) = (wall, false)
        case .fixed(let offset): (seconds, isLeftOut) = (wall - offset, false)
        case .floating, .stockholm:
            let instant = Stockholm.instant(onWall: wall)
            return (instant, instant.seconds + 3600 == wall && Stockholm.offset(at: instant) != 3600)
        case .named(let zone): (seconds, isLeftOut) = zone.instant(onWall: wall)
        case .observed(let zone): (seconds, isLeftOut) = zone.instant(onWall: wall)
        }
        return (Instant(seconds: seconds), isLeftOut)
    }

    package func local(_ instant: Instant) -> LocalTime {
        LocalTime(secondsSinceEpoch: instant.seconds + offset(at: instant))
    }
}

extension Zone {
    /// A zone by its IANA name, also with a maker's prefix (`/mozilla.org/20070129_1/Europe/Stockholm`), by its Windows name or
    /// label, or by an offset (`UTC+01:00`); nil when the name is none of these.
    package init?(named name: String) {
        let name = name.trimmingCharacters(in: .whitespaces)
        if name == Stockholm.identifier {
            self = .stockholm
        } else if ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "tzone://Microsoft/Utc"].contains(name) {
            self = .utc
        } else if let iana = WindowsZones.iana[name] {
            self.init(named: iana)
        } else if name.hasPrefix("/") {
            let parts = name.split(separator: "/")
            let candidates = [3, 2].filter { $0 <= parts.count }.map { parts.suffix($0).joined(separator: "/") }
            guard let zone = candidates.lazy.compactMap(Zone.init(named:)).first else { return nil }
            self = zone
        } else if Zone.isName(name), let zone = NamedZone.named(name) {
            self = .named(zone)
        } else if let label = ZoneLabels.zone(name) {
            self = label.zone
        } else {
            guard let offset = OffsetName.seconds(name) else { return nil }
            self = .fixed(offset)
        }
    }

    /// Whether a name tells of no place: an offset, or an abbreviation that several places share. Files define such names as
    /// they like: `GMT` with British summer time.
    static func isPlaceless(_ name: String) -> Bool {
        name.hasPrefix("Etc/") || abbreviations.contains(name) || OffsetName.seconds(name) != nil
    }

    /// Of those that this reader knows.
    private static let abbreviations: Set = [
        "UTC", "GMT", "tzone://Microsoft/Utc", "CET", "EET", "MET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT",
        "PST8PDT",
    ]

    /// IANA names without an area.
    private static let withoutArea: Set = [
        "CET", "EET", "MET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "Cuba", "Egypt", "Eire",
        "GB", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "NZ", "Poland", "Portugal", "PRC", "ROC", "ROK",
        "Singapore", "Turkey",
    ]

    /// Whether the text has the form of an IANA name: `Area/Place`, or one of the few without an area.
    private static func isName(_ text: String) -> Bool {
        let isInner = { (byte: UInt8) in isDigit(byte) || isLetter(byte) || "/_-+".utf8.contains(byte) }
        return
            (text.contains("/") || withoutArea.contains(text))
            && text.utf8.count <= 64 && text.utf8.allSatisfy(isInner)
    }
}

extension Zone {
    /// For messages.
    var name: String {
        switch self {
        case .floating, .stockholm: Stockholm.identifier
        case .utc: "UTC"
        case .fixed(let offset): OffsetName.text(offset)
        case .named(let zone): zone.identifier
        case .observed: "the file's own zone"
        }
    }
}
