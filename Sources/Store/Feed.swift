import Synchronization

/// Follows `entries` by kind, so that what was read once need not be read again until it may have changed.
public final class Feed: Sendable {
  /// Where the feed stood after a request arrived.
  public struct Position: Sendable {
    /// The head of `entries`, or later.
    public let sequence: Int64
    /// The server's number; see `HeadPosition`.
    let epoch: Int64
    /// The same as a head.
    public var head: HeadPosition { HeadPosition(sequence: sequence, epoch: epoch) }
    fileprivate let last: [String: Int64]

    /// The sequence of the last entry whose kind begins with such a word, as `key` in `key.revoked`.
    public func lastChange(where concerns: (String) -> Bool) -> Int64 {
      last.reduce(0) { concerns($1.key) ? max($0, $1.value) : $0 }
    }
  }

  private let database: any Database
  private let known = Mutex(Position(sequence: -1, epoch: 0, last: [:]))
  private let reader: Reader

  /// A feed, which has read nothing yet.
  public init(database: any Database) {
    self.database = database
    reader = Reader(database: database)
  }

  /// The position, which covers every change acknowledged before the call.
  public func current() async throws -> Position {
    let fence = try await database.headSource.position()
    let reached = known.withLock { known in
      known.epoch == fence.epoch && known.sequence >= fence.sequence ? known : nil
    }
    if let reached { return reached }
    let position = try await reader.reach(fence)
    known.withLock { known in
      if (known.epoch, known.sequence) < (position.epoch, position.sequence) { known = position }
    }
    return position
  }
}

/// Reads the entries of a feed for all who wait for them.
private actor Reader {
  private let database: any Database
  private var position = Feed.Position(sequence: -1, epoch: 0, last: [:])
  private var working: Task<Feed.Position, any Error>?

  /// Beyond so many entries at once, everything counts as changed.
  private static let reach: Int64 = 10_000

  init(database: any Database) {
    self.database = database
  }

  func reach(_ fence: HeadPosition) async throws -> Feed.Position {
    if fence.epoch > position.epoch {
      // Another server: what was known of the one before counts no more.
      position = Feed.Position(sequence: -1, epoch: fence.epoch, last: [:])
    }
    for _ in 0..<8 where position.sequence < fence.sequence {
      try Task.checkCancellation()
      let task = working ?? Task { try await self.read() }
      working = task
      defer { if working == task { working = nil } }
      _ = try await task.value
    }
    guard position.sequence >= fence.sequence else {
      throw StoreError(.busy, "the entries up to the head cannot be read")
    }
    return position
  }

  private func read() async throws -> Feed.Position {
    let (from, epoch) = (position.sequence, position.epoch)
    var last = position.last
    let (head, kinds) = try await database.read { transaction in
      let head = try transaction.head()
      guard head - from <= Self.reach else { return (head, [String: Int64]?.none) }
      var kinds: [String: Int64] = [:]
      try transaction.each(
        "SELECT kind, sequence FROM entries WHERE sequence > \(from) ORDER BY sequence"
      ) { row in
        kinds[String(try row.text(0).prefix { $0 != "." })] = try row.int(1)
      }
      return (head, kinds)
    }
    if let kinds {
      last.merge(kinds) { max($0, $1) }
    } else {
      // The empty word stands for everything; see `Remembered`.
      last[""] = head
    }
    if epoch == position.epoch {
      position = Feed.Position(sequence: head, epoch: epoch, last: last)
    }
    return position
  }
}
