/// Why an erasure, a decision on an objection or a lifting does not go on; nothing of it is about anybody.
public enum ErasureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nobody of that name is here, or they were erased before.
  case unknownSubject
  /// There is no act of that name.
  case unknown(id: String)
  /// Another process carries it out.
  case busy(id: String)
  /// Nothing is certified yet.
  case notCertified(id: String)
  /// The download was used, or its time is over.
  case linkUsed
  /// Only a person with an account may do it.
  case staffAlone
  /// A reason is missing.
  case reasonMissing
  /// There is no such hold.
  case unknownHold
  /// There is no such objection, or it is decided.
  case unknownObjection
  /// What is to be lifted does not stand.
  case nothingToLift
  /// No way is known by which the person can be told.
  case noAddress
  /// The days lie outside the limits.
  case days
  /// The file is no certificate of an erasure.
  case notACertificate

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownSubject: "nobody is held under that name; they may be erased already"
    case .unknown(let id): "there is no erasure `\(id)`; `aboveboard erase list` shows all"
    case .busy(let id): "another process carries out erasure `\(id)`; look at it in a moment"
    case .notCertified(let id):
      "erasure `\(id)` has no certificate yet; `aboveboard erase show \(id)` says why"
    case .linkUsed: "this download was used already, or its time is over; ask us for the file"
    case .staffAlone: "this needs a named person; give --actor NAME"
    case .reasonMissing: "say why; the reason is kept sealed"
    case .unknownHold: "the hold does not stand; `aboveboard hold list` shows those that do"
    case .unknownObjection:
      "no such objection waits for a decision; `aboveboard objection list` shows those that do"
    case .nothingToLift: "there is no restriction of everything to lift"
    case .noAddress:
      "no e-mail address is held, so the person cannot be told by mail; tell them, then say how "
        + "with --told"
    case .days: "the days lie between 0 and 3660"
    case .notACertificate: "this is no certificate of an erasure (\(ErasureCertificate.format))"
    }
  }
}
