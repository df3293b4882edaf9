internal import CQRencode

/// An address as a QR code (ISO/IEC 18004), drawn by libqrencode; nil for one that is too long.
func qrCode(_ text: String) -> Markup? {
    // Level M: 15 % of it can be damaged.
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard width > 0, let data = code.pointee.data else { return nil }
    let rows = (0..<width).map { y -> String in
        (0..<width).compactMap { x in data[y * width + x] & 1 == 1 ? "M\(x + 4) \(y + 4)h1v1h-1z" : nil }.joined()
    }
    let size = width + 8
    return """
        <svg class="qrcode" viewBox="0 0 \(size) \(size)" role="img" aria-label="QR"><rect class="ground" width="\(size)" height="\(size)"/><path class="dark" d="\(rows.joined())"/></svg>
        """
}
