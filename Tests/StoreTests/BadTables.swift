extension BadFolder {
    /// Rows and tables that disagree.
    static let tables = [
        BadFolder(
            "an id is there twice",
            .append("agreements.csv", "soder,En till,farsta|skarpnack,,,,,\n"),
            faults: """
                agreements.csv:3: id "soder": an earlier row has this id; must be unique

                """),
        BadFolder(
            "an unknown district",
            .replace("requests.csv", "r-3,2026-11-03T10:00:00,sodermalm", "r-3,2026-11-03T10:00:00,sodermam"),
            faults: """
                requests.csv:4: district "sodermam": no row of districts has this id; did you mean sodermalm?

                """),
        BadFolder(
            "an unknown host",
            .replace("offerings.csv", "farsta|skarpnack,8", "farsta|skarpnack|kista,8"),
            faults: """
                offerings.csv:2: hosts "kista": no row of districts has this id

                """),
        BadFolder(
            "an unknown agreement",
            .replace("offerings.csv", "pool:soder", "pool:norr"),
            faults: """
                offerings.csv:3: reach "norr": no row of agreements has this id

                """),
        BadFolder(
            "a neighbour on one side only",
            .replace("districts.csv", "nej,skarpnack,", "nej,farsta|skarpnack,"),
            faults: """
                districts.csv:4: neighbours "farsta": farsta does not list sodermalm; must be given both ways or not at all

                """),
        BadFolder(
            "travel minutes that differ",
            .replace("districts.csv", "farsta:25|skarpnack:12", "farsta:30|skarpnack:12"),
            faults: """
                districts.csv:4: travel_minutes "farsta:30": farsta says 25; must be alike both ways

                """),
        BadFolder(
            "travel minutes on one side only",
            .replace("districts.csv", "farsta:25|skarpnack:12", "skarpnack:12"),
            faults: """
                districts.csv:2: travel_minutes "sodermalm:25": sodermalm does not list farsta; must be alike both ways

                """),
        BadFolder(
            "no travel time at all",
            .replace("districts.csv", "farsta:25|skarpnack:12", "farsta:0|skarpnack:12"),
            .replace("districts.csv", "sodermalm:25", "sodermalm:0"),
            faults: """
                districts.csv:2: travel_minutes "sodermalm:0": must be at least 1
                districts.csv:4: travel_minutes "farsta:0": must be at least 1

                """),
        BadFolder(
            "a district that is its own neighbour",
            .replace("districts.csv", "nej,skarpnack,", "nej,skarpnack|sodermalm,"),
            faults: """
                districts.csv:4: neighbours "sodermalm": a district must not be listed in its own row

                """),
        BadFolder(
            "nobody lives in a district",
            .replace("districts.csv", "46000", "0"),
            faults: """
                districts.csv:3: population "0": must be at least 1

                """),
        BadFolder(
            "a venue without seats",
            .replace("venues.csv", ",20,,", ",0,,"),
            faults: """
                venues.csv:3: seats "0": must be at least 1

                """),
        BadFolder(
            "a leader who may never lead",
            .replace("leaders.csv", "08:00-18:00,6", "08:00-18:00,-1"),
            faults: """
                leaders.csv:2: max_per_week "-1": must be at least 1

                """),
        BadFolder(
            "a list with nothing but its separator",
            .replace("requests.csv", "mån-fre 08:00-16:30,tis", "|,tis"),
            faults: """
                requests.csv:2: times "": must be days and hours, such as mån-fre 08:00-16:30, or alltid
                requests.csv:2: times "": must be days and hours, such as mån-fre 08:00-16:30, or alltid

                """),
        BadFolder(
            "a wish outside the times",
            .replace("requests.csv", "mån 15:00-18:00", "mån 14:00-18:00"),
            faults: """
                requests.csv:6: preferred "mån 14:00-18:00": must lie within the times when the person can come

                """),
        BadFolder(
            "a kind twice",
            .replace("requests.csv", "open|digital", "open|open"),
            faults: """
                requests.csv:5: kinds "open": is there twice

                """),
        BadFolder(
            "a priority of ten",
            .replace(
                "requests.csv",
                "r-4,2026-11-03T10:00:30,skarpnack,psykisk,sv,open|digital,ons 16:00-20:00|tor 17:00-20:00,,nej,step-free,1",
                "r-4,2026-11-03T10:00:30,skarpnack,psykisk,sv,open|digital,ons 16:00-20:00|tor 17:00-20:00,,nej,step-free,10"),
            faults: """
                requests.csv:5: priority "10": must be at most 9

                """),
        BadFolder(
            "registered after the term",
            .replace("requests.csv", "2026-11-04T10:00:00", "2027-11-04T10:00:00"),
            faults: """
                requests.csv:6: registered "2027-11-04": must not be after the term's last day, 2027-06-11

                """),
        BadFolder(
            "an agreement of one",
            .append("agreements.csv", "ensam,Ensam,farsta,,,,,\n"),
            faults: """
                agreements.csv:3: districts "farsta": must name two districts or more

                """),
        BadFolder(
            "a seat that costs less than nothing, and one that costs too much",
            .write(
                "agreements.csv",
                """
                id,name,districts,max_minutes,max_hops,release_days,valid_from,valid_until,cost_per_seat
                soder,Söderpoolen,farsta|skarpnack|sodermalm,,,,,,-1
                norr,Norrpoolen,farsta|skarpnack,,,,,,10001
                ost,Ostpoolen,farsta|skarpnack,,,,,,10000

                """),
            faults: """
                agreements.csv:2: cost_per_seat "-1": must be at least 0
                agreements.csv:3: cost_per_seat "10001": must be at most 10000

                """),
        BadFolder(
            "an agreement that ends before it begins",
            .append("agreements.csv", "bak,Bakvänd,farsta|skarpnack,,,,2027-02-01,2027-01-01\n"),
            faults: """
                agreements.csv:3: valid_until "2027-01-01": must not be before valid_from 2027-02-01

                """),
        BadFolder(
            "an agreement that ends in the term",
            .replace("agreements.csv", "2027-12-31", "2027-05-31"),
            faults: """
                offerings.csv:3: reach "pool:soder": holds until 2027-05-31; must hold until the term's last day, 2027-06-11

                """),
        BadFolder(
            "an agreement that begins in the term",
            .replace("agreements.csv", "2027-01-01", "2027-02-01"),
            faults: """
                offerings.csv:3: reach "pool:soder": holds from 2027-02-01; must hold from the term's first day, 2027-01-11

                """),
        BadFolder(
            "an agreement without the host",
            .replace("agreements.csv", "farsta|skarpnack|sodermalm", "farsta|sodermalm"),
            faults: """
                offerings.csv:3: reach "pool:soder": must have every host as a member; skarpnack is not

                """),
        BadFolder(
            "a person barred from themselves",
            .replace("barred.csv", "r-3,r-4", "r-3,r-3"),
            faults: """
                barred.csv:2: request_b "r-3": must be another than request_a

                """),
        BadFolder(
            "a pair barred twice",
            .append("barred.csv", "r-4,r-3\n"),
            faults: """
                barred.csv:3: request_b "r-3": an earlier row bars r-4 and r-3

                """),
        BadFolder(
            "an unknown person barred",
            .replace("barred.csv", "r-3,r-4", "r-3,r-44"),
            faults: """
                barred.csv:2: request_b "r-44": no row of requests has this id

                """),
    ]

    /// Offerings that cannot be.
    static let offerings = [
        BadFolder(
            "capacity zero",
            .replace("offerings.csv", "8,5,1,8,2,120", "0,0,1,8,2,120"),
            .replace("offerings.csv", "rest,3,", "rest,0,"),
            faults: """
                offerings.csv:2: capacity "0": must be at least 1

                """),
        BadFolder(
            "a minimum over the capacity",
            .replace("offerings.csv", "8,5,1,8,2,120", "8,9,1,8,2,120"),
            faults: """
                offerings.csv:2: minimum "9": must be at most the capacity, 8

                """),
        BadFolder(
            "guest seats over the capacity",
            .replace("offerings.csv", "rest,3,", "rest,9,"),
            faults: """
                offerings.csv:2: guest_seats "9": must be at most the capacity, 8

                """),
        BadFolder(
            "guest seats left out",
            .replace("offerings.csv", "rest,3,", "rest,,"),
            faults: """
                offerings.csv:2: guest_seats "": must be given (0 for none) when the kind is not digital

                """),
        BadFolder(
            "every third week",
            .replace("offerings.csv", "8,5,1,8,2,120", "8,5,1,8,3,120"),
            faults: """
                offerings.csv:2: interval_weeks "3": must be 1, 2 or 4

                """),
        BadFolder(
            "a session of five minutes",
            .replace("offerings.csv", "10,1,90", "10,1,5"),
            faults: """
                offerings.csv:3: minutes "5": must be at least 15

                """),
        BadFolder(
            "a session that goes on after 23:00",
            .replace("offerings.csv", "mån 16:00", "mån 22:30"),
            faults: """
                offerings.csv:4: times "mån 22:30": 60 minutes from 22:30 must lie within 06:00-23:00

                """),
        BadFolder(
            "a series longer than the term",
            .replace("offerings.csv", "8,5,1,8,2,120", "8,5,1,12,2,120"),
            faults: """
                offerings.csv:2: occurrences "12": at no allowed time and start do so many fit in the term; at most 10 do

                """),
        BadFolder(
            "a host without a budget",
            .replace("offerings.csv", "farsta|skarpnack,8", "farsta|sodermalm,8"),
            faults: """
                offerings.csv:2: hosts "sodermalm": has no budget, so it cannot host

                """),
        BadFolder(
            "a digital offering with hosts",
            .replace("offerings.csv", "required,farsta,,10", "required,farsta,farsta,10"),
            faults: """
                offerings.csv:4: hosts "farsta": must be empty for a digital offering

                """),
        BadFolder(
            "a group without hosts",
            .replace("offerings.csv", "farsta,farsta|skarpnack,8", "farsta,,8"),
            .write("pins.csv", "offering,time,venue,start_week,leaders,request\n"),
            faults: """
                offerings.csv:2: hosts "": must name a district that can host, for a closed offering

                """),
        BadFolder(
            "a digital offering that needs a room",
            .replace("offerings.csv", "city,,", "city,step-free,"),
            faults: """
                offerings.csv:4: needs "step-free": must be empty for a digital offering: it has no venue

                """),
        BadFolder(
            "nobody owns it",
            .replace("offerings.csv", "required,farsta,,10", "required,,,10"),
            faults: """
                offerings.csv:4: owners "": must not be empty

                """),
        BadFolder(
            "a minimum that no venue seats",
            .replace("offerings.csv", "8,5,1,8,2,120", "40,31,1,8,2,120"),
            faults: """
                offerings.csv:2: minimum "31": largest venue in farsta or skarpnack seats 30 (karrtorp)
                pins.csv:2: venue "forum": seats 12; aldre-grupp has a minimum of 31

                """),
        BadFolder(
            "a need that no venue meets",
            .replace("offerings.csv", "neighbours,step-free", "neighbours,step-free|protected-entrance"),
            faults: """
                offerings.csv:2: needs "step-free|protected-entrance": no venue in farsta or skarpnack that is large enough has all of these; forum lacks protected-entrance
                pins.csv:2: venue "forum": lacks protected-entrance, which aldre-grupp needs

                """),
        BadFolder(
            "no venue in the host district",
            .write(
                "venues.csv",
                "id,name,district,address,seats,features,hours,busy\nforum,Farsta forum,farsta,Torget,12,step-free,alltid,\n"),
            faults: """
                offerings.csv:3: hosts "skarpnack": no venue lies in skarpnack

                """),
        BadFolder(
            "no venue is open then",
            .replace("venues.csv", "\"mån,ons 08:00-20:00|lor 10:00-15:00\"", "mån-ons 08:00-18:30"),
            faults: """
                offerings.csv:3: times "ons 17:30": no venue in skarpnack that is large enough and equipped is open for 90 minutes then; karrtorp is open ons 08:00-18:30

                """),
        BadFolder(
            "no leader with the competence",
            .replace("leaders.csv", "aldre|oklar", "oklar"),
            faults: """
                offerings.csv:2: groups "aldre": no leader has aldre
                pins.csv:2: leaders "kons-aldre": cannot lead aldre-grupp: lacks aldre

                """),
        BadFolder(
            "no leader speaks the language",
            .replace("offerings.csv", "psykisk|beroende,sv", "psykisk|beroende,ar"),
            faults: """
                offerings.csv:3: language "ar": 2 leaders have psykisk or beroende, none of them speaks ar

                """),
        BadFolder(
            "one leader of two speaks the language",
            .replace("offerings.csv", "psykisk|beroende,sv", "psykisk|beroende,so"),
            faults: """
                offerings.csv:3: leaders "2": 2 leaders have psykisk or beroende, only 1 of them speaks so

                """),
        BadFolder(
            "no leader serves the host",
            .replace("leaders.csv", "farsta,farsta|skarpnack,aldre", "farsta,sodermalm,aldre"),
            faults: """
                offerings.csv:2: hosts "farsta|skarpnack": 1 leader has aldre and speaks sv, but does not serve farsta or skarpnack
                pins.csv:2: leaders "kons-aldre": cannot lead aldre-grupp: does not serve farsta

                """),
        BadFolder(
            "no leader works then",
            .replace("offerings.csv", "mån 16:00", "mån 19:30"),
            faults: """
                offerings.csv:4: times "mån 19:30": 1 leader has barn and speaks sv, but does not work at mån 19:30 for 60 minutes

                """),
        BadFolder(
            "one leader of two works then",
            .replace("leaders.csv", "ons 12:00-20:00", "ons 12:00-18:00"),
            faults: """
                offerings.csv:3: leaders "2": 2 leaders have psykisk or beroende, speak sv and serve skarpnack, only 1 of them works at ons 17:30 for 90 minutes

                """),
        BadFolder(
            "too few leaders",
            .replace("offerings.csv", "20,0,2,", "20,0,3,"),
            faults: """
                offerings.csv:3: leaders "3": only 2 leaders have psykisk or beroende

                """),
    ]
}
