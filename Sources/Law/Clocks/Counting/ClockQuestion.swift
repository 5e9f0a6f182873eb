public import Formats

/// What a deadline is asked for: the facts of one request, complaint or appeal, in civil days.
///
/// A breach counts in hours and has `BreachClock`.
public struct ClockQuestion: Sendable, Hashable {
  /// The law by its name, or nil to take the one that holds at `place`, or the strictest.
  public var law: String?
  /// What the clock runs for.
  public var right: ClockRight
  /// The day of receipt; for a notice, the day on which the data was obtained.
  public var received: CivilDate
  /// The day on which proof of identity arrived, where it was reasonably asked for.
  public var identity: CivilDate?
  /// The day on which a fee that was charged was paid.
  public var fee: CivilDate?
  /// The questions to the person, in any order.
  public var pauses: [ClockPause] = []
  /// Whether the period is extended.
  public var isExtended = false
  /// The day of the notice of the extension; nil presumes that it went out in time.
  public var notice: CivilDate?
  /// The part of the United Kingdom; nil takes only days of rest that all parts share.
  public var region: UKRegion?
  /// ISO 3166-1 code, or ISO 3166-2 code of a part; nil where it is not known.
  public var place: String?
  /// Days of rest that an operator adds.
  public var holidays: [Holiday] = []
  /// The day of the first communication with the person; it counts for `notice` only.
  public var firstCommunication: CivilDate?
  /// The day of the first disclosure to somebody else; it counts for `notice` only.
  public var firstDisclosure: CivilDate?

  /// Makes a question out of what is always needed.
  public init(law: String? = nil, right: ClockRight, received: CivilDate) {
    self.law = law
    self.right = right
    self.received = received
  }
}
