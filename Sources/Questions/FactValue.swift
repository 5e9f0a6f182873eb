public import Formats
public import Store

/// What a fact is now, as it is shown, and whether that says something or nothing.
public struct FactValue: Sendable, Equatable {
  /// What a fact comes to.
  public enum Outcome: String, Sendable, SQLBindable {
    /// It says none, never or nobody.
    case none
    /// It says something.
    case value
    /// It could not be worked out; that is neither none nor something.
    case unknown
  }

  /// What it comes to.
  public let outcome: Outcome
  /// In words.
  public let text: String

  /// A fact that says something.
  public static func value(_ text: String) -> FactValue {
    FactValue(outcome: .value, text: text)
  }

  /// A fact that says none, in the words that suit it.
  public static func none(_ text: String) -> FactValue { FactValue(outcome: .none, text: text) }

  /// A fact that could not be worked out.
  public static let unknown = FactValue(outcome: .unknown, text: "not known")
}

/// A value of a fact, with when it was first seen.
public struct FactSighting: Sendable, Equatable {
  /// The value.
  public let value: FactValue
  /// When it was first seen; it stood until the next.
  public let since: Timestamp
}
