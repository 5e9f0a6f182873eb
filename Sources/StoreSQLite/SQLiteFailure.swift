import GRDB
import GRDBSQLite
import Store

extension StoreError {
  /// The failure that the connection just reported while it ran a statement.
  static func ofConnection(_ connection: OpaquePointer?, statement: String) -> any Error {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
    return from(
      extendedCode: sqlite3_extended_errcode(connection), message: message, statement: statement)
  }

  /// The failure behind an error of the driver; other errors are returned as they are.
  static func from(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return from(
      extendedCode: error.extendedResultCode.rawValue, message: error.message ?? "unknown error",
      statement: error.sql)
  }

  /// Maps SQLite's result codes (sqlite.org/rescode.html).
  ///
  /// SQLite's message is passed on only where it names columns, rules or syntax: values are always
  /// bound, so the text of a statement holds none, but a failing function may quote its argument.
  private static func from(
    extendedCode: Int32, message: String, statement: String?
  ) -> any Error {
    let place = statement.map { " in: \($0)" } ?? ""
    switch extendedCode & 0xFF {
    case SQLITE_CONSTRAINT:
      return StoreError(
        .constraint(constraint(extendedCode)), "a row breaks a rule of its table (\(message))")
    case SQLITE_BUSY, SQLITE_LOCKED:
      return StoreError(.busy, "the database is locked by another process")
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      return StoreError(.corrupt, "the file is damaged or not a database")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      return StoreError(.readOnly, "the database cannot be written")
    case SQLITE_FULL:
      return StoreError(.full, "the disk is full")
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL:
      return StoreError(.io, "the database file cannot be used (code \(extendedCode))")
    case SQLITE_TOOBIG:
      return StoreError(.tooLarge, "a value is too long for the database\(place)")
    case SQLITE_INTERRUPT:
      return CancellationError()
    case SQLITE_ERROR where message.hasPrefix("fts5") || message.hasPrefix("malformed"):
      return StoreError(.misuse, "the database refuses an argument\(place)")
    default:
      return StoreError(.misuse, "the database refuses a statement (\(message))\(place)")
    }
  }

  private static func constraint(_ extendedCode: Int32) -> Constraint {
    // SQLITE_CONSTRAINT_*: macros with an expression, which the importer leaves out.
    switch extendedCode >> 8 {
    case 6, 8, 10: .unique
    case 5: .notNull
    case 3: .foreignKey
    case 1: .check
    default: .other
    }
  }
}
