public import Formats

/// A day that is not worked, and what it is called.
public struct Holiday: Sendable, Hashable {
  /// The day.
  public let date: CivilDate
  /// What it is called, in English.
  public let name: String

  /// Makes a holiday, such as one that an operator adds.
  public init(_ date: CivilDate, _ name: String) {
    self.date = date
    self.name = name
  }
}
