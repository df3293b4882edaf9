import Domain

/// What the demonstration's districts want to run. Titles are such as Swedish municipalities use; who runs what is invented.
enum StockholmOfferings {
    static func draw(
        in term: Term, venues: [Venue], leaders: [Leader], using random: inout some RandomNumberGenerator
    ) -> [Offering] {
        ideas.enumerated().map { index, idea in
            let number = index + 1
            return idea.drawn(
                id: ID(slugOf: "vt27-\(number < 10 ? "0" : "")\(number)"), in: term, venues: venues, leaders: leaders,
                using: &random)
        }
    }

    private static let south = Offering.Reach.pool(StockholmAgreements.south)
    private static let west = Offering.Reach.pool(StockholmAgreements.west)
    private static let safe = Offering.Reach.pool(StockholmAgreements.safePlaces)

    private static let ideas =
        groups + addiction + meetingPoints + otherLanguages + courses + lectures + online + children + protected

    private static let groups: [Idea] = [
        Idea(
            "Anhöriggrupp demens – make, maka eller sambo", as: .group(everyWeeks: 2), for: [.aldre],
            by: [.farsta, .skarpnack, .enskedeArstaVantor], .day, reach: south),
        Idea(
            "Anhöriggrupp demens – vuxna barn", as: .group(everyWeeks: 2), for: [.aldre],
            by: [.enskedeArstaVantor, .farsta, .sodermalm], reach: south),
        Idea(
            "Anhöriggrupp demens – make, maka eller sambo", as: .group(everyWeeks: 2), for: [.aldre],
            by: [.norraInnerstaden, .kungsholmen], .day),
        Idea(
            "Anhöriggrupp demens – make, maka eller sambo", as: .group(everyWeeks: 2), for: [.aldre], by: [.hagerstenAlvsjo],
            .day),
        Idea(
            "Anhöriggrupp demens – vuxna barn", as: .group(everyWeeks: 2), for: [.aldre], by: [.hasselbyVallingby, .bromma],
            reach: west),
        Idea(
            "Anhöriggrupp för partner till yngre person med demens", as: .group(everyWeeks: 2), for: [.aldre, .funktion],
            by: [.sodermalm], reach: .city),
        Idea(
            "Anhöriggrupp Parkinsons sjukdom", as: .group(everyWeeks: 4), for: [.aldre, .funktion],
            by: [.sodermalm, .norraInnerstaden], .day, reach: .city),
        Idea(
            "Anhöriggrupp stroke och afasi", as: .group(everyWeeks: 4), for: [.funktion],
            by: [.norraInnerstaden, .kungsholmen], .day),
        Idea(
            "Anhöriggrupp för föräldrar till barn med NPF", as: .group(everyWeeks: 2), for: [.funktion],
            by: [.hasselbyVallingby, .bromma, .jarva], reach: west),
        Idea(
            "Anhöriggrupp för föräldrar till barn med NPF", as: .group(everyWeeks: 2), for: [.funktion],
            by: [.farsta, .enskedeArstaVantor]),
        Idea(
            "Anhöriggrupp för föräldrar till barn med NPF", as: .group(everyWeeks: 2), for: [.funktion],
            by: [.hagerstenAlvsjo, .skarholmen]),
        Idea(
            "Anhöriggrupp för föräldrar till barn med NPF", as: .group(everyWeeks: 2), for: [.funktion], by: [.norraInnerstaden]
        ),
        Idea(
            "Förälder till vuxet barn med funktionsnedsättning", as: .group(everyWeeks: 4), for: [.funktion],
            by: [.bromma, .kungsholmen]),
        Idea(
            "Anhöriggrupp – närstående med psykisk ohälsa", as: .group(everyWeeks: 2), for: [.psykisk],
            by: [.skarpnack, .farsta], neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Anhöriggrupp – närstående med psykisk ohälsa", as: .group(everyWeeks: 2), for: [.psykisk],
            by: [.bromma, .hasselbyVallingby], reach: west, neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Anhöriggrupp – närstående med psykisk ohälsa", as: .group(everyWeeks: 2), for: [.psykisk],
            by: [.norraInnerstaden, .kungsholmen], neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Anhöriggrupp psykossjukdom", as: .group(everyWeeks: 1), for: [.psykisk], by: [.jarva, .hasselbyVallingby],
            neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Anhöriggrupp bipolär sjukdom och depression", as: .group(everyWeeks: 2), for: [.psykisk],
            by: [.enskedeArstaVantor, .sodermalm], neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Anhöriggrupp ätstörning", as: .group(everyWeeks: 2), for: [.psykisk], by: [.sodermalm], reach: .city,
            neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Vuxna syskon till någon med psykisk sjukdom", as: .group(everyWeeks: 4), for: [.psykisk],
            by: [.sodermalm, .norraInnerstaden], neutrally: "Syskongrupp", shown: .discreet),
        Idea(
            "Pappor emellan – föräldrar till vuxna barn med psykisk sjukdom", as: .group(everyWeeks: 2), for: [.psykisk],
            by: [.hagerstenAlvsjo, .enskedeArstaVantor], neutrally: "Pappor emellan", shown: .discreet),
    ]

    private static let addiction: [Idea] = [
        Idea(
            "Anhörigprogram missbruk och beroende", as: .group(everyWeeks: 1), for: [.beroende], by: [.enskedeArstaVantor],
            neutrally: "Anhörigprogram", shown: .discreet),
        Idea(
            "Anhöriggrupp spelberoende", as: .group(everyWeeks: 2), for: [.beroende],
            by: [.enskedeArstaVantor, .hagerstenAlvsjo, .farsta], reach: .city, neutrally: "Anhöriggrupp", shown: .discreet),
        Idea(
            "Föräldragrupp – tonåring som använder droger", as: .group(everyWeeks: 1), for: [.beroende],
            by: [.hagerstenAlvsjo, .skarholmen], neutrally: "Föräldragrupp", shown: .discreet),
    ]

    private static let meetingPoints: [Idea] = [
        Idea("Anhörigcafé", as: .café(everyWeeks: 2), for: [.aldre, .funktion], by: [.bromma], .day),
        Idea("Anhörigcafé", as: .café(everyWeeks: 2), for: [.aldre, .funktion, .oklar], by: [.farsta], .day),
        Idea("Anhörigcafé", as: .café(everyWeeks: 2), for: [.aldre, .funktion], by: [.enskedeArstaVantor], .day),
        Idea("Anhörigcafé", as: .café(everyWeeks: 2), for: [.aldre, .funktion, .oklar], by: [.hagerstenAlvsjo], .day),
        Idea("Anhörigcafé", as: .café(everyWeeks: 4), for: [.aldre], by: [.hasselbyVallingby], .day),
        Idea("Anhörigcafé", as: .café(everyWeeks: 1), for: [.aldre, .funktion, .psykisk], by: [.sodermalm], .day),
        Idea("Anhörigcafé – kväll", as: .café(everyWeeks: 4), for: [.aldre, .psykisk], by: [.kungsholmen, .norraInnerstaden]),
        Idea(
            "Anhörigcafé – kväll", as: .café(everyWeeks: 4), for: [.aldre, .funktion, .psykisk],
            by: [.enskedeArstaVantor, .farsta, .skarpnack], reach: south),
        Idea("Träffpunkt för anhöriga", as: .café(everyWeeks: 1), for: [.aldre], by: [.norraInnerstaden], .day),
        Idea("Träffpunkt för anhöriga", as: .café(everyWeeks: 2), for: [.aldre, .funktion, .oklar], by: [.jarva], .day),
        Idea("Träffpunkt för anhöriga", as: .café(everyWeeks: 2), for: [.aldre, .funktion], by: [.skarholmen], .day),
        Idea("Mindfulness för anhöriga", as: .activity, for: [.aldre, .psykisk], by: [.farsta], .day),
        Idea("Promenad och fika", as: .activity, for: [.aldre], by: [.skarholmen, .hagerstenAlvsjo], .day),
    ]

    private static let otherLanguages: [Idea] = [
        Idea(
            "Omaisryhmä – anhöriggrupp på finska", as: .group(everyWeeks: 4), for: [.aldre],
            by: [.farsta, .enskedeArstaVantor, .skarpnack], .day, in: .finnish, reach: .city),
        Idea(
            "Omaiskahvila – anhörigcafé på finska", as: .café(everyWeeks: 4), for: [.aldre, .funktion], by: [.norraInnerstaden],
            .day, in: .finnish, reach: .city),
        Idea(
            "Anhörigträff med tolk (arabiska)", as: .café(everyWeeks: 4), for: [.aldre, .funktion], by: [.jarva], .day,
            in: .arabic),
        Idea(
            "Anhörigcafé på arabiska", as: .café(everyWeeks: 2), for: [.aldre, .funktion, .psykisk],
            by: [.skarholmen, .hagerstenAlvsjo], .day, in: .arabic, reach: .city),
        Idea(
            "Föräldragrupp på arabiska – barn med funktionsnedsättning", as: .group(everyWeeks: 2), for: [.funktion],
            by: [.jarva, .hasselbyVallingby], in: .arabic, reach: west),
        Idea(
            "Anhörigträff med tolk (somaliska)", as: .café(everyWeeks: 4), for: [.aldre, .funktion],
            by: [.jarva, .hasselbyVallingby], .day, in: .somali, reach: .city),
        Idea(
            "Föräldraträff på somaliska – barn med autism", as: .group(everyWeeks: 2), for: [.funktion], by: [.jarva],
            in: .somali),
    ]

    private static let courses: [Idea] = [
        Idea(
            "Navigeringskurs för anhöriga till person med demenssjukdom", as: .course, for: [.aldre],
            by: [.sodermalm, .enskedeArstaVantor, .farsta, .skarpnack], reach: south),
        Idea(
            "Kurs: Att vara anhörig efter stroke", as: .course, for: [.aldre, .funktion], by: [.bromma, .hasselbyVallingby],
            .day, reach: west),
        Idea(
            "Kurs: Orka som anhörig", as: .course, for: [.aldre, .funktion, .psykisk],
            by: [.hagerstenAlvsjo, .enskedeArstaVantor]),
        Idea(
            "Kurs: Förflyttning och hjälpmedel hemma", as: .course, for: [.aldre, .funktion],
            by: [.farsta, .enskedeArstaVantor], .day),
        Idea("Kurs: Ett steg i taget, för anhöriga till äldre", as: .course, for: [.aldre], by: [.sodermalm], .day),
        Idea(
            "CRAFT-kurs för anhöriga till någon med beroende", as: .group(everyWeeks: 1), for: [.beroende],
            by: [.norraInnerstaden, .sodermalm], reach: .city, neutrally: "Anhörigkurs", shown: .discreet),
    ]

    private static let lectures: [Idea] = [
        Idea(
            "Tematräff: Framtidsfullmakt och god man", as: .lecture, for: [.aldre, .funktion],
            by: [.bromma, .hasselbyVallingby, .kungsholmen]),
        Idea(
            "Tematräff: \"Vem bestämmer?\", om ombud, sekretess och samtycke", as: .lecture,
            for: [.aldre, .funktion, .psykisk], by: [.sodermalm], .day, reach: .city),
        Idea("Föreläsning: Sorg i förväg", as: .lecture, for: [.aldre, .funktion], by: [.norraInnerstaden], .day),
        Idea(
            "Föreläsning: Att leva nära psykisk ohälsa", as: .lecture, for: [.psykisk],
            by: [.sodermalm, .farsta, .enskedeArstaVantor], .day, reach: south),
        Idea(
            "Tematräff: Avlösning, växelvård och annat stöd", as: .lecture, for: [.aldre, .funktion], by: [.hasselbyVallingby],
            .day),
        Idea(
            "Tematräff: Ekonomi när någon blir sjuk", as: .lecture, for: [.funktion, .psykisk, .oklar], by: [.hagerstenAlvsjo]),
        Idea(
            "Må bra-dag för anhöriga", as: .wholeDay, for: [.aldre, .funktion, .psykisk],
            by: [.sodermalm, .skarpnack, .enskedeArstaVantor], .day, reach: south),
    ]

    private static let online: [Idea] = [
        Idea(
            "Digital anhörigträff – för dig som har svårt att ta dig hemifrån", as: .online, for: [.aldre, .funktion],
            by: [.hagerstenAlvsjo, .skarholmen, .kungsholmen], .day),
        Idea(
            "Digital anhöriggrupp – du som bor långt från din närstående", as: .online, for: [.aldre],
            by: [.sodermalm, .norraInnerstaden]),
        Idea("Digital föräldraträff NPF", as: .online, for: [.funktion], by: [.enskedeArstaVantor, .bromma]),
        Idea(
            "Digital anhörigträff – psykisk ohälsa", as: .online, for: [.psykisk], by: [.norraInnerstaden, .jarva],
            neutrally: "Digital träff", shown: .discreet),
        Idea("Digital träff för unga vuxna anhöriga", as: .online, for: [.funktion, .psykisk, .oklar], by: [.hagerstenAlvsjo]),
    ]

    private static let children: [Idea] = [
        Idea("Barngrupp 7–12 år", as: .children, for: [.barn], by: [.hasselbyVallingby, .bromma]),
        Idea("Barngrupp 7–12 år", as: .children, for: [.barn], by: [.enskedeArstaVantor, .farsta]),
        Idea(
            "Ungdomsgrupp 13–17 år", as: .children, for: [.barn], by: [.sodermalm, .enskedeArstaVantor, .skarpnack],
            reach: south),
        Idea("Ungdomsgrupp 13–17 år", as: .children, for: [.barn], by: [.jarva, .hasselbyVallingby], reach: west),
    ]

    private static let protected: [Idea] = [
        Idea(
            "Stödgrupp via SIG", as: .protected, for: [.kriminalitet], by: [.skarholmen, .hagerstenAlvsjo], reach: safe,
            neutrally: "Träff"),
        Idea(
            "Föräldragrupp – unga i kriminalitet", as: .protected, for: [.kriminalitet], by: [.jarva, .hasselbyVallingby],
            reach: safe, neutrally: "Träff"),
        Idea(
            "Stödgrupp efter dödligt våld", as: .protected, for: [.skjutningar], by: [.jarva, .hasselbyVallingby], reach: safe,
            neutrally: "Träff"),
        Idea(
            "Stödgrupp – när någon dras till våldsbejakande extremism", as: .protected, for: [.vbe],
            by: [.sodermalm, .norraInnerstaden], reach: .city, neutrally: "Träff"),
    ]
}
