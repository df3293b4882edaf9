extension BadFolder {
    /// Pins that cannot hold.
    static let pins = [
        BadFolder(
            "an unknown offering pinned",
            .append("pins.csv", "aldre-grup,tis 13:00,,,,\n"),
            faults: """
                pins.csv:4: offering "aldre-grup": no row of offerings has this id; did you mean aldre-grupp?

                """),
        BadFolder(
            "an unknown venue pinned",
            .replace("pins.csv", "forum,4", "forumet,4"),
            faults: """
                pins.csv:2: venue "forumet": no row of venues has this id; did you mean forum?

                """),
        BadFolder(
            "an unknown leader pinned",
            .replace("pins.csv", "kons-aldre", "kons-ung"),
            faults: """
                pins.csv:2: leaders "kons-ung": no row of leaders has this id

                """),
        BadFolder(
            "an unknown request pinned",
            .replace("pins.csv", ",,r-1", ",,r-11"),
            faults: """
                pins.csv:3: request "r-11": no row of requests has this id

                """),
        BadFolder(
            "nothing pinned",
            .append("pins.csv", "barn-digital,,,,,\n"),
            faults: """
                pins.csv:4: offering "barn-digital": must pin a time, venue, start week, leaders or a request

                """),
        BadFolder(
            "a time that is not the offering’s",
            .replace("pins.csv", "tis 13:00", "tis 13:30"),
            faults: """
                pins.csv:2: time "tis 13:30": must be a time of aldre-grupp: tis 13:00 or ons 14:00

                """),
        BadFolder(
            "a start that is not the offering’s",
            .replace("pins.csv", "forum,4", "forum,7"),
            faults: """
                pins.csv:2: start_week "7": must be a start week of aldre-grupp: 4, 5 or 6

                """),
        BadFolder(
            "a start from which the series does not fit",
            .replace("offerings.csv", "8,5,1,8,2,120,tis 13:00|ons 14:00,4-6", "8,5,1,10,2,120,tis 13:00|ons 14:00,3-6"),
            .replace("pins.csv", "forum,4", "forum,6"),
            faults: """
                pins.csv:2: start_week "6": the 10 occurrences of aldre-grupp do not fit in the term from there

                """),
        BadFolder(
            "a venue outside the hosts",
            .append("pins.csv", "psykisk-grupp,,linden,,,\n"),
            faults: """
                pins.csv:4: venue "linden": lies in farsta; must lie in a host district of psykisk-grupp: skarpnack

                """),
        BadFolder(
            "a venue for a digital offering",
            .append("pins.csv", "barn-digital,,linden,,,\n"),
            faults: """
                pins.csv:4: venue "linden": barn-digital is digital, so no venue can be pinned

                """),
        BadFolder(
            "a venue that is too small",
            .replace("offerings.csv", "8,5,1,8,2,120", "20,15,1,8,2,120"),
            faults: """
                pins.csv:2: venue "forum": seats 12; aldre-grupp has a minimum of 15

                """),
        BadFolder(
            "a venue that lacks what it needs",
            .replace("pins.csv", "forum,4", "linden,4"),
            faults: """
                pins.csv:2: venue "linden": lacks step-free, which aldre-grupp needs
                pins.csv:3: request "r-1": cannot have a seat in aldre-grupp: no venue there has step-free

                """),
        BadFolder(
            "a venue that is closed then",
            .replace("pins.csv", "forum,4", "karrtorp,4"),
            .replace("pins.csv", "kons-aldre", ""),
            faults: """
                pins.csv:2: venue "karrtorp": is not open for 120 minutes at tis 13:00

                """),
        BadFolder(
            "too many leaders",
            .replace("pins.csv", "kons-aldre", "kons-aldre|kons-psyk"),
            faults: """
                pins.csv:2: leaders "kons-aldre|kons-psyk": aldre-grupp needs 1 in all, 2 given
                pins.csv:2: leaders "kons-psyk": cannot lead aldre-grupp: lacks aldre

                """),
        BadFolder(
            "a leader without the competence",
            .append("pins.csv", "barn-digital,,,,kons-aldre,\n"),
            faults: """
                pins.csv:4: leaders "kons-aldre": cannot lead barn-digital: lacks barn

                """),
        BadFolder(
            "a leader who works another time",
            .replace("pins.csv", "kons-aldre", ""),
            .append("pins.csv", "psykisk-grupp,,,,kons-psyk|kons-psyk-2,\n"),
            .replace("leaders.csv", "ons 12:00-20:00", "ons 12:00-18:00|tor 09:00-20:00"),
            .replace("offerings.csv", "ons 17:30", "ons 17:30|tor 17:30"),
            .append("pins.csv", "psykisk-grupp,ons 17:30,,,,\n"),
            .replace("venues.csv", "\"mån,ons 08:00-20:00", "\"mån,ons,tor 08:00-20:00"),
            faults: """
                pins.csv:4: leaders "kons-psyk-2": cannot lead psykisk-grupp: does not work at ons 17:30

                """),
        BadFolder(
            "a person of another target group",
            .append("pins.csv", "barn-digital,,,,,r-2\n"),
            faults: """
                pins.csv:4: request "r-2": cannot have a seat in barn-digital: it is for other target groups

                """),
        BadFolder(
            "a person who wants another kind",
            .replace("requests.csv", "sv,digital,mån-tor", "sv,open,mån-tor"),
            .append("pins.csv", "barn-digital,,,,,r-5\n"),
            faults: """
                pins.csv:4: request "r-5": cannot have a seat in barn-digital: does not ask for kind digital

                """),
        BadFolder(
            "a person who cannot come then",
            .replace("requests.csv", "mån-fre 08:00-16:30,tis 12:00-16:00", "mån-fre 08:00-12:30,"),
            faults: """
                pins.csv:3: request "r-1": cannot have a seat in aldre-grupp: cannot come for 120 minutes at tis 13:00

                """),
        BadFolder(
            "a person who does not travel",
            .append("pins.csv", "aldre-grupp,,,,,r-2\n"),
            faults: """
                pins.csv:4: request "r-2": cannot have a seat in aldre-grupp: would be a guest, and does not travel

                """),
        BadFolder(
            "a person out of reach",
            .replace("agreements.csv", "30,,21", "30,1,21"),
            .replace("requests.csv", "r-3,2026-11-03T10:00:00,sodermalm", "r-3,2026-11-03T10:00:00,farsta"),
            .replace("agreements.csv", "farsta|skarpnack|sodermalm", "skarpnack|sodermalm"),
            .replace("offerings.csv", "skarpnack|farsta,skarpnack,20", "skarpnack,skarpnack,20"),
            .append("pins.csv", "psykisk-grupp,,,,,r-3\n"),
            faults: """
                pins.csv:4: request "r-3": cannot have a seat in psykisk-grupp: its reach leaves out farsta

                """),
        BadFolder(
            "a guest where there are no guest seats",
            .replace("offerings.csv", "run,5,", "run,0,"),
            .append("pins.csv", "psykisk-grupp,,,,,r-3\n"),
            faults: """
                pins.csv:4: request "r-3": cannot have a seat in psykisk-grupp: would be a guest, and it has no guest seats

                """),
        BadFolder(
            "a person who needs what the venue lacks",
            .replace("requests.csv", "ja,step-free,", "ja,protected-entrance,"),
            faults: """
                pins.csv:3: request "r-1": cannot have a seat in aldre-grupp: no venue there has protected-entrance

                """),
        BadFolder(
            "two pins that contradict",
            .append("pins.csv", "aldre-grupp,ons 14:00,linden,5,,\n"),
            faults: """
                pins.csv:4: time "ons 14:00": an earlier row pins aldre-grupp to tis 13:00
                pins.csv:4: venue "linden": an earlier row pins aldre-grupp to forum
                pins.csv:4: start_week "5": an earlier row pins aldre-grupp to 4
                pins.csv:4: venue "linden": lacks step-free, which aldre-grupp needs

                """),
        BadFolder(
            "a person pinned in two offerings",
            .append("pins.csv", "barn-digital,,,,,r-5\npsykisk-grupp,,,,,r-4\nbarn-digital,,,,,r-5\n"),
            faults: """
                pins.csv:6: request "r-5": an earlier row pins this request here; must have one seat

                """),
        BadFolder(
            "more people pinned than seats",
            .replace("offerings.csv", "8,5,1,8,2,120", "1,0,1,8,2,120"),
            .replace("offerings.csv", "rest,3,", "rest,1,"),
            .replace("requests.csv", "r-2,2026-11-02T09:20:00,skarpnack", "r-2,2026-11-02T09:20:00,farsta"),
            .append("pins.csv", "aldre-grupp,,,,,r-2\n"),
            faults: """
                pins.csv:4: request "r-2": 2 are pinned in aldre-grupp, which seats 1

                """),
        BadFolder(
            "more people pinned than the largest venue seats",
            .replace("venues.csv", "Kärrtorpsplan 3,30", "Kärrtorpsplan 3,1"),
            .replace("barred.csv", "r-3,r-4", "r-3,r-5"),
            .append("pins.csv", "psykisk-grupp,,,,,r-3\npsykisk-grupp,,,,,r-4\n"),
            faults: """
                pins.csv:5: request "r-4": 2 are pinned in psykisk-grupp, whose largest suitable venue seats 1

                """),
        BadFolder(
            "more people pinned than the pinned venue seats",
            .replace("venues.csv", "Kärrtorpsplan 3,30", "Kärrtorpsplan 3,1"),
            .replace("barred.csv", "r-3,r-4", "r-3,r-5"),
            .append("pins.csv", "psykisk-grupp,,karrtorp,,,r-3\npsykisk-grupp,,,,,r-4\n"),
            faults: """
                pins.csv:5: request "r-4": 2 are pinned in psykisk-grupp, which seats 1

                """),
        BadFolder(
            "more guests pinned than guest seats",
            .replace("offerings.csv", "run,5,", "run,1,"),
            .replace("requests.csv", "r-4,2026-11-03T10:00:30,skarpnack", "r-4,2026-11-03T10:00:30,sodermalm"),
            .replace("requests.csv", "17:00-20:00,,nej,step-free", "17:00-20:00,,ja,step-free"),
            .replace("barred.csv", "r-3,r-4", "r-3,r-5"),
            .append("pins.csv", "psykisk-grupp,,,,,r-3\npsykisk-grupp,,,,,r-4\n"),
            faults: """
                pins.csv:5: request "r-4": 2 of those pinned in psykisk-grupp would be guests; must be at most its guest_seats, 1

                """),
        BadFolder(
            "a venue pinned for two at once",
            .replace("offerings.csv", "skarpnack|farsta,skarpnack,20", "skarpnack|farsta,skarpnack|farsta,20"),
            .replace("offerings.csv", "ons 17:30,3|5", "ons 17:30|tis 14:30,3|5"),
            .append("pins.csv", "psykisk-grupp,tis 14:30,forum,5,,\n"),
            faults: """
                pins.csv:4: venue "forum": is pinned for aldre-grupp too, at the same time on 2027-02-09

                """),
        BadFolder(
            "a leader pinned to two at once",
            .replace("leaders.csv", "aldre|oklar", "aldre|barn"),
            .replace("offerings.csv", "mån 16:00,3-8", "tis 14:30,3-8"),
            .append("pins.csv", "barn-digital,tis 14:30,,4,kons-aldre,\n"),
            faults: """
                pins.csv:4: leaders "kons-aldre": is pinned for aldre-grupp too, at the same time on 2027-01-26

                """),
        BadFolder(
            "two pinned who must not meet",
            .append("pins.csv", "psykisk-grupp,,,,,r-3\npsykisk-grupp,,,,,r-4\n"),
            faults: """
                barred.csv:2: request_b "r-4": r-3 and r-4 are both pinned in psykisk-grupp

                """),
    ]

    /// Several faults in one go.
    static let combined = [
        BadFolder(
            "faults in many files",
            .replace("term.toml", "seed = 7", "sed = 7"),
            .replace("districts.csv", "46000", "0"),
            .replace("venues.csv", ",20,,", ",-3,,"),
            .replace("leaders.csv", "sv|fi", "svenska|fi"),
            .replace("offerings.csv", "8,5,1,8,2,120", "8,9,1,8,2,120"),
            .replace("requests.csv", "r-5,2026", "R5,2026"),
            .replace("barred.csv", "r-3,r-4", "r-5,r-6"),
            .append("busy/forum.ics", "X-BROKEN:\n"),
            faults: """
                term.toml:10: sed: unknown key; did you mean seed?
                districts.csv:3: population "0": must be at least 1
                venues.csv:3: seats "-3": must be at least 1
                leaders.csv:2: languages "svenska": must be an ISO 639 code of two or three letters, such as sv
                offerings.csv:2: minimum "9": must be at most the capacity, 8
                requests.csv:6: id "R5": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor
                busy/forum.ics:15: no such property

                """),
        BadFolder(
            "many faults in one row",
            .replace(
                "offerings.csv",
                "barn-digital,Digital träff för barn,,barn,sv,digital,children,required,farsta,,10,3,1,6,1,60,mån 16:00,3-8,skip,rest,,city,,priority",
                "Barn digital,,,barn|ungdom,svenska,digitalt,public,ja,farsta,,tio,3,1,6,1,60,16:00,99,hoppa,vila,,stan,rum,lotteri"
            ),
            faults: """
                offerings.csv:4: id "Barn digital": must be an id: 1-40 lower-case letters a-z, digits and hyphens, such as enskede-arsta-vantor
                offerings.csv:4: title "": must not be empty
                offerings.csv:4: groups "ungdom": must be one of aldre, funktion, psykisk, beroende, vbe, kriminalitet, skjutningar, barn, oklar
                offerings.csv:4: language "svenska": must be an ISO 639 code of two or three letters, such as sv
                offerings.csv:4: kind "digitalt": must be one of closed, open, course, lecture, digital; did you mean digital?
                offerings.csv:4: visibility "public": must be one of open, discreet, protected, children
                offerings.csv:4: identity "ja": must be one of required, exempt
                offerings.csv:4: capacity "tio": must be a whole number, such as 12
                offerings.csv:4: times "16:00": must be a weekday and a time, such as tis 17:30
                offerings.csv:4: start_weeks "99": must be within the term, weeks 2-23
                offerings.csv:4: when_closed "hoppa": must be one of skip, drop
                offerings.csv:4: school_breaks "vila": must be one of rest, run
                offerings.csv:4: reach "stan": must be neighbours, city, or pool: and the id of an agreement
                offerings.csv:4: needs "rum": must be one of step-free, hearing-loop, protected-entrance
                offerings.csv:4: queue "lotteri": must be one of registration, priority, lottery; did you mean lottery?

                """),
        BadFolder(
            "an unreadable district is not told of again in other tables",
            .replace("districts.csv", "skarpnack,Skarpnäck,46000", "skarpnack,Skarpnäck,46 000"),
            faults: """
                districts.csv:3: population "46 000": must be a whole number, such as 12

                """),
        BadFolder(
            "an unreadable leader is not missed",
            .replace("leaders.csv", "farsta|skarpnack,aldre|oklar", "farsta|skarpnack,aldre|okar"),
            faults: """
                leaders.csv:2: groups "okar": must be one of aldre, funktion, psykisk, beroende, vbe, kriminalitet, skjutningar, barn, oklar; did you mean oklar?

                """),
        BadFolder(
            "a missing table is not told of again in others",
            .remove("districts.csv"),
            faults: """
                districts.csv: the file is missing

                """),
        BadFolder(
            "without the term’s dates the tables are still read",
            .replace("term.toml", "first_day = 2027-01-11", "first_day = \"snart\""),
            .replace("districts.csv", "46000", "fyrtio"),
            faults: """
                term.toml:4: first_day "snart": must be a date, such as 2027-01-11
                districts.csv:3: population "fyrtio": must be a whole number, such as 12

                """),
        BadFolder(
            "lines after a field with line breaks",
            .replace("venues.csv", "30,step-free", "trettio,step-free"),
            .replace("venues.csv", "seats,features", "seats,features"),
            faults: """
                venues.csv:5: seats "trettio": must be a whole number, such as 12

                """),
    ]
}
