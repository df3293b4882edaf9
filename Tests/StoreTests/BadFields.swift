extension BadFolder {
    /// Fields that are not in the form of their column.
    static let fields = [
        BadFolder(
            "an id is missing",
            .replace("districts.csv", "sodermalm,Södermalm", ",Södermalm"),
            faults: """
                districts.csv:4: id "": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor

                """),
        BadFolder(
            "an id with a letter beyond a-z",
            .replace("agreements.csv", "soder,", "söder,"),
            faults: """
                agreements.csv:2: id "söder": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor

                """),
        BadFolder(
            "a name is missing",
            .replace("districts.csv", "Södermalm", ""),
            faults: """
                districts.csv:4: name "": must not be empty

                """),
        BadFolder(
            "a name is too long",
            .replace("districts.csv", "Södermalm", String(repeating: "S", count: 501)),
            faults: """
                districts.csv:4: name "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS…": is 501 characters long; must be at most 500

                """),
        BadFolder(
            "a number in words",
            .replace("districts.csv", "140000", "många"),
            faults: """
                districts.csv:4: population "många": must be a whole number, such as 12

                """),
        BadFolder(
            "a number beyond reckoning",
            .replace("districts.csv", "140000", "99999999999999999999"),
            faults: """
                districts.csv:4: population "99999999999999999999": must be a whole number, such as 12

                """),
        BadFolder(
            "yes in English",
            .replace("districts.csv", "46000,ja", "46000,yes"),
            faults: """
                districts.csv:3: budget "yes": must be one of ja, nej

                """),
        BadFolder(
            "travel time without minutes",
            .replace("districts.csv", "farsta:25|", "farsta|"),
            faults: """
                districts.csv:4: travel_minutes "farsta": must be a district and minutes, such as farsta:12

                """),
        BadFolder(
            "travel time twice",
            .replace("districts.csv", "farsta:25|skarpnack:12", "farsta:25|farsta:25|skarpnack:12"),
            faults: """
                districts.csv:4: travel_minutes "farsta:25": is there twice

                """),
        BadFolder(
            "an unknown feature",
            .replace("venues.csv", "step-free|hearing-loop", "step-free|hearing-lop"),
            faults: """
                venues.csv:2: features "hearing-lop": must be one of step-free, hearing-loop, protected-entrance; did you mean hearing-loop?

                """),
        BadFolder(
            "an unknown weekday",
            .replace("venues.csv", "mån-fre 08:00-21:00", "mon-fre 08:00-21:00"),
            faults: """
                venues.csv:2: hours "mon-fre 08:00-21:00": must be days and hours, such as mån-fre 08:00-16:30, or alltid

                """),
        BadFolder(
            "hours that end before they begin",
            .replace("venues.csv", "mån-fre 08:00-21:00", "mån-fre 21:00-08:00"),
            faults: """
                venues.csv:2: hours "mån-fre 21:00-08:00": must be days and hours, such as mån-fre 08:00-16:30, or alltid

                """),
        BadFolder(
            "hours missing",
            .replace("venues.csv", "mån-fre 08:00-21:00", ""),
            faults: """
                venues.csv:2: hours "": must not be empty

                """),
        BadFolder(
            "an unknown target group",
            .replace("leaders.csv", "aldre|oklar", "äldre|oklar"),
            faults: """
                leaders.csv:2: groups "äldre": must be one of aldre, funktion, psykisk, beroende, vbe, kriminalitet, skjutningar, barn, oklar; did you mean aldre?

                """),
        BadFolder(
            "a language in full",
            .replace("leaders.csv", "sv|fi", "svenska|fi"),
            faults: """
                leaders.csv:2: languages "svenska": must be an ISO 639 code of two or three letters, such as sv

                """),
        BadFolder(
            "one thing twice in a list",
            .replace("leaders.csv", "sv|so", "sv|sv"),
            faults: """
                leaders.csv:4: languages "sv": is there twice

                """),
        BadFolder(
            "a list with an empty item",
            .replace("leaders.csv", "aldre|oklar", "aldre|"),
            faults: """
                leaders.csv:2: groups "": must be one of aldre, funktion, psykisk, beroende, vbe, kriminalitet, skjutningar, barn, oklar

                """),
        BadFolder(
            "an unknown kind",
            .replace("offerings.csv", "aldre,sv,closed", "aldre,sv,sluten"),
            faults: """
                offerings.csv:2: kind "sluten": must be one of closed, open, course, lecture, digital

                """),
        BadFolder(
            "a weekly time without a weekday",
            .replace("offerings.csv", "ons 17:30", "17:30"),
            faults: """
                offerings.csv:3: times "17:30": must be a weekday and a time, such as tis 17:30

                """),
        BadFolder(
            "a weekly time at midnight’s end",
            .replace("offerings.csv", "ons 17:30", "ons 24:00"),
            faults: """
                offerings.csv:3: times "ons 24:00": must be a weekday and a time, such as tis 17:30

                """),
        BadFolder(
            "a week that is no number",
            .replace("offerings.csv", "3|5", "v3|5"),
            faults: """
                offerings.csv:3: start_weeks "v3": must be an ISO week or a span, such as 4 or 4-6

                """),
        BadFolder(
            "a week outside the term",
            .replace("offerings.csv", "3|5", "3|30"),
            faults: """
                offerings.csv:3: start_weeks "30": must be within the term, weeks 2-23

                """),
        BadFolder(
            "a span of weeks backwards",
            .replace("offerings.csv", "4-6", "6-4"),
            faults: """
                offerings.csv:2: start_weeks "6-4": must have the earlier week first

                """),
        BadFolder(
            "an unknown reach",
            .replace("offerings.csv", "pool:soder", "pool"),
            faults: """
                offerings.csv:3: reach "pool": must be neighbours, city, or pool: and the id of an agreement

                """),
        BadFolder(
            "a date in the wrong order",
            .replace("agreements.csv", "2027-01-01", "1/1 2027"),
            faults: """
                agreements.csv:2: valid_from "1/1 2027": must be a date, such as 2027-01-11

                """),
        BadFolder(
            "a registration without a time",
            .replace("requests.csv", "2026-11-03T10:00:00", "2026-11-03"),
            faults: """
                requests.csv:4: registered "2026-11-03": must be a local date and time, such as 2026-11-02T09:15:00

                """),
        BadFolder(
            "two start weeks in a pin",
            .replace("pins.csv", "forum,4,", "forum,4-5,"),
            faults: """
                pins.csv:2: start_week "4-5": must be one week, such as 4

                """),
    ]
}
