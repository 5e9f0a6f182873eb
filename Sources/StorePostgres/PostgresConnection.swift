#if PostgreSQL
import CLibPQ
import Store

/// One connection of libpq; its lane's thread is the only one that touches it.
final class PostgresConnection {
  let handle: OpaquePointer
  /// Ends what the server is doing, from any thread.
  let canceller: Canceller
  /// When the server process began: another answer means another server, or one that was restarted.
  private(set) var serverBegan = ""
  let namesStatements: Bool
  private var names: [String: String] = [:]
  private weak var streaming: ResultStream?

  private static let mostNames = 256

  /// Connects; throws `PostgresFailure.lost` when no server answers.
  init(_ settings: PostgresSettings) throws {
    let options = try settings.options()
    let names = options.map(\.name)
    let values = options.map(\.value)
    guard let handle = Self.connect(names, values) else {
      throw StoreError(.io, "no memory is left for a connection")
    }
    self.handle = handle
    canceller = Canceller(handle)
    namesStatements = settings.namesStatements
    guard PQstatus(handle) == CONNECTION_OK else {
      // libpq's message names host, port, user and database, and may quote a password file; only its kind is told.
      throw PostgresFailure.lost(
        StoreError(
          .unreachable,
          PQconnectionNeedsPassword(handle) == 1
            ? "the database wants a password" : "no server answers at the address of the database"))
    }
    // The server's notices may quote values.
    _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
    serverBegan = try command("SELECT pg_postmaster_start_time()::text") ?? ""
  }

  deinit { PQfinish(handle) }

  private static func connect(_ names: [String], _ values: [String]) -> OpaquePointer? {
    let texts = (names + values).map { Array($0.utf8CString) }
    let all = texts.flatMap(\.self)
    return all.withUnsafeBufferPointer { buffer in
      var start = 0
      var pointers: [UnsafePointer<CChar>?] = []
      for text in texts {
        pointers.append(buffer.baseAddress.map { $0 + start })
        start += text.count
      }
      // Both lists end with a null pointer, and the address in `dbname` is expanded.
      return PQconnectdbParams(
        Array(pointers.prefix(names.count)) + [nil], Array(pointers.suffix(values.count)) + [nil], 1
      )
    }
  }

  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }
  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Runs statements of our own without parameters; returns the first column of the last one's first row.
  @discardableResult
  func command(_ text: String) throws -> String? {
    try settle()
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK: return nil
    case PGRES_TUPLES_OK:
      guard PQntuples(result) > 0, PQgetisnull(result, 0, 0) == 0 else { return nil }
      return PQgetvalue(result, 0, 0).map { String(cString: $0) }
    default: throw PostgresFailure.of(result, handle, text)
    }
  }

  /// Commits, after a last statement; a transaction that had failed is rolled back instead, an error here.
  func commit(saying last: String = "") throws {
    try settle()
    let result = PQexec(handle, last.isEmpty ? "COMMIT" : last + "; COMMIT")
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw PostgresFailure.of(result, handle, "COMMIT")
    }
    guard PQcmdStatus(result).map({ String(cString: $0) }) == "COMMIT" else {
      throw StoreError(.misuse, "a transaction that had failed was committed")
    }
  }

  /// Sends a statement; its rows come one by one.
  func stream(_ text: String, _ values: [SQLValue]) throws -> ResultStream {
    try settle()
    try send(text, try Parameters(values), isWorthAName: values.count <= 32)
    guard PQsetSingleRowMode(handle) == 1 else { throw PostgresFailure.of(nil, handle, text) }
    let stream = ResultStream(self, text)
    streaming = stream
    return stream
  }

  /// Sends one run of a statement and waits for nothing.
  func send(_ text: String, _ parameters: Parameters, isWorthAName: Bool = true) throws {
    let sent: Int32
    if namesStatements, isWorthAName {
      let name = try prepare(text)
      sent = parameters.with {
        PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 1)
      }
    } else {
      sent = parameters.with { PQsendQueryParams(handle, text, $0, nil, $1, $2, $3, 1) }
    }
    guard sent == 1 else { throw PostgresFailure.of(nil, handle, text) }
  }

  /// Prepares a statement unless it is, or cannot be now; returns its name.
  @discardableResult
  func prepare(_ text: String) throws -> String {
    if let name = names[text] { return name }
    if names.count >= Self.mostNames {
      try command("DEALLOCATE ALL")
      names = [:]
    }
    let name = "s\(names.count)"
    let result = PQprepare(handle, name, text, 0, nil)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw PostgresFailure.of(result, handle, text)
    }
    names[text] = name
    return name
  }

  /// Makes the connection free for another statement: what still streams is read into memory.
  func settle() throws {
    try streaming?.drain()
    streaming = nil
  }
}

/// Ends the running statement of a connection; libpq lets any thread do so.
///
/// INVARIANT: `handle` is made once, never changed, and freed with the last reference; `PQcancel` is safe in any
/// thread. That is the proof behind `@unchecked Sendable`.
final class Canceller: @unchecked Sendable {
  private let handle: OpaquePointer?

  init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }

  deinit { PQfreeCancel(handle) }

  func cancel() {
    guard let handle else { return }
    var message = [CChar](repeating: 0, count: 256)
    _ = PQcancel(handle, &message, Int32(message.count))
  }
}
#endif
