public import Formats
public import Store

/// One published version of the register.
public struct Publication: Sendable, Equatable {
  /// Its number, from 1 without a gap.
  public let number: Int
  /// SHA-256 of its canonical JSON.
  public let hash: [UInt8]
  /// When it was published.
  public let at: Timestamp
  /// Who published it.
  public let actor: Actor
  /// Whether the call that returned it published it; false when it was in force already.
  public let isNew: Bool
}
