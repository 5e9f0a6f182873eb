public import Formats

/// One clock of one law: for which rights, how long, and how it is counted.
public struct ClockRule: Sendable, Hashable {
  /// The rights that the clock serves.
  public let rights: [ClockRight]
  /// How long it runs.
  public let period: ClockPeriod
  /// The article that gives the period.
  public let source: String
  /// Whether identity and fee can move the start, and the article that says so or does not.
  public let start: Start
  /// The article by which an end at a weekend or holiday rolls; nil where none does.
  public let rolls: String?
  /// How far it can be extended; nil where it cannot.
  public let extended: Extension?
  /// The article that lets a question to the person pause the clock; nil where none does.
  public let pauses: String?
  /// The first day on which the rule was in force, where it matters here.
  public let inForce: CivilDate?
  /// What stands in doubt or is left open, in whole sentences.
  public let remarks: [String]
  /// A shorter period that a source gives, for the safe date.
  public let shorter: ClockPeriod?

  /// From when a clock runs.
  public enum Start: Sendable, Hashable {
    /// From the latest of request, proof of identity and fee, by that article.
    case latest(String)
    /// From receipt whatever comes later, by that article.
    case receipt(String)
  }

  /// A longer period after a notice in time.
  public struct Extension: Sendable, Hashable {
    /// The whole period, counted from the original start.
    public let total: ClockPeriod
    /// The article that allows it, and on what condition.
    public let source: String
  }

  init(
    _ rights: [ClockRight], _ period: ClockPeriod, _ source: String, start: Start? = nil,
    rolls: String? = nil, extended: Extension? = nil, pauses: String? = nil,
    inForce: CivilDate? = nil, remarks: [String] = [], shorter: ClockPeriod? = nil
  ) {
    self.rights = rights
    self.period = period
    self.source = source
    self.start = start ?? .receipt(source)
    self.rolls = rolls
    self.extended = extended
    self.pauses = pauses
    self.inForce = inForce
    self.remarks = remarks
    self.shorter = shorter
  }
}
