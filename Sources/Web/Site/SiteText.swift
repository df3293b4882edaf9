public import Domain
import Registration

/// The site's own sentences: every one that a page says, in Swedish (klarspråk) and English. Words that others share are in
/// `Wording` itself.
extension Wording {
    /// What stands for a title that may not be told.
    public var neutralTitle: String { say("Träff", "Meeting") }

    private func say(_ swedish: String, _ english: String) -> String { self == .swedish ? swedish : english }

    var code: String { say("sv", "en") }
    var other: Wording { self == .swedish ? .english : .swedish }
    /// Its name in the other language's pages.
    var ownName: String { say("Svenska", "English") }

    // MARK: Frame

    var product: String { "Träffpunkt" }
    var subject: String { say("Stöd i grupp för dig som är anhörig", "Group support for you who care for someone") }
    var skip: String { say("Hoppa till innehållet", "Skip to the content") }
    var menu: String { say("Sidor", "Pages") }
    var find: String { say("Hitta en grupp", "Find a group") }
    var month: String { say("Månad", "Month") }
    var map: String { say("Karta", "Map") }
    var easy: String { say("Lättläst", "Easy to read") }
    var about: String { say("Om webbplatsen", "About this site") }
    var accessibility: String { say("Tillgänglighet", "Accessibility") }
    var privacy: String { say("Dina uppgifter", "Your details") }
    var openData: String { say("Öppna data", "Open data") }
    var inventedTitle: String { say("Påhittad demonstration", "Invented demonstration") }
    var inventedText: String {
        say(
            "Alla grupper, personer och siffror här är påhittade. Inget av det här äger rum. Bara stadsdelarna är verkliga.",
            "All groups, people and figures here are made up. None of this takes place. Only the districts are real.")
    }

    // MARK: Catalogue

    var welcome: String { say("Hitta stöd där du bor", "Find support where you live") }
    var welcomeLead: String {
        say(
            "För dig som hjälper, vårdar eller oroar dig för någon. Det kostar inget, och du behöver inget beslut. Du avgör själv om du är anhörig.",
            "For you who help, care for or worry about someone. It is free, and you need no decision from anybody. You decide yourself whether you are a relative."
        )
    }
    var choose: String { say("Välj vad som passar dig", "Choose what suits you") }
    var district: String { say("Stadsdel där du bor", "District where you live") }
    var wholeCity: String { say("Hela staden", "The whole city") }
    var near: String {
        say("Visa också det som är öppet för dig i andra stadsdelar", "Also show what is open to you in other districts")
    }
    var whom: String { say("Den du stöder", "The one you support") }
    var anybody: String { say("Alla", "Anybody") }
    var language: String { say("Språk i gruppen", "Language of the group") }
    var anyLanguage: String { say("Alla språk", "Any language") }
    var timeOfDay: String { say("Tid", "Time") }
    var anyTime: String { say("Dag eller kväll", "Day or evening") }
    func text(of daypart: Filter.Daypart) -> String {
        daypart == .day ? say("Dag", "Day") : say("Kväll, från 17", "Evening, from 5 pm")
    }
    var form: String { say("På plats eller digitalt", "In person or online") }
    var anyForm: String { say("Båda", "Either") }
    func text(of form: Filter.Form) -> String {
        form == .onSite ? say("På plats", "In person") : say("Digitalt", "Online")
    }
    var kind: String { say("Typ av träff", "Kind of meeting") }
    var anyKind: String { say("Alla typer", "Any kind") }
    var show: String { say("Visa", "Show") }
    var clear: String { say("Rensa valen", "Clear the choices") }
    func found(_ number: Int) -> String {
        switch number {
        case 0: say("Inget passar just de valen", "Nothing fits exactly those choices")
        case 1: say("1 träff passar", "1 group fits")
        default: say("\(number) träffar passar", "\(number) groups fit")
        }
    }
    var suggestions: String { say("Det här kan passa dig", "This may suit you") }
    var suggestionsLead: String {
        say(
            "Det ligger nära det du sökte: en annan tid, form eller stadsdel.",
            "Close to what you looked for: another time, form or district.")
    }
    func asksContact(_ district: String) -> String {
        say("Hittar du inget? Fråga anhörigstödet i \(district):", "Found nothing? Ask carer support in \(district):")
    }
    func hidden(_ number: Int) -> String {
        say(
            "Det finns också grupper vars tid och plats inte visas, för att skydda dem som kommer. Vänd dig till anhörigstödet i din stadsdel så får du veta mer.",
            "There are also groups whose time and place are not shown, to protect those who come. Ask carer support in your district to know more."
        )
    }
    func text(of availability: Availability) -> String {
        switch availability {
        case .seats: say("Platser finns", "Seats are free")
        case .few: say("Få platser kvar", "Few seats left")
        case .queue: say("Fullt – du kan ställa dig i kö", "Full – you can join the queue")
        case .closed: say("Stängd för anmälan", "Closed for registration")
        case .cancelled: say("Inställd", "Cancelled")
        }
    }
    func next(_ day: Day) -> String { say("Nästa gång: ", "Next time: ") + longText(of: day) }
    func week(_ day: Day) -> String { say("Nästa gång: vecka \(day.isoWeek.week)", "Next time: week \(day.isoWeek.week)") }
    var digital: String { say("Digitalt", "Online") }
    var placeUntold: String {
        say("Platsen får du veta när du har fått en plats", "You are told the place when you have a seat")
    }
    var asList: String { say("Som lista", "As a list") }
    var asMonth: String { say("Som månadskalender", "As a month calendar") }
    var asMap: String { say("Som karta", "As a map") }
    var subscribeToThis: String { say("Prenumerera på det du ser", "Subscribe to what you see") }
    var noTerm: String { say("Inga grupper är publicerade ännu.", "No groups are published yet.") }

    // MARK: Month and map

    func monthTitle(_ month: String) -> String { say("Träffar i \(month)", "Meetings in \(month)") }
    var monthBefore: String { say("Månaden före", "The month before") }
    var monthAfter: String { say("Månaden efter", "The month after") }
    var nothingThisMonth: String { say("Inget den här månaden.", "Nothing this month.") }
    var byWeekOnly: String { say("Visas bara per vecka", "Shown by week only") }
    var mapTitle: String { say("Välj stadsdel på kartan", "Choose a district on the map") }
    var mapLead: String {
        say("Samma stadsdelar står i listan under kartan.", "The same districts are in the list below the map.")
    }
    func groups(_ number: Int) -> String {
        number == 1 ? say("1 träff", "1 group") : say("\(number) träffar", "\(number) groups")
    }

    // MARK: Offering

    var whatIsIt: String { say("Vad är det?", "What is it?") }
    var forWhom: String { say("För vem?", "For whom?") }
    var forAnybody: String { say("För dig som är anhörig.", "For you who care for someone.") }
    var when: String { say("När?", "When?") }
    var whereAt: String { say("Var?", "Where?") }
    func offers(_ features: Features) -> String {
        features.isEmpty
            ? say(
                "Fråga kontakten om du behöver hiss, ramp eller hörslinga.",
                "Ask the contact if you need a lift, a ramp or a hearing loop.")
            : say("Lokalen har: ", "The venue has: ") + text(of: features) + "."
    }
    var spokenLanguage: String { say("Språk", "Language") }
    var seats: String { say("Platser", "Seats") }
    var whoFirst: String { say("Vem går före?", "Who goes first?") }
    func policy(_ queue: Terms.Queue, release: Day?) -> String {
        let held = release.map {
            say(
                "De som bor i stadsdelen går före till och med \(longText(of: $0 - 1)). ",
                "Those who live in the district go first until \(longText(of: $0 - 1)). ")
        }
        let order =
            switch queue {
            case .registration:
                say(
                    "Sedan gäller anmälningstid: den som anmälde sig först får plats först.",
                    "Then the time of registration counts: who registered first gets a seat first.")
            case .priority:
                say(
                    "Den som har störst behov går före, därefter den som anmälde sig först.",
                    "Who needs it most goes first, then who registered first.")
            case .lottery(_, let before):
                say(
                    "De som anmälde sig före \(longText(of: Stockholm.local(before).day)) lottas. Därefter gäller anmälningstid.",
                    "Those who registered before \(longText(of: Stockholm.local(before).day)) are drawn by lot. Then the time of registration counts."
                )
            }
        return (held ?? "") + order
    }
    var offerRule: String {
        say(
            "När en plats blir ledig erbjuds den nästa i kön. I regel har du två arbetsdagar på dig att svara.",
            "When a seat becomes free it is offered to the next in line. As a rule you have two working days to answer.")
    }
    var contact: String { say("Kontakt", "Contact") }
    var contactLead: String {
        say("Du når anhörigstödet, inte en viss person:", "You reach carer support, not a certain person:")
    }
    var askForSeat: String { say("Anmäl dig", "Ask for a seat") }
    var joinQueue: String { say("Ställ dig i kö", "Join the queue") }
    var subscribe: String { say("Lägg i din kalender", "Add to your calendar") }
    var printPoster: String { say("Skriv ut affisch", "Print a poster") }
    var printProgram: String { say("Skriv ut programmet", "Print the programme") }
    var cancelledMeeting: String { say("inställd", "cancelled") }
    func weekly(_ time: WeeklyTime, minutes: Int) -> String {
        let end = ClockTime(clamping: time.start.minutes + minutes)
        return "\(recurring(time.weekday)) \(time.start.text)–\(end.text)"
    }
    var weeksOnly: String {
        say(
            "Veckorna visas, men inte dag och tid. Fråga kontakten.",
            "The weeks are shown, but not day and time. Ask the contact.")
    }
    var back: String { say("Tillbaka", "Back") }

    // MARK: Subscribe

    var subscribeTitle: String { say("Prenumerera i din kalender", "Subscribe in your calendar") }
    var subscribeLead: String {
        say(
            "Träffarna hamnar i din egen kalender och ändras där när något flyttas eller ställs in. Vissa kalendrar hämtar ändringar bara två gånger om dagen.",
            "The meetings come into your own calendar and change there when something is moved or cancelled. Some calendars fetch changes only twice a day."
        )
    }
    var openInCalendar: String { say("Öppna i min kalender", "Open in my calendar") }
    var calendarAddress: String { say("Adress att kopiera", "Address to copy") }
    var copy: String { say("Kopiera", "Copy") }
    var copied: String { say("Kopierad", "Copied") }
    var download: String { say("Hämta som fil", "Download as a file") }
    var downloadNote: String { say("En fil ändras inte när något flyttas.", "A file does not change when something is moved.") }
    var remind: String { say("Ska kalendern påminna dig?", "Shall the calendar remind you?") }
    var noReminder: String { say("Nej, ingen påminnelse", "No reminder") }
    func before(minutes: Int) -> String {
        switch (minutes / 60, minutes / 1440) {
        case (1, _): say("1 timme före", "1 hour before")
        case (let hours, 0): say("\(hours) timmar före", "\(hours) hours before")
        case (_, 1): say("Dagen före", "The day before")
        case (_, let days): say("\(days) dagar före", "\(days) days before")
        }
    }
    var changeAddress: String { say("Byt adress", "Change the address") }
    var howTo: [(name: String, text: String)] {
        [
            (
                "iPhone, iPad, Mac",
                say("Tryck på ”Öppna i min kalender” och sedan på Prenumerera.", "Press “Open in my calendar”, then Subscribe.")
            ),
            (
                "Google",
                say(
                    "På en dator: öppna calendar.google.com, välj plustecknet vid ”Andra kalendrar”, sedan ”Från webbadress”, och klistra in adressen.",
                    "On a computer: open calendar.google.com, choose the plus at “Other calendars”, then “From URL”, and paste the address."
                )
            ),
            (
                "Outlook",
                say(
                    "Öppna kalendern, välj ”Lägg till kalender”, sedan ”Prenumerera från webben”, och klistra in adressen.",
                    "Open the calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address.")
            ),
        ]
    }

    // MARK: Asking for a seat

    func step(_ number: Int) -> String { say("Steg \(number) av 3", "Step \(number) of 3") }
    var stepSeat: String { say("Vad vill du gå på?", "What would you like to come to?") }
    var stepDetails: String { say("Hur når vi dig?", "How do we reach you?") }
    var stepCheck: String { say("Stämmer det?", "Is this right?") }
    var yourWish: String { say("Du vill ha en plats i", "You would like a seat in") }
    var alternatives: String { say("Välj gärna fler, så ökar chansen", "Choose more if you like, for a better chance") }
    var alternativesHelp: String {
        say("Du får högst en plats. Den översta går före.", "You get one seat at most. The first one comes first.")
    }
    var homeDistrict: String { say("I vilken stadsdel bor du?", "In which district do you live?") }
    var chooseDistrict: String { say("Välj stadsdel", "Choose a district") }
    var partySize: String { say("Hur många kommer?", "How many are coming?") }
    var justMe: String { say("Bara jag", "Just me") }
    var twoOfUs: String { say("Vi är två som vill gå tillsammans", "Two of us who want to come together") }
    var goOn: String { say("Fortsätt", "Continue") }
    var name: String { say("Vad vill du kallas?", "What shall we call you?") }
    var nameHelp: String { say("Förnamn eller ett påhittat namn räcker.", "A first name or a made-up name will do.") }
    var nameOptional: String { say("Du kan lämna det tomt.", "You can leave it empty.") }
    var reach: String { say("Hur vill du att vi når dig?", "How shall we reach you?") }
    var byEmail: String { say("Med e-post", "By e-mail") }
    var byPhone: String { say("Med sms eller samtal", "By text message or telephone") }
    var callMe: String { say("Ring mig, jag vill inte skriva mer", "Call me, I would rather not write") }
    /// Of somebody who is called and not written to.
    var byCall: String { say("vi ringer", "we call") }
    var throughStaff: String { say("Genom anhörigstödet", "Through carer support") }
    var haveProtectedDetails: String {
        say(
            "Har du skyddade personuppgifter? Anmäl dig hellre genom anhörigstödet:",
            "Are your personal details protected? Rather register through carer support:")
    }
    var email: String { say("E-postadress", "E-mail address") }
    var phone: String { say("Telefonnummer", "Telephone number") }
    var needs: String { say("Behöver du något för att kunna komma?", "Do you need anything to be able to come?") }
    var respite: String {
        say(
            "Någon behöver vara hos den jag stöder medan jag är borta (avlösning)",
            "Somebody must be with the one I support while I am away (respite)")
    }
    var leaveEmpty: String { say("Lämna det här fältet tomt", "Leave this field empty") }
    var stored: String {
        say(
            "Vi sparar det du skriver här, krypterat, för att kunna ge dig en plats och nå dig. Det raderas senast 90 dagar efter terminens slut, eller när du ber om det.",
            "We store what you write here, encrypted, to give you a seat and to reach you. It is erased at the latest 90 days after the term ends, or when you ask."
        )
    }
    var never: String {
        say(
            "Skriv inget personnummer, och inget om den du stöder.",
            "Write no identity number, and nothing about the one you support.")
    }
    var send: String { say("Skicka anmälan", "Send") }
    var change: String { say("Ändra", "Change") }
    var problems: String { say("Något behöver rättas", "Something needs correcting") }
    var needDistrict: String { say("Välj stadsdelen där du bor.", "Choose the district where you live.") }
    var needReach: String { say("Välj hur vi når dig.", "Choose how we reach you.") }
    var formExpired: String {
        say(
            "Formuläret hade legat öppet för länge, så inget skickades. Försök igen.",
            "The form had been open too long, so nothing was sent. Please try again.")
    }
    var formTrapped: String {
        say(
            "Formuläret fylldes i snabbare än någon hinner, eller ett dolt fält fylldes i, så inget sparades. Gå tillbaka, vänta ett par sekunder och skicka igen.",
            "The form was filled in faster than anybody can, or a hidden field was filled in, so nothing was stored. Go back, wait a few seconds and send again."
        )
    }
    var sentAlready: String {
        say(
            "Formuläret har redan skickats, så inget mer sparades. Din sida finns på adressen du fick. Vill du anmäla någon annan? Börja om från gruppens sida.",
            "The form has been sent already, so nothing more was stored. Your page is at the address that you were given. Do you want to register somebody else? Start again from the group’s page."
        )
    }
    var gone: String { say("Gruppen finns inte längre att anmäla sig till.", "The group can no longer be registered for.") }
    func text(of refusal: DetailRefusal) -> String {
        switch refusal {
        case .personalNumber:
            say("Ta bort personnumret. Vi sparar aldrig personnummer.", "Remove the identity number. We never store one.")
        case .nameEmpty:
            say("Skriv vad du vill kallas. Ett påhittat namn går bra.", "Write what we shall call you. A made-up name will do.")
        case .nameTooLong:
            say("Namnet får vara högst \(PersonName.most) tecken.", "The name can be \(PersonName.most) characters at most.")
        case .nameUnreadable: say("Skriv namnet på en rad.", "Write the name on one line.")
        case .emailForm, .emailLetters, .emailTooLong:
            say("Skriv en e-postadress, till exempel namn@exempel.se.", "Write an e-mail address, such as name@example.org.")
        case .phoneForm, .phoneWithoutStart, .phoneLength:
            say("Skriv ett telefonnummer, till exempel 070-123 45 67.", "Write a telephone number, such as 070-123 45 67.")
        }
    }
    func text(of refusal: Refusal) -> String {
        switch refusal {
        case .notOpen, .notHeld: say("Gruppen tar inte emot anmälningar just nu.", "The group takes no registrations now.")
        case .noMeetingLeft:
            say("Det finns ingen träff kvar som du hinner till.", "There is no meeting left that you could come to.")
        case .hasPlace: say("Du har redan en plats där.", "You have a place there already.")
        case .hasNoPlace, .hasNoSeat: say("Du har ingen plats där längre.", "You no longer have a place there.")
        case .hasNoOffer:
            say("Du har inget erbjudande där att svara på längre.", "You no longer have an offer there to answer.")
        case .tooLate:
            say(
                "Tiden att svara har gått ut, och platsen har gått vidare.",
                "The time to answer has passed, and the seat has been passed on.")
        case .hasKeptBefore:
            say("Du har redan avstått en gång. Tacka ja eller nej.", "You have passed once already. Say yes or no.")
        case .lineIsFull:
            say(
                "Kön är full. Välj en annan grupp eller fråga kontakten.",
                "The queue is full. Choose another group or ask the contact.")
        case .outOfReach: say("Gruppen är inte öppen för din stadsdel.", "The group is not open to your district.")
        case .needsName: say("Gruppen behöver veta vad du vill kallas.", "The group needs to know what to call you.")
        case .venueLacks:
            say("Lokalen har inte det du behöver. Fråga kontakten.", "The venue does not have what you need. Ask the contact.")
        case .hasProtectedDetails: noCalendar
        case .tooManySessions: say("Välj färre grupper.", "Choose fewer groups.")
        case .sameSessionTwice: say("Välj varje grupp en gång.", "Choose each group once.")
        default: say("Det gick inte att göra. Inget har ändrats.", "It could not be done. Nothing has changed.")
        }
    }

    // MARK: The person's own page

    var myPage: String { say("Min sida", "My page") }
    var welcomeBack: String { say("Din anmälan är sparad", "Your registration is stored") }
    var keepLink: String {
        say(
            "Spara den här sidans adress. Den är din nyckel: den som har adressen ser sidan.",
            "Keep this page’s address. It is your key: whoever has the address sees the page.")
    }
    var myKey: String { say("Din kod och adress", "Your code and address") }
    var renewPage: String { say("Ge sidan en ny adress", "Give the page a new address") }
    var renewPageHelp: String {
        say(
            "Gör det om någon annan kan ha sett adressen. Den gamla slutar fungera överallt, också på papper.",
            "Do so if somebody else may have seen the address. The old one stops working everywhere, on paper too.")
    }
    var yourCode: String { say("Din kod att säga i telefon", "Your code to say on the telephone") }
    var qr: String { say("Öppna sidan i telefonen", "Open the page on a phone") }
    var myPlaces: String { say("Mina platser", "My places") }
    var noPlaces: String { say("Du har inga platser just nu.", "You have no places now.") }
    var haveSeat: String { say("Du har en plats", "You have a seat") }
    var haveOffer: String { say("Du erbjuds en plats", "You are offered a seat") }
    var inLine: String { say("Du står i kö", "You are in line") }
    var resting: String {
        say("Du står kvar i kön och frågas nästa gång", "You keep your place in line and are asked next time")
    }
    func replyBy(_ instant: Instant) -> String {
        let local = Stockholm.local(instant)
        let time = ClockTime(clamping: local.secondOfDay / 60).text
        return say(
            "Svara senast \(text(of: local.day.weekday)) \(longText(of: local.day)) klockan \(time).",
            "Answer by \(text(of: local.day.weekday)) \(longText(of: local.day)) at \(time).")
    }
    var accept: String { say("Ja, jag vill ha platsen", "Yes, I want the seat") }
    var keep: String { say("Inte nu, men stå kvar i kön", "Not now, but keep my place in line") }
    var decline: String { say("Nej, ta bort mig från kön", "No, take me out of the line") }
    var leaveSeat: String { say("Lämna min plats", "Give up my seat") }
    var leaveLine: String { say("Lämna kön", "Leave the line") }
    var sure: String { say("Ja, jag är säker", "Yes, I am sure") }
    var swap: String { say("Byt till en annan grupp", "Swap to another group") }
    var swapHelp: String {
        say("Du behåller din plats tills den nya är säker.", "You keep your seat until the new one is sure.")
    }
    var swapSend: String { say("Be om byte", "Ask to swap") }
    var myCalendar: String { say("Min kalender", "My calendar") }
    var calendarHelp: String {
        say(
            "En egen kalenderadress med det du har plats i. Dela den inte.",
            "A calendar address of your own with what you have a place in. Do not share it.")
    }
    var noCalendar: String {
        say(
            "Dina personuppgifter är skyddade. Därför finns ingen kalenderadress. Fråga anhörigstödet om tiderna.",
            "Your personal details are protected. Therefore there is no calendar address. Ask carer support for the times.")
    }
    var calendarExists: String {
        say(
            "Du har en kalenderadress. Den visas bara när den görs.",
            "You have a calendar address. It is shown only when it is made.")
    }
    var makeCalendar: String { say("Gör en kalenderadress", "Make a calendar address") }
    var renewCalendar: String { say("Gör en ny, och stäng den gamla", "Make a new one, and close the old") }
    var revokeCalendar: String { say("Stäng kalenderadressen", "Close the calendar address") }
    var whatWeKnow: String { say("Det här har vi sparat om dig", "This is what we have stored of you") }
    var reachedBy: String { say("Så når vi dig", "How we reach you") }
    var correct: String { say("Rätta", "Correct") }
    var save: String { say("Spara", "Save") }
    var downloadMine: String { say("Hämta allt om mig (JSON)", "Download everything about me (JSON)") }
    var erase: String { say("Radera allt om mig", "Erase everything about me") }
    var eraseHelp: String {
        say(
            "Du lämnar då alla platser och köer. Det går inte att ångra.",
            "You then give up all seats and places in line. It cannot be undone.")
    }
    var erased: String { say("Allt om dig är raderat", "Everything about you is erased") }
    var erasedText: String {
        say(
            "Sidans adress öppnar inget längre. Du är välkommen tillbaka när du vill.",
            "The page’s address opens nothing any more. You are welcome back whenever you like.")
    }
    var done: String { say("Klart.", "Done.") }

    // MARK: Print

    func programTitle(_ district: String) -> String {
        say("Program för anhöriga – \(district)", "Programme for relatives – \(district)")
    }
    var bookletLink: String { say("Hämta som häfte att vika (PDF)", "Download as a booklet to fold (PDF)") }
    var bookletHelp: String {
        say(
            "Skriv ut på båda sidor, vänd längs kortsidan, och vik på mitten.",
            "Print on both sides, flipped along the short edge, and fold in the middle.")
    }
    var scan: String { say("Läs mer och anmäl dig", "Read more and ask for a seat") }
    var freeOfCharge: String { say("Kostar inget. Du behöver inget beslut.", "Free of charge. You need no decision.") }

    // MARK: Failures

    var notFound: String { say("Sidan finns inte", "There is no such page") }
    var notFoundText: String {
        say("Adressen kan vara felskriven, eller så har gruppen slutat.", "The address may be wrong, or the group has ended.")
    }
    var wrongFilter: String { say("Valen går inte att förstå", "The choices cannot be read") }
    var wrongFilterText: String { say("Adressen till sidan verkar vara felskriven.", "The page’s address seems to be wrong.") }
    var tooMany: String { say("För många försök", "Too many tries") }
    func tooManyText(_ seconds: Int) -> String {
        say("Vänta \(seconds) sekunder och försök igen.", "Wait \(seconds) seconds and try again.")
    }
    var broken: String { say("Något gick fel hos oss", "Something went wrong on our side") }
    var brokenText: String {
        say("Inget har sparats. Försök igen om en stund.", "Nothing has been stored. Please try again in a while.")
    }
    var toStart: String { say("Till startsidan", "To the first page") }
}
