import ArgumentParser
import Console
import Domain
import Registration
import Store

/// Why something was not done, as one sentence for people. Nothing in it tells who anybody is.
enum RefusalWording {
    /// What a command ends with.
    ///
    /// - Parameter term: where a name that is near an unknown one is looked for.
    static func failure(of error: any Error, in term: LivingTerm?) async -> any Error {
        switch error {
        case is Failure, is ExitCode, is ValidationError, is CleanExit: return error
        case Refusal.unknownSession(let session):
            let known = try? await term?.sessions().map(\.roster.session.text)
            if known?.isEmpty == true {
                return Failure("the database holds no term yet; make one with traffpunkt import TERM --plan DIR")
            }
            return Failure("\(session): there is no such session\(suggestion(for: session.text, among: known ?? []))")
        case Refusal.notHeld(let session):
            guard let status = try? await term?.session(session).roster.status else {
                return Failure("\(session): cannot be done now")
            }
            return Failure(
                "\(session): is \(name(of: status)) now, so it cannot be done; see traffpunkt undo for what was a slip")
        case let refusal as Refusal: return Failure(text(of: refusal))
        case let failure as DatabaseFailure: return Failure("\(failure)")
        case let failure as BackupFailure: return Failure("\(failure)")
        case let fault as KeyFault: return Failure("the key file: \(fault)")
        case let failure as SealFailure: return Failure("a person's details: \(failure)")
        case is UnreadableDetails: return Failure("a person's details opened, and are none; restore a backup")
        case let failure as OutputFailure: return Failure("\(failure)")
        case let other as OtherTerm:
            return Failure("the database holds another term, \(other.term); name another database, a database holds one term")
        default: return Failure("something went wrong that should not (\(type(of: error))); nothing was done")
        }
    }

    static func plainly<Result>(_ path: String, _ body: () throws(KeyFault) -> Result) throws(Failure) -> Result {
        do {
            return try body()
        } catch .absent {
            throw Failure(
                "\(path): there is no key; name the file with --key or TRAFFPUNKT_KEY (a new one, by traffpunkt key new, opens nothing "
                    + "that is sealed already)")
        } catch {
            throw Failure("\(error)".split(separator: "\n").map { "\(path): \($0)" }.joined(separator: "\n"))
        }
    }

    private static func name(of status: Roster.Status) -> String {
        switch status {
        case .open: "open"
        case .closed: "closed"
        case .cancelled: "cancelled"
        case .merged(let other): "merged into \(other)"
        }
    }

    static func text(of refusal: Refusal) -> String {
        switch refusal {
        case .notOpen(let session): "\(session): is not open for registrations; reopen it first, or choose another"
        case .noMeetingLeft(let session):
            "\(session): has no meeting left that the person could come to; choose another session"
        case .hasPlace(let session): "\(session): the person has a place there already, a seat, an offer or a place in line"
        case .hasNoPlace(let session): "\(session): the person has no place there"
        case .hasNoOffer(let session): "\(session): the person has no offer there to answer; see traffpunkt offers"
        case .tooLate(let session, let replyBy):
            "\(session): the time to reply passed at \(Stockholm.text(replyBy)), and the seat has been passed on"
        case .hasKeptBefore(let session):
            "\(session): the person has let an offer pass and kept their place once, which is all; decline without --keep"
        case .lineIsFull(let session, let most): "\(session): the line is full, \(most) wait; choose another session"
        case .outOfReach(let session):
            "\(session): is not open to that district's people, by agreement or by travel; choose another session"
        case .needsName(let session): "\(session): asks for a name or an alias; give --name"
        case .venueLacks(let session): "\(session): the venue lacks something that the person needs; choose another session"
        case .tooManySessions(let most): "--session: names too many sessions; at most \(most) in one wish"
        case .sameSessionTwice(let session): "--session: names \(session) twice"
        case .hasNoSeat(let session): "\(session): the person has no seat there to swap; only a seat can be swapped"
        case .notHeld(let session): "\(session): cannot be done as the session is now"
        case .isReleased(let session): "\(session): its held home seats have been released, and are open to everybody"
        case .seatsNotFree(let session, let free):
            "\(session): has \(free) free seats that are not set aside; lend at most so many"
        case .notLent(let session, let district): "\(session): no seats are lent to \(district) that nobody has taken"
        case .outsideLimits(let value, let limits):
            "\(value): must be a number from \(limits.lowerBound) to \(limits.upperBound)"
        case .tooFewSeats(let session, let needed, let free):
            "\(session): \(needed) seats are needed there and \(free) are free; raise its capacity first"
        case .isInBoth(let people):
            "\(people) \(people == 1 ? "person has" : "people have") a place in both sessions; withdraw one of the places first"
        case .cannotMeet: "people who must not meet would meet; arrange it in another way"
        case .cannotUndo(let operation, .followed):
            "\(operation): something has been done since in one of its sessions; undo that first"
        case .cannotUndo(let operation, .told): "\(operation): somebody has been told of it, so it cannot be undone"
        case .cannotUndo(let operation, .undone): "\(operation): has been undone already"
        case .cannotUndo(let operation, .erased): "\(operation): erased somebody, which cannot be undone"
        case .notTheirs(let session):
            "\(session): only staff of a district that hosts or owns it may change it; say which with --as district:ID"
        case .unknownSession(let session): "\(session): there is no such session"
        case .livesElsewhere: "--district: the person is known with another home district; give that one"
        case .noSuchMeeting(let session, let day): "\(session): has no meeting on \(day.iso) by its series, or it is cancelled"
        case .hasProtectedDetails: "PERSON: has protected personal details, and so gets no calendar address"
        case .unknownPerson:
            "PERSON: nobody whom you may act for has that pseudonym; look for a slip, or act as the home district"
        case .unknownOperation(let operation): "\(operation): there is no such operation"
        }
    }
}

extension String {
    /// Cut to 80 characters, control characters replaced: a command line may hold anything.
    var shown: String {
        let safe = unicodeScalars.map {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format ? "\u{FFFD}" : Character($0)
        }
        return String(safe.prefix(80)) + (safe.count > 80 ? "…" : "")
    }
}
