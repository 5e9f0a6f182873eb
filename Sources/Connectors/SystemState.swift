/// What a look at a system brought to light.
public struct SystemState: Sendable, Equatable {
  /// Columns that it has and the register does not declare, such as `members.last_ip`.
  public var undeclared: [String] = []
  /// Tables and columns that the register declares and it does not have, and what else cannot work.
  public var broken: [String] = []
  /// How many rows there are, by table.
  public var counts: [SystemCount] = []

  /// Nothing.
  public init() {}
}
