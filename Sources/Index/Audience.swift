/// The set that a use permits, with a count per reason; reasons overlap, for a subject may have several.
public struct Audience: Sendable {
  /// Those whom one clause denies.
  public struct Denied: Sendable {
    /// The clause's number in the plan.
    public var clause: Int
    /// Those who meet the condition and are denied.
    public var subjects: Bitmap
    /// How many they are.
    public var count: Int
  }

  /// How much of an audience to keep beside its counts.
  public enum Detail: Sendable {
    /// Nothing.
    case counts
    /// Who is permitted, and of whom each optional field is withheld.
    case permitted
    /// Also who is denied by each clause.
    case everyone
  }

  /// How many meet the condition: permitted and denied together.
  public var members: Int
  /// Those whom no clause denies.
  public var permitted: Bitmap
  /// How many they are.
  public var permittedCount: Int
  /// The clauses that deny somebody, in the plan's order.
  public var denied: [Denied]
  /// The clauses that leave an optional field blank for somebody permitted, with how many.
  public var blanks: [(clause: Int, count: Int)]
  /// Those permitted for whom each optional or required field is withheld, in the order of the plan's handovers.
  public var withheld: [Bitmap]

  /// How many are denied.
  public var deniedCount: Int { members - permittedCount }
}
