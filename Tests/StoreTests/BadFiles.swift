extension BadFolder {
    /// What a folder should hold, and does not.
    static let files = [
        BadFolder(
            "a table is missing",
            .remove("venues.csv"),
            faults: """
                venues.csv: the file is missing

                """),
        BadFolder(
            "the settings are missing",
            .remove("term.toml"),
            faults: """
                term.toml: the file is missing

                """),
        BadFolder(
            "a table is a folder",
            .folder("venues.csv"),
            faults: """
                venues.csv: must be a regular file, not a folder, a link or a pipe

                """),
        BadFolder(
            "a table is a pipe that nobody writes to",
            .pipe("requests.csv"),
            faults: """
                requests.csv: must be a regular file, not a folder, a link or a pipe

                """),
        BadFolder(
            "a table is a link",
            .link("districts.csv", to: "/etc/passwd"),
            faults: """
                districts.csv: must be a regular file, not a folder, a link or a pipe

                """),
        BadFolder(
            "an optional table is a pipe",
            .pipe("pins.csv"),
            faults: """
                pins.csv: must be a regular file, not a folder, a link or a pipe

                """),
        BadFolder(
            "a busy calendar is a link",
            .link("busy/forum.ics", to: "/etc/passwd"),
            faults: """
                venues.csv:2: busy "forum.ics": must be a regular file, not a folder, a link or a pipe

                """),
    ]

    /// Tables that are not CSV, or not these tables.
    static let csv = [
        BadFolder(
            "a table is empty",
            .write("agreements.csv", ""),
            faults: """
                agreements.csv: the file is empty; must begin with a row of column names

                """),
        BadFolder(
            "a quote is never closed",
            .replace("barred.csv", "r-3,r-4", "r-3,\"r-4"),
            faults: """
                barred.csv:2: a quote opens here and is never closed

                """),
        BadFolder(
            "a quote is closed by the next",
            .replace("venues.csv", "\"Storforsplan 1, Farsta\"", "\"Storforsplan 1, Farsta"),
            faults: """
                venues.csv:2: the number of fields is 10; must be 8, as in the header
                venues.csv:3: text follows a closing quote; a quote within a field is written twice

                """),
        BadFolder(
            "text follows a closing quote",
            .replace("venues.csv", "\"Storforsplan 1, Farsta\"", "\"Storforsplan 1\", Farsta"),
            faults: """
                venues.csv:2: the number of fields is 9; must be 8, as in the header

                """),
        BadFolder(
            "text follows a closing quote in a field",
            .replace("venues.csv", "\"Storforsplan 1, Farsta\"", "\"Storforsplan 1, Farsta\" x"),
            faults: """
                venues.csv:2: text follows a closing quote; a quote within a field is written twice

                """),
        BadFolder(
            "a field too few",
            .replace("barred.csv", "r-3,r-4", "r-3"),
            faults: """
                barred.csv:2: the number of fields is 1; must be 2, as in the header

                """),
        BadFolder(
            "a field too many",
            .replace("requests.csv", "r-3,2026", "r-3,,2026"),
            faults: """
                requests.csv:4: the number of fields is 12; must be 11, as in the header

                """),
        BadFolder(
            "a column is misspelt",
            .replace("offerings.csv", "capacity", "capasity"),
            faults: """
                offerings.csv:1: capasity: unknown column; did you mean capacity?
                offerings.csv:1: capacity: the column is missing

                """),
        BadFolder(
            "a column that may be missing is misspelt",
            .replace("agreements.csv", "valid_until", "valid_until,cost_per_set"),
            .replace("agreements.csv", "2027-12-31", "2027-12-31,"),
            faults: """
                agreements.csv:1: cost_per_set: unknown column; did you mean cost_per_seat?

                """),
        BadFolder(
            "a column that may be missing is there twice",
            .replace("agreements.csv", "valid_until", "valid_until,cost_per_seat,cost_per_seat"),
            .replace("agreements.csv", "2027-12-31", "2027-12-31,,"),
            faults: """
                agreements.csv:1: cost_per_seat: the column is there twice

                """),
        BadFolder(
            "a column is unknown",
            .replace("barred.csv", "request_a,request_b\nr-3,r-4", "request_a,request_b,why\nr-3,r-4,hot"),
            faults: """
                barred.csv:1: why: unknown column

                """),
        BadFolder(
            "a column is missing",
            .replace("barred.csv", "request_a,request_b\nr-3,r-4", "request_a\nr-3"),
            faults: """
                barred.csv:1: request_b: the column is missing

                """),
        BadFolder(
            "a column is there twice",
            .replace("barred.csv", "request_a,request_b\nr-3,r-4", "request_a,request_b,request_a\nr-3,r-4,r-3"),
            faults: """
                barred.csv:1: request_a: the column is there twice

                """),
        BadFolder(
            "a column has no name",
            .replace("barred.csv", "request_a,request_b\nr-3,r-4", "request_a,request_b,\nr-3,r-4,x"),
            faults: """
                barred.csv:1: a column without a name

                """),
        BadFolder(
            "letters are in Latin-1",
            .bytes(
                "barred.csv",
                [
                    114, 101, 113, 117, 101, 115, 116, 95, 97, 44, 114, 101, 113, 117, 101, 115, 116, 95, 98, 10, 114, 45, 51,
                    44, 114, 45, 52, 10, 10, 35, 32, 102, 229, 114, 32, 101, 106, 32, 109, 246, 116, 97, 115,
                ]),
            faults: """
                barred.csv:4: a character is not UTF-8; save the file as "CSV UTF-8"

                """),
        BadFolder(
            "a NUL in a text",
            .replace("districts.csv", "Skarpnäck,46", "Skarp\u{0}näck,46"),
            faults: """
                districts.csv:3: name "Skarp\\u{0}näck": must not hold control characters

                """),
        BadFolder(
            "an escape sequence in an id",
            .replace("barred.csv", "r-3,r-4", "r-3,\u{1b}[2Jr-4"),
            faults: """
                barred.csv:2: request_b "\\u{1b}[2Jr-4": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor

                """),
        BadFolder(
            "a text turned about",
            .replace("leaders.csv", "\"Anhörigkonsulent, Farsta\"", "\"Anhörig\u{202e}konsulent\""),
            faults: """
                leaders.csv:4: title "Anhörig\\u{202e}konsulent": must not hold control characters

                """),
    ]

    /// `term.toml`.
    static let term = [
        BadFolder(
            "the settings are no TOML",
            .replace("term.toml", "seed = 7", "seed = = 7"),
            faults: """
                term.toml:10: is not TOML: Error while parsing value: could not determine value type

                """),
        BadFolder(
            "the settings are not UTF-8",
            .bytes("term.toml", [105, 229, 10]),
            faults: """
                term.toml:1: a character is not UTF-8; save the file as UTF-8

                """),
        BadFolder(
            "a NUL in the settings",
            .replace("term.toml", "id = \"prov-vt2027\"", "id = \"prov\u{0}-vt2027\""),
            faults: """
                term.toml:2: must not hold control characters

                """),
        BadFolder(
            "a key is missing",
            .replace("term.toml", "site = \"traffpunkt.example\"\n", ""),
            faults: """
                term.toml: site: the key is missing; must be a text in quotes

                """),
        BadFolder(
            "a key is unknown",
            .replace("term.toml", "release_days", "relase_days"),
            faults: """
                term.toml:9: relase_days: unknown key; did you mean release_days?

                """),
        BadFolder(
            "another format",
            .replace("term.toml", "traffpunkt-term/1", "traffpunkt-term/2"),
            faults: """
                term.toml:1: format "traffpunkt-term/2": must be "traffpunkt-term/1"

                """),
        BadFolder(
            "a number in quotes",
            .replace("term.toml", "seed = 7", "seed = \"7\""),
            faults: """
                term.toml:10: seed: must be a whole number without quotes

                """),
        BadFolder(
            "a negative seed",
            .replace("term.toml", "seed = 7", "seed = -7"),
            faults: """
                term.toml:10: seed "-7": must be at least 0

                """),
        BadFolder(
            "a date that does not exist",
            .replace("term.toml", "last_day = 2027-06-11", "last_day = \"2027-02-30\""),
            faults: """
                term.toml:5: last_day "2027-02-30": must be a date, such as 2027-01-11

                """),
        BadFolder(
            "an id with capitals",
            .replace("term.toml", "\"prov-vt2027\"", "\"Prov VT2027\""),
            faults: """
                term.toml:2: id "Prov VT2027": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor

                """),
        BadFolder(
            "a time of day that does not exist",
            .replace("term.toml", "\"13:00\"", "\"25:00\""),
            faults: """
                term.toml:8: familiar_times "25:00": must be a time, such as 17:30

                """),
        BadFolder(
            "the last day before the first",
            .replace("term.toml", "last_day = 2027-06-11", "last_day = 2026-06-11"),
            faults: """
                term.toml:5: last_day "2026-06-11": must not be before first_day 2027-01-11

                """),
        BadFolder(
            "more than 52 weeks",
            .replace("term.toml", "last_day = 2027-06-11", "last_day = 2028-06-11"),
            faults: """
                term.toml:5: last_day "2028-06-11": the term touches 74 weeks; must be at most 52

                """),
        BadFolder(
            "release days beyond a year",
            .replace("term.toml", "release_days = 14", "release_days = 400"),
            faults: """
                term.toml:9: release_days "400": must be at most 365

                """),
        BadFolder(
            "a revision without a time",
            .replace("term.toml", "2026-11-16T08:00:00", "2026-11-16"),
            faults: """
                term.toml:11: revised "2026-11-16": must be a local date and time, such as 2026-11-02T09:15:00

                """),
        BadFolder(
            "a site that is an address",
            .replace("term.toml", "traffpunkt.example", "https://traffpunkt.example/"),
            faults: """
                term.toml:12: site "https://traffpunkt.example/": must be a host name, such as traffpunkt.example

                """),
        BadFolder(
            "a closing calendar far outside the folder",
            .replace("term.toml", "helgdagar.ics", "../../etc/helgdagar.ics"),
            faults: """
                term.toml:6: closed "../../etc/helgdagar.ics": must be the path of a file in the term folder, or beside it, such as ../helgdagar.ics

                """),
        BadFolder(
            "a closing calendar by an absolute path",
            .replace("term.toml", "helgdagar.ics", "/etc/passwd"),
            faults: """
                term.toml:6: closed "/etc/passwd": must be the path of a file in the term folder, or beside it, such as ../helgdagar.ics

                """),
        BadFolder(
            "a closing calendar that is missing",
            .replace("term.toml", "helgdagar.ics", "../helgdagar.ics"),
            faults: """
                term.toml:6: closed "../helgdagar.ics": the file is missing

                """),
    ]

    /// Calendars.
    static let calendars = [
        BadFolder(
            "a busy calendar is missing",
            .remove("busy/forum.ics"),
            faults: """
                venues.csv:2: busy "forum.ics": no such file in busy/

                """),
        BadFolder(
            "a busy calendar outside busy/",
            .replace("venues.csv", "forum.ics", "../helgdagar.ics"),
            faults: """
                venues.csv:2: busy "../helgdagar.ics": must be the plain name of a file in busy/, such as aula.ics

                """),
        BadFolder(
            "a busy calendar is broken",
            .append("busy/forum.ics", "X-BROKEN:\n"),
            faults: """
                busy/forum.ics:15: no such property

                """),
        BadFolder(
            "a closing calendar is broken",
            .append("lov.ics", "X-BROKEN:\n"),
            faults: """
                lov.ics:13: no such property

                """),
    ]
}
