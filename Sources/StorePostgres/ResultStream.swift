#if PostgreSQL
import CLibPQ
import Store

/// The rows of one statement, read as they come.
///
/// A connection carries one statement at a time. When another one is sent before the end, the rest is kept in memory.
final class ResultStream {
  private let connection: PostgresConnection
  private let text: String
  private var kept: [Row] = []
  private var next = 0
  private var isOver = false
  private var failure: (any Error)?
  /// How many rows the statement changed.
  private(set) var changes = 0

  init(_ connection: PostgresConnection, _ text: String) {
    self.connection = connection
    self.text = text
  }

  /// The next row, or nil at the end.
  func row() throws -> Row? {
    if next < kept.count {
      defer { next += 1 }
      return kept[next]
    }
    return try receive()
  }

  /// Reads the rest into memory.
  func drain() throws {
    while let row = try receive() { kept.append(row) }
  }

  /// Reads to the end and forgets.
  func discard() {
    while !isOver { _ = try? receive() }
    kept = []
    next = 0
  }

  private func receive() throws -> Row? {
    while !isOver {
      guard let result = PQgetResult(connection.handle) else {
        isOver = true
        if !connection.isAlive { failure = failure ?? PostgresFailure.lost(.gone) }
        if let failure { throw failure }
        return nil
      }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_SINGLE_TUPLE:
        if failure == nil { return try Row(result, 0) }
      case PGRES_TUPLES_OK:
        break
      case PGRES_COMMAND_OK:
        changes = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
      default:
        failure = failure ?? PostgresFailure.of(result, connection.handle, text)
      }
    }
    return nil
  }
}
#endif
