#if PostgreSQL
import Store

/// An advisory lock of the server, held by an open transaction.
///
/// A transaction, not a session: behind a pooler a session is nobody's. The server ends it with the connection, and
/// after a silence, so that a holder that was paused or cut off does not keep others out.
struct PostgresLock: ExclusiveLock {
  private let lane: PostgresLane
  private let name: String

  init(_ name: String, _ settings: PostgresSettings) {
    self.name = name
    lane = PostgresLane(settings)
  }

  func tryLock() async throws -> (any HeldLock)? {
    try await lane.hold(name) ? Held(lane: lane) : nil
  }

  private struct Held: HeldLock {
    let lane: PostgresLane

    func check() async throws { try await lane.checkHeld() }

    func release() async { await lane.letGo() }
  }
}

extension PostgresLane {
  /// Begins a transaction that holds a lock; false when another holds it, who may be this lane.
  func hold(_ name: String) throws -> Bool {
    let text = """
      BEGIN; SET LOCAL idle_in_transaction_session_timeout = '\(settings.patience * 3)s';
      SELECT pg_try_advisory_xact_lock(hashtextextended('aboveboard \(name)', 0))
      """
    guard name.utf8.allSatisfy(Self.isPlain) else {
      throw StoreError(.misuse, "the name of a lock has other characters than a-z, 0-9, - and /")
    }
    return try again {
      let connection = try ready()
      guard !connection.isInTransaction else { return false }
      let isFree = try connection.command(text) == "t"
      if !isFree { letGo() }
      return isFree
    }
  }

  /// Throws when the transaction that holds the lock is no longer there.
  func checkHeld() throws {
    guard let connection = held, connection.isInTransaction else { throw StoreError.lockLost }
    do { try connection.command("SELECT 1") } catch { throw StoreError.lockLost }
  }

  /// Ends the transaction that holds the lock.
  func letGo() {
    if let held { rollBack(held) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2F
  }
}

extension StoreError {
  /// The server ended the transaction that held a lock.
  static let lockLost = StoreError(.unreachable, "a lock was lost, and another may hold it now")
}
#endif
