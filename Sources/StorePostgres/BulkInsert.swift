#if PostgreSQL
import CLibPQ
import Store

/// Many rows for one table: copied where each must be new, else sent one after the other without waiting.
struct BulkInsert {
  let connection: PostgresConnection
  /// The table's name and the columns' names, checked to be identifiers.
  let table: String
  let names: String
  let columns: [String]

  /// How many bytes, or rows, are on the way before an answer is awaited.
  private static let bytesAhead = 65_536
  private static let rowsAhead = 128

  /// Copies rows in; one that is there already fails them all.
  func copy(_ rows: some Sequence<[SQLValue]>) throws -> Int {
    var iterator = rows.makeIterator()
    guard var row = iterator.next() else { return 0 }
    try connection.settle()
    let text = "COPY \(table) (\(names)) FROM STDIN (FORMAT binary)"
    let begun = PQexec(connection.handle, text)
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else {
      throw PostgresFailure.of(begun, connection.handle, text)
    }
    // Signature, no flags, no extension (PostgreSQL, COPY, "Binary Format").
    var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    do {
      while true {
        try append(row, to: &bytes)
        if bytes.count >= Self.bytesAhead { try put(&bytes, text) }
        guard let next = iterator.next() else { break }
        row = next
      }
      bytes.append(bigEndian: Int16(-1))
      try put(&bytes, text)
    } catch {
      _ = PQputCopyEnd(connection.handle, "refused by the sender")
      _ = try? finish(text)
      throw error
    }
    guard PQputCopyEnd(connection.handle, nil) == 1 else {
      throw PostgresFailure.of(nil, connection.handle, text)
    }
    return try finish(text)
  }

  private func append(_ row: [SQLValue], to bytes: inout [UInt8]) throws(StoreError) {
    try check(row)
    bytes.append(bigEndian: Int16(row.count))
    for value in row {
      let place = bytes.count
      bytes.append(bigEndian: Int32(-1))
      guard value != .null else { continue }
      value.append(to: &bytes)
      var length: [UInt8] = []
      length.append(bigEndian: Int32(bytes.count - place - 4))
      bytes.replaceSubrange(place..<place + 4, with: length)
    }
  }

  private func check(_ row: [SQLValue]) throws(StoreError) {
    guard row.count == columns.count else {
      throw StoreError(
        .misuse, "a row for \(table) has \(row.count) values, not \(columns.count)")
    }
    for value in row { try value.refuseNUL() }
  }

  private func put(_ bytes: inout [UInt8], _ text: String) throws {
    let sent = bytes.withUnsafeBytes { bytes in
      PQputCopyData(
        connection.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(bytes.count))
    }
    guard sent == 1 else { throw PostgresFailure.of(nil, connection.handle, text) }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Reads the answers up to the last; returns how many rows were written.
  private func finish(_ text: String) throws -> Int {
    var written = 0
    var failure: (any Error)?
    while let result = PQgetResult(connection.handle) {
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_COMMAND_OK {
        written += PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
      } else {
        failure = failure ?? PostgresFailure.of(result, connection.handle, text)
      }
    }
    if let failure { throw failure }
    return written
  }

  /// Inserts rows one by one under a rule for those that are there, in libpq's pipeline mode.
  func pipeline(_ rows: some Sequence<[SQLValue]>, _ clause: String) throws -> Int {
    let marks = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
    let text = "INSERT INTO \(table) (\(names)) VALUES (\(marks))\(clause)"
    try connection.settle()
    if connection.namesStatements { try connection.prepare(text) }
    guard PQenterPipelineMode(connection.handle) == 1 else {
      throw PostgresFailure.of(nil, connection.handle, text)
    }
    defer { _ = PQexitPipelineMode(connection.handle) }
    var written = 0
    var ahead = 0
    for row in rows {
      do {
        try check(row)
        try connection.send(text, try Parameters(row))
      } catch {
        _ = try? answers(ahead, text)
        throw error
      }
      ahead += 1
      if ahead == Self.rowsAhead {
        written += try answers(ahead, text)
        ahead = 0
      }
    }
    return written + (ahead > 0 ? try answers(ahead, text) : 0)
  }

  /// Reads the answers of the rows on the way: after a failure the rest is skipped up to the sync.
  private func answers(_ count: Int, _ text: String) throws -> Int {
    guard PQpipelineSync(connection.handle) == 1 else {
      throw PostgresFailure.of(nil, connection.handle, text)
    }
    var written = 0
    var failure: (any Error)?
    var isSynced = false
    while !isSynced {
      // Nil ends one statement's results; on a dead connection it would come for ever.
      guard let result = PQgetResult(connection.handle) else {
        guard connection.isAlive else { throw PostgresFailure.lost(.gone) }
        continue
      }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_PIPELINE_SYNC: isSynced = true
      case PGRES_PIPELINE_ABORTED: break
      case PGRES_COMMAND_OK:
        written += PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
      default: failure = failure ?? PostgresFailure.of(result, connection.handle, text)
      }
    }
    if let failure { throw failure }
    return written
  }
}
#endif
