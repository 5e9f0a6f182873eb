import GRDB
import Store

extension SQLiteDatabase {
  /// Whether no connection, of this process or another, has the file open.
  ///
  /// Leaving the write-ahead log needs the whole file, which nobody gets while another has it open. When it succeeds,
  /// everything is in the one file, which can be moved; the next opening uses a log again.
  public static func isUnused(_ path: String) throws -> Bool {
    var configuration = Configuration()
    configuration.busyMode = .immediateError
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let mode = try queue.inDatabase { connection in
        try String.fetchOne(connection, sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
      return mode == "delete"
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    } catch {
      throw StoreError.from(error)
    }
  }
}
