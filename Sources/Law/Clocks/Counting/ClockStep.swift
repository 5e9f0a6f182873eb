/// One step of a count, with the article that asks for it.
public struct ClockStep: Sendable, Hashable {
  /// What was done, in a sentence.
  public let text: String
  /// The law or guidance behind it.
  public let source: String
}
