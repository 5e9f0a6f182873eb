public import Store

/// What `fsck` found in a workspace, and what it mended.
public struct FsckReport: Sendable {
  /// What was found and is still there.
  public var flaws: Flaws
  /// What was mended, one sentence each.
  public var mended: [String] = []

  /// Whether nothing is there that must not be; leftovers of a crash and notes may.
  public var isSound: Bool { flaws.isSound }
}
