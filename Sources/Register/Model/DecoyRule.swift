/// How many invented members each disclosure to somebody else carries, and where their mail arrives (demand E6).
public struct DecoyRule: Codable, Sendable, Equatable {
  /// How many there are when the register does not say.
  public static let usualCount = 3
  /// How many a disclosure may carry.
  public static let counts: ClosedRange<Int64> = 1...100

  /// Domains of ours, in small letters, every address of which leads to us.
  public var domains: [String]
  /// How many each disclosure carries.
  public var count: Int

  /// Makes a rule.
  public init(domains: [String], count: Int = usualCount) {
    self.domains = domains
    self.count = count
  }
}
