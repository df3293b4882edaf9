import Domain
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

    @Test(
        "of every length about the edges of a block",
        arguments: [
            (55, "9f4390f8d30c2dd92ec9f095b65e2b9a"),
            (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f"),
            (63, "7d3e74a05d7db15bce4ad9ec0658ea98"),
            (64, "ffe054fe7ae0cb6dc65c3af9b61d5209"),
            (65, "635361c48bb9eab14198e76ea8ab7f1a"),
            (119, "31eba51c313a5c08226adf18d4a359cf"),
            (120, "2f3d335432c70b580af0e8e1b3674a7c"),
            (128, "6836cf13bac400e9105071cd6af47084"),
        ])
    func edges(length: Int, digits: String) {
        let bytes = Array(repeating: UInt8(ascii: "a"), count: length + 2)
        #expect(fingerprint(of: bytes[2...]) == digits)
    }
}
