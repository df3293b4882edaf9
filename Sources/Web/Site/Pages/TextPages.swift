import Domain

// Pages of plain text.

func easyPage(_ catalogue: Catalogue, _ language: Wording) -> Page {
    let lines: [String] =
        language == .swedish
        ? [
            "Hjälper du någon som är sjuk, gammal eller mår dåligt? Då är du anhörig.",
            "Du kan träffa andra som har det som du. Ni pratar, lyssnar och får råd.",
            "Det kostar inget. Du behöver inte visa något papper.",
            "Du väljer själv vad du berättar. Du behöver inte säga ditt riktiga namn.",
            "Tryck på Hitta en grupp. Välj var du bor. Tryck på Visa.",
            "Tryck på en grupp som du vill gå till. Tryck på Anmäl dig.",
            "Är det fullt? Då kan du stå i kö. Vi frågar dig när det blir din tur.",
            "Vill du hellre prata? Ring eller skriv till anhörigstödet där du bor. De kan anmäla dig.",
        ]
        : [
            "Do you help someone who is ill, old or unwell? Then this is for you.",
            "You can meet others in the same situation. You talk, listen and get advice.",
            "It is free. You need not show any paper.",
            "You choose what to tell. You need not say your real name.",
            "Press Find a group. Choose where you live. Press Show.",
            "Press a group that you would like to come to. Press Ask for a seat.",
            "Is it full? Then you can wait in line. We ask you when it is your turn.",
            "Would you rather talk? Write to carer support where you live. They can register you.",
        ]
    return Page(
        title: language.easy, link: .easy,
        content: "<div class=\"easy\">\(lines.map { "<p>\($0)</p>" as Markup })</div>\(contacts(catalogue))", language: language
    )
}

private func contacts(_ catalogue: Catalogue) -> Markup {
    let items = catalogue.districts.map { "<li>\($0.name): \(contactLink($0.contact))</li>" as Markup }
    return "<ul class=\"plain\">\(items)</ul>"
}

func aboutPage(_ catalogue: Catalogue, _ language: Wording) -> Page {
    let text =
        language == .swedish
        ? "Här står allt gruppstöd som stadens stadsdelar ger till dig som är anhörig: grupper, caféer, kurser, föreläsningar och digitala träffar. Uppgifterna kommer direkt från stadsdelarnas planering och ändras så snart något flyttas eller ställs in."
        : "Here is all the group support that the city’s districts give to you who care for someone: groups, cafés, courses, lectures and online meetings. It comes straight from the districts’ planning and changes as soon as something is moved or cancelled."
    return Page(
        title: language.about, link: .about,
        content: """
            <p class="lead">\(text)</p><h2>\(language.contact)</h2><p>\(language.contactLead)</p>\(contacts(catalogue))
            \(hiddenNote(catalogue, language))<p class="note">\(mapSource(language))</p>
            """, language: language)
}

private func mapSource(_ language: Wording) -> String {
    (language == .swedish ? "Kartans gränser: " : "The map’s borders: ") + DistrictOutline.source
}

func privacyPage(_ language: Wording) -> Page {
    let lines: [String] =
        language == .swedish
        ? [
            language.stored,
            "Du väljer vad du vill kallas. Vi ber aldrig om personnummer och aldrig om något om den du stöder.",
            "Bara anhörigstödet i stadsdelen där du bor ser hur vi når dig. Går du i en grupp i en annan stadsdel ser de som håller i den bara vad din plats behöver, och ditt namn om du säger ja till det.",
            "Varje gång någon läser eller ändrar det vi har sparat om dig skrivs det upp.",
            "På din egen sida ser du allt, kan rätta det, hämta det och radera det. Du når sidan genom adressen du fick när du anmälde dig.",
            "Webbplatsen använder en kaka, bara medan du anmäler dig, för att ingen annan ska kunna skicka formuläret åt dig. Inget följer dig mellan besöken.",
        ]
        : [
            language.stored,
            "You choose what we call you. We never ask for an identity number, nor for anything about the one you support.",
            "Only carer support in the district where you live sees how to reach you. If you come to a group in another district, those who lead it see only what your seat needs, and your name if you agree to it.",
            "Each time that somebody reads or changes what is stored of you, it is noted.",
            "On your own page you see everything, and can correct, download and erase it. You reach it by the address that you were given when you registered.",
            "The site uses one cookie, only while you register, so that nobody else can send the form for you. Nothing follows you from visit to visit.",
        ]
    return Page(
        title: language.privacy, link: .privacy, content: "\(lines.map { "<p>\($0)</p>" as Markup })", language: language)
}

func accessibilityPage(_ catalogue: Catalogue, _ language: Wording) -> Page {
    let lines: [String] =
        language == .swedish
        ? [
            "Webbplatsen är byggd för att följa lagen om tillgänglighet till digital offentlig service (WCAG 2.2, nivå AA).",
            "Den fungerar utan JavaScript, med bara tangentbord, med skärmläsare, vid 400 % förstoring, i mörkt läge och med hög kontrast.",
            "Varje sida prövas automatiskt i en riktig webbläsare. Ingen har ännu granskat den för hand, så det kan finnas brister som vi inte känner till.",
            "Kartan säger inget som inte också står i listan bredvid.",
            "Är något svårt att använda? Skriv eller ring till anhörigstödet i din stadsdel, så hjälper de dig och för det vidare. Är du inte nöjd med svaret kan du vända dig till Myndigheten för digital förvaltning, www.digg.se.",
        ]
        : [
            "The site is built to follow the Swedish law on accessible digital public service (WCAG 2.2, level AA).",
            "It works without JavaScript, with the keyboard alone, with a screen reader, at 400% zoom, in dark mode and in high contrast.",
            "Every page is tried automatically in a real browser. Nobody has reviewed it by hand yet, so there may be faults that we do not know.",
            "The map says nothing that is not also in the list beside it.",
            "Is something hard to use? Write to or call carer support in your district: they help you and pass it on. If you are not content with the answer, turn to the Agency for Digital Government, www.digg.se.",
        ]
    return Page(
        title: language.accessibility, link: .accessibility,
        content: "\(lines.map { "<p>\($0)</p>" as Markup })\(contacts(catalogue))", language: language)
}
