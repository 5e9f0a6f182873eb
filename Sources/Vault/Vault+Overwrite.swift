import Store

extension Vault {
  /// How many keys a table has at most that is written anew in passing; beyond, it takes minutes in which nobody reads.
  public static let mostRewritten: Int64 = 1_000_000

  /// Makes the bytes of destroyed keys leave the second store's table; false when it is too large for that in passing.
  ///
  /// SQLite overwrites what is deleted, so there is nothing to do. PostgreSQL keeps a former row in its page until the
  /// page needs the room: the table is written anew, and the old file goes. Its write-ahead log keeps the former row, wrapped
  /// under the workspace's key, until the server recycles the segment.
  /// - Parameter isForced: whatever the size.
  public func overwriteDestroyed(isForced: Bool = false) async throws -> Bool {
    try requireOpen()
    guard store.dialect == .postgres else { return true }
    if !isForced {
      let rows = try await store.read { try $0.int("SELECT COUNT(*) FROM subject_keys") }
      guard rows <= Self.mostRewritten else { return false }
    }
    try await store.writeAlone { _ = try $0.run("CLUSTER subject_keys USING subject_keys_pkey") }
    return true
  }
}
