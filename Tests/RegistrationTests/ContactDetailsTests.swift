import Registration
import Testing

@Suite("A detail of a person")
struct ContactDetailsTests {
    @Test(
        "that holds a personal identity number is refused",
        arguments: [
            "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876", "Åsa 811218-9876", "Åsa(8112189876)",
            "x198112189876x", "811218 9876", "81 12 18 98 76", "811218–9876", "811218\u{200B}9876", "8\u{AD}112189876",
            "８１１２１８－９８７６", "٨١١٢١٨٩٨٧٦", "8.1.1.2.1.8.9.8.7.6", "701063-2391", "1970106323 91", "000229-0005", "12811218987634",
            "811218_9876", "811218/9876", "811218a9876", "811218 x 9876", "811218’9876", "811218=9876", "811218(9876)",
            "811218\u{3164}9876", "811218\u{2800}9876", "8\u{FE0F}\u{20E3}11218 9876", "八一一二一八九八七六",
        ])
    func personalNumber(_ text: String) {
        #expect(throws: DetailRefusal.personalNumber) { try PersonName(text) }
    }

    @Test(
        "that only looks like such a number is kept",
        arguments: [
            "811218-9875", "811318-1237", "010229-0004", "810230-0004", "811232-9878", "701092-2396", "811218-987", "Åsa 1981",
            "Mormor till 3",
        ])
    func noPersonalNumber(_ text: String) throws { #expect(try PersonName(text).text == text) }

    @Test(
        "as a name is any text that people go by",
        arguments: ["Åsa", "Ö", "Jean-Luc d'Été", "عائشة", "Blå 7", "李", "🦊"])
    func name(_ text: String) throws { #expect(try PersonName("  \(text) ").text == text) }

    @Test(
        "as a name is one line that says something, and not too long",
        arguments: [
            ("", DetailRefusal.nameEmpty), ("  ", .nameEmpty), ("\u{3164}", .nameEmpty), ("-", .nameEmpty),
            ("Å\nsa", .nameUnreadable),
            ("Å\u{1B}[2Jsa", .nameUnreadable), ("Å\u{202E}sa", .nameUnreadable),
            (String(repeating: "å", count: 81), .nameTooLong),
            ("a" + String(repeating: "\u{301}", count: 100), .nameTooLong),
        ])
    func badName(_ text: String, _ refusal: DetailRefusal) {
        #expect(throws: refusal) { try PersonName(text) }
    }

    @Test(
        "as an e-mail address is read, with its host in lower case",
        arguments: [
            ("a@b.se", "a@b.se"), (" Asa.Oberg+grupp@Example.ORG ", "Asa.Oberg+grupp@example.org"),
            ("o'hara_1@sub.xn--rksmrgs-5wao1o.se", "o'hara_1@sub.xn--rksmrgs-5wao1o.se"), ("1@1.x1", "1@1.x1"),
        ])
    func email(_ text: String, _ address: String) throws { #expect(try EmailAddress(text).text == address) }

    @Test(
        "as an e-mail address is refused",
        arguments: [
            ("", DetailRefusal.emailForm), ("asa", .emailForm), ("@b.se", .emailForm), ("a@", .emailForm), ("a@b", .emailForm),
            ("a@b@c.se", .emailForm), ("a..b@c.se", .emailForm), (".a@c.se", .emailForm), ("a b@c.se", .emailForm),
            ("a@b..se", .emailForm), ("a@-b.se", .emailForm), ("a@b-.se", .emailForm), ("a@[10.0.0.1]", .emailForm),
            ("a@10.0.0.1", .emailForm), ("\"a\"@b.se", .emailForm), ("a@b.se\nBcc: c@d.se", .emailForm),
            ("a@b.se\r\n", .emailForm),
            ("Åsa <a@b.se>", .emailLetters), ("åsa@b.se", .emailLetters), ("a@öb.se", .emailLetters), ("a@b.se,c", .emailForm),
            (String(repeating: "a", count: 65) + "@b.se", .emailTooLong),
            ("a@" + String(repeating: "bcd.", count: 63) + "se", .emailTooLong), ("811218-9876@b.se", .personalNumber),
            ("811218=9876@b.se", .personalNumber), ("a811218b9876@b.se", .personalNumber),
        ])
    func badEmail(_ text: String, _ refusal: DetailRefusal) {
        #expect(throws: refusal) { try EmailAddress(text) }
    }

    @Test(
        "as a telephone number becomes what the world dials",
        arguments: [
            ("070-123 45 67", "+46701234567"), ("0701234567", "+46701234567"), ("+46 70 123 45 67", "+46701234567"),
            ("+46 (0)70-123 45 67", "+46701234567"), ("0046 70 123 45 67", "+46701234567"),
            ("0046 (0)70 1234567", "+46701234567"),
            ("+460701234567", "+46701234567"), ("08-12 34 56", "+468123456"), ("08/508 00 000", "+46850800000"),
            ("(08) 508 00 000", "+46850800000"), ("(0)8 508 00 000", "+46850800000"), ("070–123.45.67", "+46701234567"),
            ("+358 40 123 4567", "+358401234567"), ("00358401234567", "+358401234567"),
            ("+44 (0)20 7946 0123", "+442079460123"),
            ("+47 22 12 34 56", "+4722123456"), ("+39 06 1234 5678", "+390612345678"),
        ])
    func phone(_ text: String, _ number: String) throws { #expect(try PhoneNumber(text).text == number) }

    @Test(
        "as a telephone number is refused",
        arguments: [
            ("", DetailRefusal.phoneForm), ("ring mig", .phoneForm), ("070-123 45 67 eller 68", .phoneForm),
            ("++46701234567", .phoneForm),
            ("070+1234567", .phoneForm), ("０７０１２３４５６７", .phoneForm), ("070-123~4567", .phoneForm), ("+", .phoneForm),
            ("112", .phoneWithoutStart), ("46701234567", .phoneWithoutStart), ("+0701234567", .phoneWithoutStart),
            ("070-12", .phoneLength),
            ("070-123 45 67 89", .phoneLength), ("+46 00 123 45 67", .phoneLength), ("+358 12", .phoneLength),
            ("+1234567890123456", .phoneLength),
        ])
    func badPhone(_ text: String, _ refusal: DetailRefusal) {
        #expect(throws: refusal) { try PhoneNumber(text) }
    }

    @Test("is refused in a sentence that holds nothing of it", arguments: DetailRefusal.allCases)
    func sentence(_ refusal: DetailRefusal) { #expect(!refusal.description.isEmpty && !refusal.description.hasSuffix(".")) }
}
