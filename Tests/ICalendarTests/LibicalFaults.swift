import CLibical
import ICalendar

/// What libical finds wrong in a calendar (its X-LIC-ERROR); nil when it finds no calendar at all.
func libicalFaults(_ bytes: [UInt8]) -> [String]? {
    Libical.alone {
        let text = bytes.map(CChar.init(bitPattern:)) + [0]
        guard let root = text.withUnsafeBufferPointer({ text in text.baseAddress.flatMap(icalparser_parse_string) }) else {
            return nil
        }
        defer { icalcomponent_free(root) }
        var faults: [String] = []
        var waiting = [root]
        while let component = waiting.popLast() {
            var property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY)
            while let fault = property {
                if let text = icalproperty_get_xlicerror(fault) { faults.append(String(cString: text)) }
                property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)
            }
            var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
            while let next = child {
                waiting.append(next)
                child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
            }
        }
        return faults
    }
}
