extension CalendarImport {
    /// Why bytes are no calendar that could be read even in part, in English; nil when they are one.
    public static func refusal(of bytes: [UInt8]) -> String? {
        do {
            _ = try CalendarParser(bytes, .standard)
            return nil
        } catch {
            return error.line.map { "line \($0): \(error.message)" } ?? error.message
        }
    }
}
