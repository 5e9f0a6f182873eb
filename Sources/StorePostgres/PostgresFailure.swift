#if PostgreSQL
import CLibPQ
import Store

/// Why a statement, or the whole transaction, did not stand.
enum PostgresFailure: Error {
  /// The same transaction may succeed when it runs again: a deadlock, or a serialization failure.
  case again(StoreError)
  /// The connection is gone; what was not committed was rolled back.
  case lost(StoreError)
  /// The transaction did not begin, because others held the lock for too long.
  case refused(StoreError)

  /// The error for callers.
  static func plain(_ error: any Error) -> any Error {
    switch error as? PostgresFailure {
    case .again(let error), .lost(let error), .refused(let error): error
    case nil: error
    }
  }

  /// The failure that a result reports, by its SQLSTATE (PostgreSQL, Appendix A).
  ///
  /// A message of the server may quote a value; it is passed on for the classes that name only our own statements.
  static func of(_ result: OpaquePointer?, _ connection: OpaquePointer, _ statement: String)
    -> any Error
  {
    guard PQstatus(connection) == CONNECTION_OK else { return lost(.gone) }
    let state = field("C", result) ?? ""
    let place = " in: \(statement)"
    switch state {
    // Without a state it is libpq that speaks, of a connection that breaks.
    case "": return lost(.gone)
    case "23505", "23502", "23503", "23514", "23P01":
      let name = field("n", result) ?? field("c", result) ?? "unnamed"
      let table = field("t", result) ?? "a table"
      return StoreError(
        .constraint(constraint(state)), "a row breaks a rule of its table (\(table): \(name))")
    case "40001", "40P01":
      return again(StoreError(.busy, "other transactions are in the way"))
    case "55P03", "57014", "55006":
      return StoreError(.busy, "the database took too long")
    case "25006": return StoreError(.readOnly, "the database cannot be written")
    case "53100": return StoreError(.full, "the disk of the database is full")
    case "54000", "22001": return StoreError(.tooLarge, "a value is too long for the database")
    case "XX001", "XX002": return StoreError(.corrupt, "the database is damaged")
    case "25P03", "57P01", "57P02", "57P03", "57P05": return lost(.gone)
    default: break
    }
    switch state.prefix(2) {
    case "08": return lost(.gone)
    case "53": return StoreError(.busy, "the database has too much to do (\(state))")
    case "58": return StoreError(.io, "the database cannot use its files (\(state))")
    case "42":
      let message = field("M", result) ?? "no message"
      return StoreError(.misuse, "the database refuses a statement (\(message))\(place)")
    default:
      return StoreError(.misuse, "the database refuses a statement (\(state))\(place)")
    }
  }

  private static func constraint(_ state: String) -> StoreError.Constraint {
    switch state {
    case "23505": .unique
    case "23502": .notNull
    case "23503": .foreignKey
    case "23514": .check
    default: .other
    }
  }

  /// A field of an error report; the importer leaves out the `PG_DIAG_` macros.
  private static func field(_ code: Unicode.Scalar, _ result: OpaquePointer?) -> String? {
    PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
  }
}

extension StoreError {
  /// The connection ended.
  static let gone = StoreError(.unreachable, "the database does not answer")
  /// The connection ended while a commit was on its way, and no server can say what became of it.
  static let unknown = StoreError(
    .unreachable,
    "the database stopped answering during a commit; whether the change was written is not known")
}
#endif
