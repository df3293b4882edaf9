/// Swedish personal identity numbers and coordination numbers (SKV 704, SKV 707), which are never stored.
enum PersonalNumber {
    /// Whether one stands anywhere in a text, whatever stands between its digits and however they are drawn.
    ///
    /// Ten digits count, which are also the end of the twelve: year, month, a day that the month has (or that day and 60), and
    /// a check digit (Luhn). What only looks like one is refused too: one number in some 150 of that length.
    /// - Complexity: O(characters).
    static func stands(in text: String) -> Bool {
        let digits = text.unicodeScalars.compactMap(digit)
        return digits.indices.dropLast(9).contains { isNumber(Array(digits[$0..<$0 + 10])) }
    }

    /// Also the digits of other scripts, those that are drawn wide or within circles, and words for them of one sign.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType != nil, let value = scalar.properties.numericValue, (0...9).contains(value),
            value == value.rounded()
        else { return nil }
        return Int(value)
    }

    private static func isNumber(_ digits: [Int]) -> Bool {
        let pair = { (index: Int) in digits[index] * 10 + digits[index + 1] }
        let (year, month, day) = (pair(0), pair(2), pair(4) > 60 ? pair(4) - 60 : pair(4))
        // Of the years that end so, one in four has a leap day, or will (1900 has none, 2000 has).
        let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return false }
        let sum = digits.enumerated().reduce(0) { sum, place in
            let value = place.offset % 2 == 0 ? place.element * 2 : place.element
            return sum + value / 10 + value % 10
        }
        return sum % 10 == 0
    }
}
