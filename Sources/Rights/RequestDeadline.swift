public import Formats
import Law

/// By when a request is owed an answer, and every step of the count.
public struct RequestDeadline: Sendable, Equatable {
  /// One step of the count, with its article.
  public struct Step: Sendable, Equatable {
    /// What was done, in a sentence.
    public var text: String
    /// The law or guidance behind it.
    public var source: String
  }

  /// The law by its name, such as `uk-gdpr`; `notice` where an authority named the day.
  public var law: String
  /// What the law is called.
  public var lawName: String
  /// The day from which it counts.
  public var start: CivilDate
  /// After this day it is late; nil while the clock stands, or where law sets no day.
  public var legalDue: CivilDate?
  /// The day to plan for; nil while the clock stands.
  public var safeDue: CivilDate?
  /// Since when the clock stands.
  public var standsSince: CivilDate?
  /// The last day for the notice of an extension; nil where there is none.
  public var noticeBy: CivilDate?
  /// Whether it is extended.
  public var isExtended: Bool
  /// The count, step by step, for a lawyer.
  public var steps: [Step]
  /// What must be known before relying on it.
  public var warnings: [String]
}

extension RequestDeadline {
  init(_ deadline: Deadline) {
    self.init(
      law: deadline.law.id, lawName: deadline.law.name, start: deadline.start,
      legalDue: deadline.legalDue, safeDue: deadline.safeDue, standsSince: deadline.standsSince,
      noticeBy: deadline.noticeBy, isExtended: deadline.isExtended,
      steps: deadline.steps.map { Step(text: $0.text, source: $0.source) },
      warnings: deadline.warnings)
  }
}
