import GRDB
public import Store

/// A database in one SQLite file, with one writer that commits in groups and many readers.
///
/// Several processes may open the same file. Every acknowledged write survives power loss
/// (write-ahead log, `synchronous = FULL`).
public final class SQLiteDatabase: Store.Database {
  let pool: DatabasePool
  private let commits: CommitQueue

  /// The head of `entries`, in mapped memory.
  public let fence: Fence

  /// SQLite.
  public var dialect: Dialect { .sqlite }

  /// The fence.
  public var headSource: any HeadSource { fence }

  private let path: String

  /// A byte of the file `…-locks`, beside the database.
  public func lock(_ name: String) -> any ExclusiveLock {
    FileLock(path: path + "-locks", name: name)
  }

  /// Yields when the fence has risen, which it looks at ten times a second.
  public func wakes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let watch = Task { [fence] in
        var known: Int64 = -1
        while !Task.isCancelled {
          let sequence = fence.sequence
          if sequence != known { continuation.yield() }
          known = sequence
          try? await Task.sleep(for: .milliseconds(100))
        }
      }
      continuation.onTermination = { _ in watch.cancel() }
    }
  }

  /// Opens or makes the file, mode 0600 in a folder of mode 0700; at most `limit` writes may wait.
  ///
  /// Throws `StoreError`: `.io`, `.corrupt`, `.busy`, or `.misuse` for another program's database,
  /// which is left as it is.
  public init(path: String, limit: Int = 4_096) throws {
    self.path = path
    let exists = try DatabaseFiles.prepare(path)
    do {
      if exists { try SQLiteSettings.refuseForeign(path) }
      pool = try DatabasePool(path: path, configuration: SQLiteSettings.configuration())
      try SQLiteSettings.makeDurable(pool)
      try DatabaseFiles.syncLog(of: path)
    } catch {
      throw StoreError.from(error)
    }
    fence = try Fence(path: path + "-fence")
    commits = CommitQueue(
      SQLiteWriter(pool: pool, committer: Committer(fence: fence)), limit: limit)
    // A process may have died between its commit and its fence.
    let head = try pool.read { connection in
      let transaction = SQLiteTransaction(connection, mayWrite: false)
      guard try transaction.exists(Dialect.sqlite.tableExists("head")) else { return Int64(0) }
      return try transaction.head()
    }
    fence.raise(to: head)
  }

  /// Runs a closure on one consistent snapshot; a cancelled task interrupts it.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    do {
      return try await pool.read { connection in
        try SQLiteTransaction(connection, mayWrite: false).perform { try body($0) }
      }
    } catch {
      throw StoreError.from(error)
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
    do {
      try pool.close()
    } catch {
      throw StoreError.from(error)
    }
  }
}
