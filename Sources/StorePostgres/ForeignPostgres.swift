#if PostgreSQL
public import Store

/// A PostgreSQL database of somebody else's, on one connection: no table, lock or notice of ours is made in it.
public final class ForeignPostgres: Sendable {
  private let lane: PostgresLane

  /// A database at an address of libpq; connects when it is first asked.
  ///
  /// - Parameter patience: seconds after which a wait for the server or for a lock is given up.
  public init(address: String, patience: Int = 10) {
    // Statements are few and a pooler may stand before it.
    lane = PostgresLane(
      PostgresSettings(
        address: address, readers: 1, namesStatements: false, patience: patience))
  }

  /// Runs a closure on one snapshot that refuses writes.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    try await lane.read { try body($0) }
  }

  /// Runs a closure in one serializable transaction; it may run again when another one was in the way.
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await lane.writeForeign(body)
  }

  /// Ends the connection.
  public func close() async { await lane.close() }
}

extension PostgresLane {
  /// Runs a closure in a transaction in which nobody else's change can be half seen.
  ///
  /// Throws `StoreError.unreachable` when the connection broke, also during the commit: the closure must bear being
  /// run again by its caller.
  fileprivate func writeForeign<T: Sendable>(
    _ body: @Sendable (any WriteTransaction) throws -> T
  ) throws -> T {
    for attempt in 1... {
      do {
        let connection = try ready()
        do {
          try connection.command(
            """
            BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE;
            SET LOCAL lock_timeout = '\(settings.patience)s'; SET LOCAL statement_timeout = '600s'
            """)
          let result = try PostgresTransaction(connection, mayWrite: true).perform(body)
          try connection.commit()
          return result
        } catch {
          rollBack(connection)
          throw error
        }
      } catch PostgresFailure.again(let error) {
        guard attempt < 5 else { throw error }
      } catch {
        throw PostgresFailure.plain(error)
      }
    }
    throw StoreError.gone
  }
}
#endif
