public import Formats

/// How long values of some fields may be used after they were collected (Article 5(1)(e)).
public struct RetentionRule: Codable, Sendable, Equatable {
  /// The fields it is about.
  public var fields: [FieldID]
  /// How long after the day of collection; the value is expired from the day on which the period ends.
  public var keep: Period
  /// Why so long, in a sentence for members.
  public var reason: String

  /// Makes a rule.
  public init(fields: [FieldID], keep: Period, reason: String = "") {
    self.fields = fields
    self.keep = keep
    self.reason = reason
  }
}
