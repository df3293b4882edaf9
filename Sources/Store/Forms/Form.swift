internal import Domain
/// How a value is written in a field, and read from it.
struct Form<Value>: Sendable {
    let read: @Sendable (String) throws(Misfits) -> Value

    init(_ read: @escaping @Sendable (String) throws(Misfits) -> Value) { self.read = read }

    /// A form that a text has or has not.
    init(_ wanted: String, _ read: @escaping @Sendable (String) -> Value?) {
        self.init { text throws(Misfits) in
            guard let value = read(text) else { throw Misfits(text, "must be \(wanted)") }
            return value
        }
    }
}

/// Parts of a field that are not in the form they should have.
struct Misfits: Error, Hashable {
    struct Misfit: Hashable {
        let value: String
        let problem: String
    }

    var all: [Misfit]

    init(_ all: [Misfit]) { self.all = all }
    init(_ value: String, _ problem: String) { all = [Misfit(value: value, problem: problem)] }
}

extension Form {
    /// An empty field stands for a value of its own.
    func orIfEmpty(_ value: Value) -> Form where Value: Sendable {
        let read = read
        return Form { text throws(Misfits) in text.isEmpty ? value : try read(text) }
    }

    /// An empty field stands for nil.
    var optional: Form<Value?> {
        let read = read
        return Form<Value?> { text throws(Misfits) in text.isEmpty ? nil : try read(text) }
    }

    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Form<Other> {
        let read = read
        return Form<Other> { text throws(Misfits) in transform(try read(text)) }
    }
}

extension Form where Value: Hashable & SendableMetatype {
    /// Items with `|` between, none of them twice, at most 500; the items that are wrong are all told of.
    var list: Form<[Value]> {
        let read = read
        return Form<[Value]> { text throws(Misfits) in
            guard !text.isEmpty else { throw Misfits(text, "must not be empty") }
            let items = text.split(separator: "|", omittingEmptySubsequences: false)
            guard items.count <= 500 else { throw Misfits(text, "has \(items.count) items; must be at most 500") }
            var values: [Value] = []
            var misfits = Misfits([])
            for item in items.map({ String($0).trimmed }) {
                do throws(Misfits) {
                    let value = try read(item)
                    if values.contains(value) { throw Misfits(item, "is there twice") }
                    values.append(value)
                } catch {
                    misfits.all += error.all
                }
            }
            guard misfits.all.isEmpty else { throw misfits }
            return values
        }
    }
}
