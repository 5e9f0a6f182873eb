import GRDB
import Store

/// The one connection that writes to the file.
struct SQLiteWriter: BatchWriter {
  let pool: DatabasePool
  let committer: Committer

  func schedule(_ work: @escaping @Sendable (_ commit: ([PendingWrite]) -> Void) -> Void) {
    pool.asyncWriteWithoutTransaction { connection in
      work { batch in committer.commit(batch, on: connection) }
    }
  }
}
