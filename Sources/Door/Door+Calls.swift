public import Formats
public import Register
import Store

extension Door {
  /// The calls of one partner or of all, newest first.
  ///
  /// - Parameter before: the name of the last one seen.
  public func calls(
    of recipient: RecipientID? = nil, before: String? = nil, limit: Int
  ) async throws -> [DoorCall] {
    try await database.read { transaction in
      let condition: SQL = recipient.map { "recipient = \($0.text) AND " } ?? ""
      return try transaction.rows(
        """
        SELECT \(DoorCall.columns) FROM door_calls WHERE \(condition)id < \(before ?? "~")
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map { try DoorCall($0) }
    }
  }

  /// Writes a call down that leaves no entry of its own; the minute's entry counts it.
  func note(_ call: DoorCall) async throws {
    try await database.write { transaction in
      try transaction.insert(call, entry: nil)
      try transaction.settle(call.recipient, at: call.at)
    }
  }

  /// Leaves the entry of every minute that is over and has calls without one; returns how many partners had some.
  @discardableResult
  public func settle(at now: Timestamp) async throws -> Int {
    let start = Self.minute(of: now)
    let waiting = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT DISTINCT recipient FROM door_calls WHERE entry IS NULL AND at < \(start)
        ORDER BY recipient
        """
      ).map { try Self.recipient(try $0.text(0), table: "door_calls") }
    }
    for recipient in waiting {
      try await database.write { try $0.settle(recipient, at: now) }
    }
    return waiting.count
  }

  /// The beginning of a moment's minute.
  static func minute(of at: Timestamp) -> Timestamp {
    Timestamp(
      microseconds: at.microseconds - (at.microseconds % 60_000_000 + 60_000_000) % 60_000_000)
  }
}

extension WriteTransaction {
  /// Writes a call down and appends its own entry, which names the call.
  func record(_ call: DoorCall, entry kind: String, _ members: [String: JSON]) throws {
    try insert(call, entry: call.id)
    try append(call.draft(kind, members))
  }

  func insert(_ call: DoorCall, entry: String?) throws {
    try insert(
      into: "door_calls",
      [
        "id", "recipient", "at", "kind", "result", "way", "key_id", "disclosure", "file", "asked",
        "permitted", "entry",
      ],
      rows: [
        [
          .text(call.id), .text(call.recipient.text), call.at.sqlValue, .text(call.kind.rawValue),
          .text(call.result.rawValue), .text(call.way.rawValue), call.key.sqlValue,
          call.disclosure.sqlValue, call.file.sqlValue, .integer(Int64(call.asked)),
          .integer(Int64(call.permitted)), entry.sqlValue,
        ]
      ])
  }

  /// One entry for the calls of a partner that have none and lie in minutes that are over.
  func settle(_ recipient: RecipientID, at now: Timestamp) throws {
    let (start, batch) = (Door.minute(of: now), UUIDv7.make(at: now).text)
    // Taken first, so that of two that settle at once only one finds them.
    let taken = try run(
      """
      UPDATE door_calls SET entry = \(batch)
      WHERE recipient = \(recipient.text) AND entry IS NULL AND at < \(start)
      """)
    guard taken > 0 else { return }
    var calls: [String: JSON] = [:]
    var (asked, permitted): (Int64, Int64) = (0, 0)
    try each(
      """
      SELECT kind, COUNT(*), CAST(SUM(asked) AS BIGINT), CAST(SUM(permitted) AS BIGINT) FROM door_calls
      WHERE entry = \(batch) GROUP BY kind ORDER BY kind
      """
    ) { row in
      calls[try row.text(0)] = .integer(try row.int(1))
      asked += try row.int(2)
      permitted += try row.int(3)
    }
    let leaf: JSON = [
      "batch": .string(batch), "recipient": .string(recipient.text), "calls": .object(calls),
      "asked": .integer(asked), "permitted": .integer(permitted), "until": .string(start.rfc3339),
    ]
    try append(EntryDraft(kind: "door.called", at: now) { _ in leaf })
  }
}

extension DoorCall {
  /// The entry of one call: which partner, by what, and what it was about.
  func draft(_ kind: String, _ members: [String: JSON]) -> EntryDraft {
    var leaf = members
    leaf["call"] = .string(id)
    leaf["recipient"] = .string(recipient.text)
    leaf["way"] = .string(way.rawValue)
    if let key { leaf["key"] = .string(key) }
    let whole = JSON.object(leaf)
    return EntryDraft(kind: kind, at: at) { _ in whole }
  }
}
