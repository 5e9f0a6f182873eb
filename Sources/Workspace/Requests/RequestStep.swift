public import Formats
public import Law
public import Rights

/// What somebody does about a request, at the desk or on the command line.
public enum RequestStep: Sendable, Equatable {
  case askIdentity(reason: String)
  /// Somebody whom we know, or nobody; the day of the proof is today unless it is named.
  case identify(UInt32?, on: CivilDate?)
  case askFee(reason: String)
  /// The day on which it was paid; nil when nobody asks for it any more.
  case settleFee(paid: CivilDate?)
  case pause(question: String)
  case resume(on: CivilDate?, words: String?)
  case extend(reasons: String)
  case answer(RequestOutcome, words: String, late: String?)
  case refuse(reasons: String, late: String?)
  case withdraw(reason: String?)
  case classify(RequestRight)
  case assign(String)
  case locate(place: String?, region: UKRegion?, law: String?)
  case flagOthers(reason: String)
  case clearOthers(reason: String)
  case checkMandate(isAccepted: Bool, reason: String)
  case acknowledge(on: CivilDate?)
  case enquire(findings: String)
}

/// What a step came to.
public struct StepTaken: Sendable, Equatable {
  /// Whether the person has to be told, and is.
  public enum Told: Sendable, Equatable {
    /// Nothing is to be told.
    case nothing
    /// A letter lies in the queue.
    case mail
    /// No address is known: somebody tells them by phone or post.
    case byHand
  }

  /// The request after it.
  public var request: SubjectRequest
  /// Whether the person is told.
  public var told: Told
}
