import GRDB
import GRDBSQLite
import Store

/// Commits a batch: each write in its own savepoint, answers only after COMMIT and the fence.
struct Committer: Sendable {
  let fence: Fence

  /// Runs and answers every write of the batch exactly once.
  func commit(_ batch: [PendingWrite], on connection: GRDB.Database) {
    do {
      try Self.execute("BEGIN IMMEDIATE", on: connection)
    } catch {
      // Nothing ran; another process holds the lock, so trying one by one would wait again.
      for write in batch { write.fail(error) }
      return
    }
    do {
      let answers = try run(batch, on: connection)
      for answer in answers { answer() }
    } catch {
      rollBack(connection)
      if let only = batch.first, batch.count == 1 { return only.fail(error) }
      for write in batch { commit([write], on: connection) }
    }
  }

  /// The answers of a batch that was committed; throws when the batch as a whole did not stand.
  private func run(
    _ batch: [PendingWrite], on connection: GRDB.Database
  ) throws -> [@Sendable () -> Void] {
    var answers: [@Sendable () -> Void] = []
    for write in batch {
      let transaction = SQLiteTransaction(connection, mayWrite: true)
      if batch.count == 1 {
        answers.append(try write.attempt(transaction))
        break
      }
      try Self.execute("SAVEPOINT one_write", on: connection)
      do {
        answers.append(try write.attempt(transaction))
      } catch {
        // A full disk or an input error ends the whole transaction; then all must run again.
        guard Self.isInTransaction(connection) else { throw error }
        try Self.execute("ROLLBACK TO one_write", on: connection)
        answers.append { write.fail(error) }
      }
      try Self.execute("RELEASE one_write", on: connection)
    }
    let head = try headOfEntries(connection)
    try Self.execute("COMMIT", on: connection)
    if let head { fence.raise(to: head) }
    return answers
  }

  /// The head as this transaction leaves it; nil in a database without entries.
  private func headOfEntries(_ connection: GRDB.Database) throws -> Int64? {
    let transaction = SQLiteTransaction(connection, mayWrite: false)
    guard try transaction.exists(Dialect.sqlite.tableExists("head")) else { return nil }
    return try transaction.head()
  }

  private func rollBack(_ connection: GRDB.Database) {
    guard Self.isInTransaction(connection) else { return }
    // A rollback that fails has rolled back nonetheless (sqlite.org/lang_transaction.html).
    try? Self.execute("ROLLBACK", on: connection)
  }

  private static func isInTransaction(_ connection: GRDB.Database) -> Bool {
    sqlite3_get_autocommit(connection.sqliteConnection) == 0
  }

  private static func execute(_ statement: String, on connection: GRDB.Database) throws {
    guard sqlite3_exec(connection.sqliteConnection, statement, nil, nil, nil) == SQLITE_OK else {
      throw StoreError.ofConnection(connection.sqliteConnection, statement: statement)
    }
  }
}
