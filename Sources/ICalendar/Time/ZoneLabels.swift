internal import Domain

/// The labels of zones that people choose from in Windows and Outlook, which some exports write in place of a name:
/// `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`.
enum ZoneLabels {
    /// The zone of a label, with or without its offset in brackets; nil when the places are not known, or the zone never has
    /// the offset that the label tells.
    ///
    /// A label in another language is known by those of its towns that are called the same in it, where it tells its offset and
    /// they all have one clock, in winter that offset; then it is not `isExact`.
    static func zone(_ label: String) -> (zone: Zone, isExact: Bool)? {
        var rest = Substring(label)
        var offset: Int?
        if rest.hasPrefix("("), let end = rest.firstIndex(of: ")") {
            let told = rest[..<end].dropFirst()
            guard let seconds = ["UTC", "GMT"].contains(told) ? 0 : OffsetName.seconds(String(told)) else { return nil }
            offset = seconds
            rest = rest[end...].dropFirst()
        }
        let key = key(String(rest))
        if key.isEmpty, let offset { return (offset == 0 ? .utc : .fixed(offset), true) }
        if let name = places[key] {
            guard let zone = Zone(named: name), offset.map({ has(zone, $0) }) ?? true else { return nil }
            return (zone, true)
        }
        guard let offset else { return nil }
        let zones = key.split(separator: ",").compactMap { towns[String($0).trimmingBlanks].flatMap(Zone.init(named:)) }
        guard let first = zones.first, zones.allSatisfy({ isAlike($0, first) }),
            min(first.offset(at: winter), first.offset(at: summer)) == offset
        else { return nil }
        return (first, false)
    }

    private static func has(_ zone: Zone, _ offset: Int) -> Bool {
        [winter, summer].contains { zone.offset(at: $0) == offset }
    }

    private static func isAlike(_ a: Zone, _ b: Zone) -> Bool {
        [winter, summer].allSatisfy { a.offset(at: $0) == b.offset(at: $0) }
    }

    /// 2027-01-15 and 2027-07-15.
    private static let winter = Instant(seconds: 1_799_971_200)
    private static let summer = Instant(seconds: 1_815_609_600)

    private static func key(_ label: String) -> String {
        label.lowercased().replacing(" / ", with: ", ").replacing("/", with: ", ").trimmingBlanks
    }

    /// Labels in small letters, and the Windows or IANA name of each.
    private static let places: [String: String] = Dictionary(
        (table + swedish + swedishNames).map { (key($0.label), $0.zone) }, uniquingKeysWith: { first, _ in first })

    /// Towns in small letters, and the Windows or IANA name of each that stands in the labels of one zone alone.
    private static let towns: [String: String] = {
        var zones: [String: Set<String>] = [:]
        for entry in table + swedish where !entry.label.contains("/") {
            for town in entry.label.split(separator: ",") { zones[key(String(town)), default: []].insert(entry.zone) }
        }
        return zones.compactMapValues { $0.count == 1 ? $0.first : nil }
    }()

    private static let table: [(label: String, zone: String)] = [
        // Europe and its neighbours.
        ("Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "W. Europe Standard Time"),
        ("Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "W. Europe Standard Time"),
        ("Western/Central Europe", "W. Europe Standard Time"),
        ("Belgrade, Bratislava, Budapest, Ljubljana, Prague", "Central Europe Standard Time"),
        ("Belgrad, Bratislava, Budapest, Ljubljana, Prag", "Central Europe Standard Time"),
        ("Brussels, Copenhagen, Madrid, Paris", "Romance Standard Time"),
        ("Bryssel, Köpenhamn, Madrid, Paris", "Romance Standard Time"),
        ("Sarajevo, Skopje, Warsaw, Zagreb", "Central European Standard Time"),
        ("Sarajevo, Skopje, Warszawa, Zagreb", "Central European Standard Time"),
        ("Sarajevo, Warsaw, Zagreb", "Central European Standard Time"),
        ("Dublin, Edinburgh, Lisbon, London", "GMT Standard Time"),
        ("Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "GMT Standard Time"),
        ("Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London", "GMT Standard Time"),
        ("Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "FLE Standard Time"),
        ("Helsinki, Kiev, Riga, Sofia, Tallinn, Vilnius", "FLE Standard Time"),
        ("Helsingfors, Kiev, Riga, Sofia, Tallinn, Vilnius", "FLE Standard Time"),
        ("Athens, Bucharest", "GTB Standard Time"), ("Chisinau", "E. Europe Standard Time"),
        ("Istanbul", "Turkey Standard Time"), ("Minsk", "Belarus Standard Time"), ("Kaliningrad", "Kaliningrad Standard Time"),
        ("Moscow, St. Petersburg", "Russian Standard Time"), ("Moscow, St. Petersburg, Volgograd", "Russian Standard Time"),
        ("Volgograd", "Volgograd Standard Time"), ("Monrovia, Reykjavik", "Greenwich Standard Time"),
        ("Coordinated Universal Time", "UTC"), ("Azores", "Azores Standard Time"),
        ("Cabo Verde Is.", "Cape Verde Standard Time"), ("Cape Verde Is.", "Cape Verde Standard Time"),
        // Africa and the Middle East.
        ("Casablanca", "Morocco Standard Time"), ("Sao Tome", "Sao Tome Standard Time"),
        ("West Central Africa", "W. Central Africa Standard Time"), ("Windhoek", "Namibia Standard Time"),
        ("Cairo", "Egypt Standard Time"), ("Harare, Pretoria", "South Africa Standard Time"),
        ("Tripoli", "Libya Standard Time"), ("Khartoum", "Sudan Standard Time"), ("Juba", "South Sudan Standard Time"),
        ("Nairobi", "E. Africa Standard Time"), ("Amman", "Jordan Standard Time"), ("Beirut", "Middle East Standard Time"),
        ("Damascus", "Syria Standard Time"), ("Gaza, Hebron", "West Bank Standard Time"),
        ("Jerusalem", "Israel Standard Time"), ("Baghdad", "Arabic Standard Time"), ("Kuwait, Riyadh", "Arab Standard Time"),
        ("Tehran", "Iran Standard Time"), ("Abu Dhabi, Muscat", "Arabian Standard Time"),
        ("Port Louis", "Mauritius Standard Time"),
        // Asia.
        ("Baku", "Azerbaijan Standard Time"), ("Tbilisi", "Georgian Standard Time"), ("Yerevan", "Caucasus Standard Time"),
        ("Izhevsk, Samara", "Russia Time Zone 3"), ("Astrakhan, Ulyanovsk", "Astrakhan Standard Time"),
        ("Saratov", "Saratov Standard Time"), ("Kabul", "Afghanistan Standard Time"),
        ("Ashgabat, Tashkent", "West Asia Standard Time"), ("Ekaterinburg", "Ekaterinburg Standard Time"),
        ("Islamabad, Karachi", "Pakistan Standard Time"), ("Qyzylorda", "Qyzylorda Standard Time"),
        ("Chennai, Kolkata, Mumbai, New Delhi", "India Standard Time"),
        ("Sri Jayawardenepura", "Sri Lanka Standard Time"), ("Kathmandu", "Nepal Standard Time"),
        ("Bishkek", "Central Asia Standard Time"), ("Dhaka", "Bangladesh Standard Time"), ("Omsk", "Omsk Standard Time"),
        ("Yangon (Rangoon)", "Myanmar Standard Time"), ("Bangkok, Hanoi, Jakarta", "SE Asia Standard Time"),
        ("Barnaul, Gorno-Altaysk", "Altai Standard Time"), ("Hovd", "W. Mongolia Standard Time"),
        ("Krasnoyarsk", "North Asia Standard Time"), ("Novosibirsk", "N. Central Asia Standard Time"),
        ("Tomsk", "Tomsk Standard Time"), ("Beijing, Chongqing, Hong Kong, Urumqi", "China Standard Time"),
        ("Irkutsk", "North Asia East Standard Time"), ("Kuala Lumpur, Singapore", "Singapore Standard Time"),
        ("Taipei", "Taipei Standard Time"), ("Ulaanbaatar", "Ulaanbaatar Standard Time"),
        ("Chita", "Transbaikal Standard Time"), ("Osaka, Sapporo, Tokyo", "Tokyo Standard Time"),
        ("大阪、札幌、東京", "Tokyo Standard Time"), ("Pyongyang", "North Korea Standard Time"), ("Seoul", "Korea Standard Time"),
        ("Yakutsk", "Yakutsk Standard Time"), ("Vladivostok", "Vladivostok Standard Time"),
        ("Chokurdakh", "Russia Time Zone 10"), ("Magadan", "Magadan Standard Time"), ("Sakhalin", "Sakhalin Standard Time"),
        ("Anadyr, Petropavlovsk-Kamchatsky", "Russia Time Zone 11"),
        // Australia and the Pacific.
        ("Perth", "W. Australia Standard Time"), ("Eucla", "Aus Central W. Standard Time"),
        ("Adelaide", "Cen. Australia Standard Time"), ("Darwin", "AUS Central Standard Time"),
        ("Brisbane", "E. Australia Standard Time"), ("Canberra, Melbourne, Sydney", "AUS Eastern Standard Time"),
        ("Guam, Port Moresby", "West Pacific Standard Time"), ("Hobart", "Tasmania Standard Time"),
        ("Lord Howe Island", "Lord Howe Standard Time"), ("Bougainville Island", "Bougainville Standard Time"),
        ("Norfolk Island", "Norfolk Standard Time"), ("Solomon Is., New Caledonia", "Central Pacific Standard Time"),
        ("Auckland, Wellington", "New Zealand Standard Time"), ("Fiji", "Fiji Standard Time"),
        ("Chatham Islands", "Chatham Islands Standard Time"), ("Nuku'alofa", "Tonga Standard Time"),
        ("Samoa", "Samoa Standard Time"), ("Kiritimati Island", "Line Islands Standard Time"),
        ("Coordinated Universal Time+12", "UTC+12"), ("Coordinated Universal Time+13", "UTC+13"),
        // The Americas.
        ("International Date Line West", "Dateline Standard Time"), ("Coordinated Universal Time-11", "UTC-11"),
        ("Aleutian Islands", "Aleutian Standard Time"), ("Hawaii", "Hawaiian Standard Time"),
        ("Marquesas Islands", "Marquesas Standard Time"), ("Alaska", "Alaskan Standard Time"),
        ("Coordinated Universal Time-09", "UTC-09"), ("Coordinated Universal Time-08", "UTC-08"),
        ("Baja California", "Pacific Standard Time (Mexico)"), ("Pacific Time (US & Canada)", "Pacific Standard Time"),
        ("Arizona", "US Mountain Standard Time"), ("La Paz, Mazatlan", "Mountain Standard Time (Mexico)"),
        ("Mountain Time (US & Canada)", "Mountain Standard Time"), ("Yukon", "Yukon Standard Time"),
        ("Central America", "Central America Standard Time"), ("Central Time (US & Canada)", "Central Standard Time"),
        ("Easter Island", "Easter Island Standard Time"),
        ("Guadalajara, Mexico City, Monterrey", "Central Standard Time (Mexico)"),
        ("Saskatchewan", "Canada Central Standard Time"), ("Bogota, Lima, Quito", "SA Pacific Standard Time"),
        ("Bogota, Lima, Quito, Rio Branco", "SA Pacific Standard Time"), ("Chetumal", "Eastern Standard Time (Mexico)"),
        ("Eastern Time (US & Canada)", "Eastern Standard Time"), ("Haiti", "Haiti Standard Time"),
        ("Havana", "Cuba Standard Time"), ("Indiana (East)", "US Eastern Standard Time"),
        ("Turks and Caicos", "Turks And Caicos Standard Time"), ("Asuncion", "Paraguay Standard Time"),
        ("Atlantic Time (Canada)", "Atlantic Standard Time"), ("Caracas", "Venezuela Standard Time"),
        ("Cuiaba", "Central Brazilian Standard Time"), ("Georgetown, La Paz, Manaus, San Juan", "SA Western Standard Time"),
        ("Santiago", "Pacific SA Standard Time"), ("Newfoundland", "Newfoundland Standard Time"),
        ("Araguaina", "Tocantins Standard Time"), ("Brasilia", "E. South America Standard Time"),
        ("Cayenne, Fortaleza", "SA Eastern Standard Time"), ("City of Buenos Aires", "Argentina Standard Time"),
        ("Buenos Aires", "Argentina Standard Time"), ("Greenland", "Greenland Standard Time"),
        ("Montevideo", "Montevideo Standard Time"), ("Punta Arenas", "Magallanes Standard Time"),
        ("Saint Pierre and Miquelon", "Saint Pierre Standard Time"), ("Salvador", "Bahia Standard Time"),
        ("Coordinated Universal Time-02", "UTC-02"),
    ]

    /// The labels of a Swedish Windows, where they are not as in English.
    private static let swedish: [(label: String, zone: String)] = [
        ("Koordinerad universell tid", "UTC"),
        ("Dublin, Edinburgh, Lissabon, London", "GMT Standard Time"), ("Aten, Bukarest", "GTB Standard Time"),
        ("Västra Centralafrika", "W. Central Africa Standard Time"), ("Azorerna", "Azores Standard Time"),
        ("Kairo", "Egypt Standard Time"), ("Damaskus", "Syria Standard Time"), ("Bagdad", "Arabic Standard Time"),
        ("Kuwait, Riyad", "Arab Standard Time"), ("Moskva, S:t Petersburg", "Russian Standard Time"),
        ("Moskva, St. Petersburg", "Russian Standard Time"), ("Teheran", "Iran Standard Time"),
        ("Abu Dhabi, Muskat", "Arabian Standard Time"), ("Jerevan", "Caucasus Standard Time"),
        ("Asjchabad, Tasjkent", "West Asia Standard Time"), ("Katmandu", "Nepal Standard Time"),
        ("Beijing, Chongqing, Hongkong, Urumqi", "China Standard Time"), ("Söul", "Korea Standard Time"),
        ("Eastern Time (USA och Kanada)", "Eastern Standard Time"), ("Central Time (USA och Kanada)", "Central Standard Time"),
        ("Mountain Time (USA och Kanada)", "Mountain Standard Time"),
        ("Pacific Time (USA och Kanada)", "Pacific Standard Time"), ("Atlantic Time (Kanada)", "Atlantic Standard Time"),
        ("Grönland", "Greenland Standard Time"),
    ]

    /// The names of zones by a Swedish Windows.
    private static let swedishNames: [(label: String, zone: String)] = [
        ("Västeuropa, normaltid", "W. Europe Standard Time"),
        ("Västeuropa, sommartid", "W. Europe Standard Time"), ("W. Europa, normaltid", "W. Europe Standard Time"),
        ("Centraleuropa, normaltid", "Central Europe Standard Time"),
        ("Centraleuropeisk normaltid", "Central European Standard Time"), ("FLE, normaltid", "FLE Standard Time"),
        ("GTB, normaltid", "GTB Standard Time"), ("GMT, normaltid", "GMT Standard Time"),
    ]
}
