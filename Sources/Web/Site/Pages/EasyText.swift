import Domain

/// What a page is about in a few short sentences (lättläst), for those who want it so; opened by whoever wants to read it.
func easyText(_ page: EasyText, _ language: Wording) -> Markup {
    let lines = language.easyLines(page).map { "<p>\($0)</p>" as Markup }
    return "<details class=\"easy\"><summary>\(language.easy)</summary>\(lines)</details>"
}

/// The pages that have one.
enum EasyText: Hashable, Sendable { case catalogue, offering, subscribing, asking, person }

extension Wording {
    fileprivate func easyLines(_ page: EasyText) -> [String] {
        switch (page, self) {
        case (.catalogue, .swedish):
            [
                "Här finns grupper för dig som hjälper någon.", "Välj var du bor. Tryck på Visa.",
                "Tryck på en grupp för att läsa mer. Det kostar inget.",
            ]
        case (.catalogue, .english):
            [
                "Here are groups for you who help someone.", "Choose where you live. Press Show.",
                "Press a group to read more. It is free.",
            ]
        case (.offering, .swedish):
            [
                "Här står när och var gruppen träffas.", "Vill du komma? Tryck på Anmäl dig.",
                "Är det fullt? Då kan du stå i kö. Vi frågar dig när det blir din tur.",
                "Har du frågor? Skriv till kontakten längre ner.",
            ]
        case (.offering, .english):
            [
                "Here is when and where the group meets.", "Do you want to come? Press Ask for a seat.",
                "Is it full? Then you can wait in line. We ask you when it is your turn.",
                "Do you have questions? Write to the contact further down.",
            ]
        case (.subscribing, .swedish):
            [
                "Du kan få träffarna i kalendern i din telefon.", "Tryck på knappen Öppna i min kalender.",
                "Då ändras tiden i din kalender om träffen flyttas.",
            ]
        case (.subscribing, .english):
            [
                "You can have the meetings in the calendar of your phone.", "Press the button Open in my calendar.",
                "Then the time changes in your calendar if a meeting is moved.",
            ]
        case (.asking, .swedish):
            [
                "Du svarar på frågor i tre steg.", "Du behöver inte säga ditt riktiga namn.",
                "Inget sparas förrän du trycker på Skicka anmälan.",
            ]
        case (.asking, .english):
            [
                "You answer questions in three steps.", "You need not say your real name.",
                "Nothing is stored before you press Send.",
            ]
        case (.person, .swedish):
            [
                "Det här är din sida. Visa inte adressen för andra.", "Har du en plats? Då är du välkommen.",
                "Står du i kö? Då frågar vi dig när det blir din tur.", "Kan du inte komma? Tryck på Lämna min plats.",
            ]
        case (.person, .english):
            [
                "This is your page. Do not show the address to others.", "Do you have a seat? Then you are welcome.",
                "Are you in line? Then we ask you when it is your turn.", "Can you not come? Press Give up my seat.",
            ]
        }
    }
}
