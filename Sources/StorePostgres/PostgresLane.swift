#if PostgreSQL
import Dispatch
import Foundation
import Store
import Synchronization

/// A thread of its own, so that waiting for the database never holds one of the program's.
final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

/// One connection and the thread that speaks on it; connects again when it was lost.
actor PostgresLane {
  private let executor = QueueExecutor(label: "postgres")
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  let settings: PostgresSettings
  private var connection: PostgresConnection?
  /// The connection as it is, without making one.
  var held: PostgresConnection? { connection }
  private let running = Mutex<(ticket: UInt64, canceller: Canceller)?>(nil)

  /// How often a transaction runs again that others were in the way of.
  private static let tries = 10

  init(_ settings: PostgresSettings) { self.settings = settings }

  func close() { connection = nil }

  /// The connection, made anew within the patience of the settings; throws `.unreachable` after that.
  func ready() throws -> PostgresConnection {
    if let connection, connection.isAlive { return connection }
    connection = nil
    let deadline = DispatchTime.now() + .seconds(settings.patience)
    var pause: UInt32 = 20_000
    while true {
      do {
        let fresh = try PostgresConnection(settings)
        connection = fresh
        return fresh
      } catch PostgresFailure.lost(let error) {
        guard DispatchTime.now() + .microseconds(Int(pause)) < deadline else { throw error }
        usleep(pause)
        pause = min(pause * 2, 1_000_000)
      }
    }
  }

  /// Runs a closure on one snapshot.
  func read<T: Sendable>(
    _ ticket: UInt64 = 0, _ body: @Sendable (any ReadTransaction) throws -> T
  ) throws -> T {
    try again { try readOnce(ticket, body) }
  }

  private func readOnce<T: Sendable>(
    _ ticket: UInt64, _ body: @Sendable (any ReadTransaction) throws -> T
  ) throws -> T {
    let connection = try ready()
    try Task.checkCancellation()
    running.withLock { $0 = (ticket, connection.canceller) }
    defer { running.withLock { $0 = nil } }
    do {
      try connection.command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(limits)")
      let result = try PostgresTransaction(connection, mayWrite: false).perform { try body($0) }
      try connection.commit()
      return result
    } catch {
      rollBack(connection)
      try Task.checkCancellation()
      throw error
    }
  }

  /// Ends what the read of a cancelled task is doing, unless the lane does another by now.
  nonisolated func cancel(_ ticket: UInt64) {
    running.withLock { running in
      if running?.ticket == ticket { running?.canceller.cancel() }
    }
  }

  /// One row's first column, outside a transaction: for the head, which is asked for before each decision.
  func integer(_ text: String) throws -> Int64 { try integerAndServer(text).0 }

  /// The same, with the server that answered.
  func integerAndServer(_ text: String) throws -> (Int64, String) {
    try again {
      let connection = try ready()
      guard let number = try connection.command(text).flatMap({ Int64($0) }) else {
        throw StoreError(.notFound, "a row that must be there is not")
      }
      return (number, connection.serverBegan)
    }
  }

  /// Runs a read; once more, on a new connection, when the old one was lost.
  func again<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch PostgresFailure.lost {
      // libpq may still hold a connection for good that the server has closed.
      connection = nil
      do { return try body() } catch { throw PostgresFailure.plain(error) }
    } catch {
      throw PostgresFailure.plain(error)
    }
  }

  /// Hands the commit of batches to `work`, on this lane's thread.
  func work(_ work: (_ commit: ([PendingWrite]) -> Void) -> Void) {
    work { batch in commit(batch) }
  }

  /// Runs and answers every write of the batch exactly once.
  private func commit(_ batch: [PendingWrite]) {
    for attempt in 1...Self.tries {
      do {
        for answer in try run(batch) { answer() }
        return
      } catch PostgresFailure.refused(let error) {
        // Nothing ran; trying one by one would wait for the same lock as often.
        for write in batch { write.fail(error) }
        return
      } catch let failure as PostgresFailure {
        guard attempt < Self.tries else {
          for write in batch { write.fail(PostgresFailure.plain(failure)) }
          return
        }
        if case .lost = failure { connection = nil }
        // Others are in the way: let them pass, each of us a little differently long.
        if case .again = failure { usleep(UInt32.random(in: 1_000...10_000) * UInt32(attempt)) }
      } catch let error as StoreError where error.code == .unreachable {
        for write in batch { write.fail(error) }
        return
      } catch {
        if let only = batch.first, batch.count == 1 { return only.fail(error) }
        for write in batch { commit([write]) }
        return
      }
    }
  }

  /// The answers of a batch that was committed; throws when the batch as a whole did not stand.
  private func run(_ batch: [PendingWrite]) throws -> [@Sendable () -> Void] {
    let connection = try ready()
    do {
      let id = try beginInTurn(connection)
      var answers: [@Sendable () -> Void] = []
      for write in batch {
        let transaction = PostgresTransaction(connection, mayWrite: true)
        guard batch.count > 1 else {
          answers.append(try write.attempt(transaction))
          break
        }
        try connection.command("SAVEPOINT one_write")
        do {
          answers.append(try write.attempt(transaction))
          try connection.command("RELEASE one_write")
        } catch let failure as PostgresFailure {
          throw failure
        } catch {
          try connection.command("ROLLBACK TO one_write; RELEASE one_write")
          answers.append { write.fail(error) }
        }
      }
      do {
        try connection.commit(saying: "NOTIFY \(PostgresListener.channel)")
      } catch PostgresFailure.lost {
        try settle(id, began: connection.serverBegan)
      }
      return answers
    } catch {
      rollBack(connection)
      throw error
    }
  }

  /// Begins when the lock is free, and ends the session of a holder that hangs.
  private func beginInTurn(_ connection: PostgresConnection) throws -> String {
    var waited = 0
    while true {
      do {
        return try begin(connection)
      } catch let error as StoreError {
        waited += Self.turn
        guard error.code == .busy, waited < settings.patience else {
          throw PostgresFailure.refused(error)
        }
        rollBack(connection)
        try endSilentHolder(connection)
      }
    }
  }

  /// Seconds that a lane waits for the lock before it looks at who holds it.
  private static let turn = 3

  /// Ends the session of a node that holds the lock and has said nothing for some seconds.
  ///
  /// The server's own time-outs do not reach a client that stops in the middle of `COPY` or of a pipeline: there it
  /// waits for the client for ever (ProcessInterrupts in PostgreSQL's postgres.c). What the node had not committed is
  /// rolled back, and it learns of it as of any lost connection.
  private func endSilentHolder(_ connection: PostgresConnection) throws {
    try connection.command(
      """
      SELECT count(pg_terminate_backend(a.pid)) FROM pg_locks l
      JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.classid::bigint = \(Self.writing >> 32) AND l.objid::bigint = \(Self.writing & 0xFFFF_FFFF)
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND a.wait_event = 'ClientRead' AND a.state_change < now() - interval '\(Self.turn) seconds'
      """)
  }

  /// Begins a transaction and takes the one lock under which all nodes write; returns the transaction's number.
  ///
  /// With one writer at a time, as in SQLite, what a closure has read stays true until it commits: no room needs
  /// rules of its own for two engines, and nothing can deadlock. Those who wait commit together.
  private func begin(_ connection: PostgresConnection) throws -> String {
    let id = try connection.command(
      """
      BEGIN ISOLATION LEVEL READ COMMITTED; \(limits);
      SET LOCAL lock_timeout = '\(min(Self.turn, settings.patience))s';
      SELECT pg_advisory_xact_lock(\(Self.writing)); SET LOCAL lock_timeout = '\(settings.patience)s';
      SELECT pg_current_xact_id()::text
      """)
    guard let id else { throw PostgresFailure.lost(.gone) }
    return id
  }

  /// The number of the lock; "aboveboa" in ASCII, so that no other program takes it by chance.
  private static let writing: Int64 = 0x6162_6F76_6562_6F61

  /// Whatever the server's configuration says: a commit is on its disk, and no silence of ours holds others up for long.
  ///
  /// Our transactions never wait for anything but the server, so a second of silence is a node that hangs.
  private var limits: String {
    """
    SET LOCAL synchronous_commit = on; SET LOCAL statement_timeout = '\(settings.patience * 6)s'; \
    SET LOCAL lock_timeout = '\(settings.patience)s'; \
    SET LOCAL idle_in_transaction_session_timeout = '\(max(1, settings.patience / 4))s'
    """
  }

  /// Asks what became of a transaction whose commit was not answered; throws `.lost` when it was rolled back.
  ///
  /// Only the server that ran it knows: after a failover its number may belong to another transaction. Whoever does
  /// not learn it must not run the batch again, so every other way out of here is `StoreError.unknown`.
  private func settle(_ id: String, began: String) throws {
    connection = nil
    for _ in 1...Self.tries {
      guard let connection = try? ready(), connection.serverBegan == began else { break }
      let status = try? connection.command("SELECT pg_xact_status('\(id)'::xid8)")
      switch status {
      case "committed": return
      case "aborted": throw PostgresFailure.lost(.gone)
      case "in progress": usleep(50_000)
      case nil: self.connection = nil
      default: throw StoreError.unknown
      }
    }
    throw StoreError.unknown
  }

  func rollBack(_ connection: PostgresConnection) {
    guard connection.isAlive else {
      self.connection = nil
      return
    }
    guard connection.isInTransaction else { return }
    // A connection that cannot roll back is of no more use; the server ends its transaction with it.
    do { try connection.command("ROLLBACK") } catch { self.connection = nil }
  }
}
#endif
