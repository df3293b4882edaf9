/// Who holds what and when: for each venue, or each leader, what is booked there.
struct Bookings: ~Copyable {
    /// The time and place of a booked offering, kept here so that a look at the bookings touches one run of memory.
    struct Entry {
        var offering: Int32 = -1
        var slot: Int32 = 0
        var host: Int32 = -1
        var weeks: UInt64 = 0
    }

    private var entries: Memory<Entry>
    private let first: Memory<Int32>
    private(set) var count: Memory<Int32>

    /// - Parameter capacities: for each venue or leader the most bookings it could ever have.
    init(capacities: [Int]) {
        var total: Int32 = 0
        first = Memory(
            capacities.map { capacity in
                defer { total += Int32(capacity) }
                return total
            })
        entries = Memory(repeating: Entry(), count: Int(total))
        count = Memory(repeating: 0, count: capacities.count)
    }

    private init(copying other: borrowing Bookings) {
        entries = other.entries.copy()
        first = other.first.copy()
        count = other.count.copy()
    }

    func copy() -> Bookings { Bookings(copying: self) }

    /// The n-th booking of a holder.
    @inline(__always)
    func entry(_ holder: Int32, _ n: Int32) -> Entry { entries[first[holder] + n] }

    mutating func add(_ row: Problem.Placement, to holder: Int32) {
        entries[first[holder] + count[holder]] = Entry(
            offering: row.offering, slot: row.slot, host: row.host, weeks: row.weeks)
        count[holder] += 1
    }

    mutating func remove(_ offering: Int32, from holder: Int32) {
        count[holder] -= 1
        let last = first[holder] + count[holder]
        var index = last
        while entries[index].offering != offering { index -= 1 }
        entries[index] = entries[last]
    }
}
