internal import Foundation

/// Bytes as text that can stand in an address (RFC 4648 section 5), without padding.
func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    let swapped = Data(bytes).base64EncodedString().utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: byte
        }
    }
    return String(decoding: swapped, as: UTF8.self)
}

/// The bytes that `base64URL` gives a text for; nil for every other text, so that no two texts give the same bytes.
func bytes(base64URL text: String) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let plain = text.replacing("-", with: "+").replacing("_", with: "/") + padding
    guard let data = Data(base64Encoded: plain), base64URL(data) == text else { return nil }
    return Array(data)
}
