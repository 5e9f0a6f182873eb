public import Formats
public import Store

/// One change of a request, as its history shows it.
public struct RequestNote: Sendable, Equatable {
  /// The kind of its entry, such as `request.paused`.
  public var kind: String
  /// The state before.
  public var from: RequestState
  /// The state after.
  public var to: RequestState
  /// The day for which it counts.
  public var day: CivilDate
  /// When it was entered.
  public var at: Timestamp
  /// Its entry in the log.
  public var sequence: Int64
  /// Who did it.
  public var actor: Actor
  /// What was written with it: `words`, `reason`, `late`, `letter`; empty when nothing was, or it is gone.
  public var texts: [String: String]
}
