#if PostgreSQL
import Dispatch
public import Store
import Synchronization

/// A PostgreSQL database, 15 or later, shared by any number of nodes.
///
/// Every acknowledged write is on the server's disk. A node's writes that wait together are committed together; of
/// several nodes, one writes at a time.
public final class PostgresDatabase: Store.Database {
  private let readers: PostgresPool
  private let writer: PostgresLane
  private let commits: CommitQueue
  private let head: PostgresHead
  private let settings: PostgresSettings
  /// Tells one read from another, so that a late cancellation meets nobody else.
  private let tickets = Atomic<UInt64>(0)

  /// PostgreSQL.
  public var dialect: Dialect { .postgres }

  /// The head row itself, read from the server.
  public var headSource: any HeadSource { head }

  /// An advisory lock of the server; it is lost with the connection, and by a holder that falls silent.
  public func lock(_ name: String) -> any ExclusiveLock { PostgresLock(name, settings) }

  /// Yields when the server says that a transaction of any node was committed, and once a second.
  ///
  /// Behind a pooler, which forwards no such word, once a second alone.
  public func wakes() -> AsyncStream<Void> { PostgresListener.wakes(settings) }

  /// Connects; at most `limit` writes may wait.
  ///
  /// Throws `StoreError`: `.unreachable` when no server answers within the settings' patience, `.misuse` for an
  /// address that is none or a server that is too old.
  public init(_ settings: PostgresSettings, limit: Int = 4_096) async throws {
    self.settings = settings
    readers = PostgresPool(settings)
    writer = PostgresLane(settings)
    head = PostgresHead(PostgresLane(settings), patience: .seconds(settings.decisionPatience))
    commits = CommitQueue(PostgresWriter(lane: writer), limit: limit)
    let version = try await writer.integer("SELECT current_setting('server_version_num')")
    guard version >= 150_000 else {
      throw StoreError(
        .misuse, "the server is PostgreSQL \(version / 10_000); 15 or later is needed")
    }
  }

  /// Runs a closure on one consistent snapshot; a cancelled task interrupts it.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    let ticket = tickets.add(1, ordering: .relaxed).newValue
    return try await readers.withLane { lane in
      try await withTaskCancellationHandler {
        try await lane.read(ticket, body)
      } onCancel: {
        // A server that is cut off may not even take the word, and whoever cancels does not wait for that.
        DispatchQueue.global().async { lane.cancel(ticket) }
      }
    }
  }

  /// Runs a closure in a savepoint of the next group commit; see `Database.write`.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await commits.submit(alone: false, body)
  }

  /// Runs a closure in a transaction of its own, in its turn.
  @discardableResult
  public func writeAlone<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await commits.submit(alone: true, body)
  }

  /// Finishes the writes that wait, then closes the connections.
  public func close() async throws {
    await commits.close()
    await readers.close()
    await writer.close()
    await head.close()
  }
}

private struct PostgresWriter: BatchWriter {
  let lane: PostgresLane

  func schedule(_ work: @escaping @Sendable (_ commit: ([PendingWrite]) -> Void) -> Void) {
    Task { await lane.work(work) }
  }
}
#endif
