import Domain
import Testing

@testable import Planning

/// Whatever the term, reasons agree with the rules that the plan keeps.
@Suite("Reasons in small generated terms")
struct ReasonTests {
    static let cities = SmallTermTests.cities.prefix(60)

    @Test("what is said of who fits is what the core seats by")
    func fits() {
        for city in Self.cities {
            let compiled = CityProblem(city), problem = compiled.problem
            let classOf = problem.classOfRequest
            for (row, detail) in zip(problem.placements.elements, compiled.placements) {
                let offering = city.offerings[Int(row.offering)]
                let venue = detail.venue.flatMap { city.venue[$0] }
                for (index, request) in city.requests.enumerated() {
                    let pin = city.pins.first { $0.request == request.id }
                    guard pin == nil || pin?.offering == offering.id else { continue }
                    let fits = city.misfits(of: request, in: offering, at: detail.time, venue: venue).isEmpty
                    #expect(fits == (problem.visitor(classOf[index], at: row) != nil))
                }
            }
        }
    }

    @Test("every offering and everybody without a seat has a reason; nothing stops what runs")
    func complete() throws {
        for city in Self.cities {
            let plan = try city.plan(seed: 1, pace: Pace(steps: 300))
            #expect(plan.decisions.map(\.offering) == city.offerings.map(\.id))
            #expect(plan.decisions.allSatisfy { !$0.reasons.isEmpty })
            #expect(plan.unserved.allSatisfy { !$0.reasons.isEmpty })
            let running = Set(plan.sessions.map(\.offering))
            let compiled = CityProblem(city)
            for (index, offering) in city.offerings.enumerated() where running.contains(offering.id) {
                #expect(Obstructions(compiled, to: index).leaveAWay)
            }
        }
    }

    @Test("who comes before is counted by rule, and adds up to the place in the queue")
    func queues() throws {
        for city in Self.cities {
            let plan = try city.plan(seed: 1, pace: Pace(steps: 100))
            for (session, waitlist) in zip(plan.sessions, plan.waitlists) {
                let offering = try #require(city.offering[session.offering])
                let people = try waitlist.entries.map { try #require(city.request[$0.request]) }
                func isResident(_ person: Request) -> Bool { session.host == nil || person.district == session.host }
                for (index, entry) in waitlist.entries.enumerated() {
                    let me = people[index], before = people[..<index]
                    let prior = offering.queue == .priority ? before.filter { $0.priority < me.priority } : []
                    let residents = isResident(me) ? [] : before[prior.count...].filter(isResident)
                    let rest = index - prior.count - residents.count
                    let precedence =
                        offering.queue == .lottery
                        ? Precedence(priority: prior.count, residents: residents.count, lot: rest)
                        : Precedence(priority: prior.count, residents: residents.count, registration: rest)
                    #expect(entry.reasons.first == .queue(position: index + 1, before: precedence))
                }
            }
        }
    }

    @Test("nearest misses count the planned offerings that fail by just these conditions")
    func misses() throws {
        for city in Self.cities {
            let plan = try city.plan(seed: 1, pace: Pace(steps: 100))
            for unserved in plan.unserved {
                let request = try #require(city.request[unserved.request])
                for case .nearMiss(let misfits, let count) in unserved.reasons {
                    let found = plan.sessions.count { session in
                        city.offering[session.offering].map { offering in
                            city.misfits(
                                of: request, in: offering, at: session.time, venue: session.venue.flatMap { city.venue[$0] })
                        } == misfits
                    }
                    #expect(count == found)
                }
            }
        }
    }
}
