/// A run of memory of fixed length with one owner, which frees it: the tables that the search reads and writes millions of
/// times a second.
///
/// An array would check each index, and before each change whether somebody shares it. Here indices are checked by `assert`
/// only; the project's tests run with assertions on.
struct Memory<Element>: ~Copyable {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: max(1, count))
        _ = UnsafeMutableBufferPointer(start: base, count: count).initialize(from: elements)
    }

    init(repeating element: Element, count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: element, count: count)
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count, "the index lies within the memory")
            return base[index]
        }
        set {
            assert(index >= 0 && index < count, "the index lies within the memory")
            base[index] = newValue
        }
    }

    @inline(__always)
    subscript(index: Int32) -> Element {
        get { self[Int(index)] }
        set { self[Int(index)] = newValue }
    }

    var indices: Range<Int> { 0..<count }

    /// A copy that can be kept and walked through like any collection.
    var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// Another run of memory with the same elements.
    func copy() -> Memory { Memory(elements) }
}

// Swift's rules of exclusive access hold for the owner as for any value.
extension Memory: @unchecked Sendable where Element: Sendable {}
