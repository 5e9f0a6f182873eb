public import Formats
public import Law

/// Why something is not done about a request; no text of anybody's stands in it.
public enum RequestError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no such request.
  case unknown(String)
  /// The state does not lead there.
  case notAllowed(RequestMove, from: RequestState)
  /// Somebody else changed it while this was done.
  case changedMeanwhile
  /// It was joined to another one.
  case joined(into: String)
  /// It has ended.
  case ended(RequestState)
  /// A text is missing, or too long.
  case text(String)
  /// A field cannot be put right.
  case field(String)
  /// A day lies in the future, or before the request.
  case day(String)
  /// Who asks is not known yet.
  case notIdentified
  /// It is about nobody whom we know, so that nothing can be carried out.
  case nobody
  /// The paper of whoever acts for the person is not checked.
  case mandateUnchecked
  /// The paper of whoever acts for the person was not accepted.
  case mandateRejected
  /// There is nothing of this kind to be checked.
  case nothingToCheck
  /// Nobody has said yet what it asks for.
  case unclassified
  /// A second person's data may be in the answer, and nobody has looked.
  case secondPerson
  /// It comes after the legal date.
  case lateReasonNeeded(CivilDate)
  /// The law that governs knows no pause for this.
  case cannotPause(law: String)
  /// The law that governs knows no extension for this.
  case cannotExtend(law: String)
  /// The notice of an extension comes too late.
  case extensionTooLate(CivilDate)
  /// A complaint is acknowledged, then enquired into, then decided.
  case complaintStep(String)
  /// An outcome does not go with the right.
  case outcome(RequestOutcome, RequestRight)
  /// Tasks of a notice are open.
  case tasksOpen(Int)
  /// There is no such task, or it is done.
  case unknownTask(Int)
  /// It is of another kind.
  case otherRight(RequestRight)
  /// Too many were sent from one place, or about one address.
  case tooMany
  /// The link opens nothing.
  case deadLink
  /// The clock of law refuses the facts.
  case clock(ClockError)
  /// The person was erased; what it said is gone.
  case erased
  /// A row is not what was written.
  case damaged

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .unknown(let id): "there is no request \(id); `aboveboard request list` shows all"
    case .notAllowed(let move, let state):
      "a request that is \(state.words) cannot be moved by `\(move.rawValue)`; it allows: "
        + (RequestMoves.moves(from: state).map(\.rawValue).joined(separator: ", ")
          .ifEmpty("nothing, since it has ended"))
    case .changedMeanwhile:
      "somebody else changed the request at the same time; nothing was done: look at it again"
    case .joined(let id): "this request was joined to \(id); work on that one"
    case .ended(let state): "the request is \(state.rawValue); it is not changed any more"
    case .text(let what): "\(what): nothing is written there, or more than 8,000 bytes"
    case .field(let name):
      "`\(name)` cannot be put right: the register must declare it, the value must fit it, and one must be held"
    case .day(let what): "\(what) lies in the future or before the request; put the day right"
    case .notIdentified: "who asks is not known yet; identify the person first"
    case .nobody: "the request is about nobody whom we know; answer it by hand"
    case .mandateUnchecked:
      "somebody acts for the person, and nobody has checked their paper; "
        + "`aboveboard request mandate` says what came out"
    case .mandateRejected:
      "the paper of whoever acts for the person was not accepted; refuse the request, or take a better paper"
    case .nothingToCheck: "the request holds nothing of this kind that waits to be checked"
    case .unclassified: "nobody has said what the request asks for; classify it first"
    case .secondPerson:
      "a second person's data may be in the answer; somebody must look and clear it first"
    case .lateReasonNeeded(let day):
      "the legal date was \(day.iso); a late answer needs a written reason"
    case .cannotPause(let law):
      "\(law) governs this request and does not stop the clock for a question to the person; go on without a pause"
    case .cannotExtend(let law): "\(law) governs this request and knows no extension for it"
    case .extensionTooLate(let day):
      "the notice of an extension was due by \(day.iso); there is none any more"
    case .complaintStep(let step): "a complaint has to be \(step) first"
    case .outcome(let outcome, let right):
      "`\(outcome.rawValue)` is no outcome for \(right.rawValue); it takes: "
        + RequestOutcome.of(right).map(\.rawValue).joined(separator: ", ")
    case .tasksOpen(let count):
      "\(count) \(count == 1 ? "task is" : "tasks are") open; finish them first"
    case .unknownTask(let number): "there is no open task \(number) of this request"
    case .otherRight(let right): "a request for \(right.rawValue) has no such step"
    case .tooMany: "too many requests came from here within an hour; try again later"
    case .deadLink: "this link opens nothing any more; send the form again for a new one"
    case .clock(let error): "\(error)"
    case .erased: "the person was erased, and what the request said is gone"
    case .damaged: "a request is damaged; run the fsck command, then restore a backup"
    }
  }
}

extension String {
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
