import Synchronization

/// What was read of the database, kept until the feed says that it may have changed.
public final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Kept {
    let value: Value
    let sequence: Int64
    let epoch: Int64
  }

  /// The last change that concerns a value, as of a position of the feed: worked out once for each position.
  private struct LastChange {
    let position: Int64
    let epoch: Int64
    let sequence: Int64
  }

  private let feed: Feed
  private let limit: Int
  private let concerns: @Sendable (String) -> Bool
  private let kept = Mutex<[Key: Kept]>([:])
  private let changed = Mutex(LastChange(position: 0, epoch: -1, sequence: 0))

  /// An empty memory of at most `limit` values.
  ///
  /// `concerns` says for the first word of an entry's kind whether such an entry may change a value.
  public init(
    _ feed: Feed, limit: Int = 65_536, where concerns: @escaping @Sendable (String) -> Bool
  ) {
    self.feed = feed
    self.limit = limit
    self.concerns = concerns
  }

  /// The value of a key as of now: the one that is kept, or the one that `read` returns.
  public func value(
    of key: Key, read: @Sendable () async throws -> Value
  ) async throws -> Value {
    try await value(of: key, at: try await feed.current(), read: read)
  }

  /// The same for a caller that knows where the feed stood after its request arrived.
  public func value(
    of key: Key, at position: Feed.Position, read: @Sendable () async throws -> Value
  ) async throws -> Value {
    let changed = lastChange(at: position)
    if let found = kept.withLock({ $0[key] }), found.epoch == position.epoch,
      found.sequence >= changed
    {
      return found.value
    }
    let value = try await read()
    kept.withLock { kept in
      if kept.count >= limit { kept.removeAll(keepingCapacity: true) }
      // What was read is at least as new as the position that was known before.
      kept[key] = Kept(
        value: value, sequence: position.sequence, epoch: position.epoch)
    }
    return value
  }

  private func lastChange(at position: Feed.Position) -> Int64 {
    changed.withLock { changed in
      if changed.position != position.sequence || changed.epoch != position.epoch {
        changed = LastChange(
          position: position.sequence, epoch: position.epoch,
          sequence: position.lastChange { $0.isEmpty || concerns($0) })
      }
      return changed.sequence
    }
  }
}
