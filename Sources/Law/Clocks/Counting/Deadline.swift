public import Formats

/// By when something is owed, and why.
public struct Deadline: Sendable, Hashable {
  /// The law that was applied.
  public let law: ClockLaw
  /// What it is owed for.
  public let right: ClockRight
  /// The day from which the period is counted.
  public let start: CivilDate
  /// The end by the regulator's method, after which something is late; nil while the clock stands.
  public let legalDue: CivilDate?
  /// The earliest defensible end, on any day, never after `legalDue`; nil while the clock stands.
  public let safeDue: CivilDate?
  /// The end before weekends and holidays; the limit for the notice of an extension is such a day too.
  public let unrolled: CivilDate?
  /// Since when the clock stands, when a question to the person is open.
  public let standsSince: CivilDate?
  /// The last day for the notice of an extension; nil where the law knows none
  /// and while the clock stands.
  public let noticeBy: CivilDate?
  /// Whether the period was extended.
  public let isExtended: Bool
  /// The count, step by step.
  public let steps: [ClockStep]
  /// What the reader must know before relying on it, in whole sentences.
  public let warnings: [String]
}
