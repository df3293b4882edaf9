import ICalendar
import Testing

@Suite struct FingerprintTests {
    @Test(
        "a fingerprint is the first half of the SHA-256 that FIPS 180-4 gives",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb924"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039"),
            (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c"),
        ])
    func known(text: String, digits: String) {
        #expect(fingerprint(text) == digits)
    }
}
