public import Law
public import Register
public import Standing

/// One published register, and what changed for people since another (demand A10).
public struct RegisterReport: Sendable, Equatable {
  /// Whom a use that became possible can reach as things stand.
  public enum Reach: Sendable, Equatable {
    /// It rests on consent, and so many people's yes covers it now.
    case yeses(Int)
    /// It rests on something else, and asks for no yes.
    case noYesNeeded(LawfulBasis)
  }

  /// Something that may happen which could not before.
  public struct Allowed: Sendable, Equatable {
    /// The change.
    public var change: Change
    /// Whom it can reach; nil where that is not a use, or the register is not in force.
    public var reach: Reach?
  }

  /// The version that was asked for.
  public var publication: Publication
  /// Its register.
  public var register: Register
  /// The number of the version in force.
  public var newest: Int
  /// The version with which it is compared; nil for the first register, which stands alone.
  public var other: Int?
  /// What changed from the lower of the two numbers to the higher.
  public var comparison: RegisterComparison
  /// What the comparison allows, the first of it with whom it can reach.
  public var allowed: [Allowed]

  /// Whether the gate decides by it.
  public var isInForce: Bool { publication.number == newest }
}
