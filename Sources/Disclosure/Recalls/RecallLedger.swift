import Formats
import Register
import Store
import Vault

/// The SQL of recalls.
enum RecallLedger {
  static func position(_ transaction: any ReadTransaction) throws -> Int64 {
    try transaction.int("SELECT sequence FROM recall_position WHERE one = 1")
  }

  static let columns: SQL = """
    id, recipient, day, made_at, refs, list_hash, told_at, reminded_at, escalated_at, stopped_at,
    closed_at
    """

  static func recalls(
    where condition: SQL, order: SQL = "id DESC", limit: Int, _ transaction: any ReadTransaction
  ) throws -> [Recall] {
    var recalls = try transaction.rows(
      "SELECT \(columns) FROM recalls WHERE \(condition) ORDER BY \(order) LIMIT \(max(limit, 0))"
    ).map(recall)
    var counts: [String: RecallCounts] = [:]
    for start in stride(from: 0, to: recalls.count, by: 1_000) {
      let ids = recalls[start..<min(start + 1_000, recalls.count)].map(\.id)
      try transaction.each(
        """
        SELECT recall, answer, refs FROM recall_words WHERE recall IN (\(list: ids))
        ORDER BY recall, answer
        """
      ) { row in
        guard let word = RecallWord(rawValue: try row.text(1)) else { throw damaged }
        counts[try row.text(0), default: RecallCounts()][word] = Int(try row.int(2))
      }
    }
    for index in recalls.indices {
      recalls[index].counts = counts[recalls[index].id] ?? RecallCounts()
    }
    return recalls
  }

  static func find(_ id: String, _ transaction: any ReadTransaction) throws -> Recall? {
    try recalls(where: "id = \(id)", limit: 1, transaction).first
  }

  private static func recall(_ row: Row) throws -> Recall {
    guard let recipient = RecipientID(try row.text(1)), let day = CivilDate(try row.text(2)) else {
      throw damaged
    }
    return Recall(
      id: try row.text(0), recipient: recipient, day: day, made: try row.timestamp(3),
      refs: Int(try row.int(4)), list: Hex.encode(try row.blob(5)), counts: RecallCounts(),
      told: try row.timestampOrNil(6), reminded: try row.timestampOrNil(7),
      escalated: try row.timestampOrNil(8), stopped: try row.timestampOrNil(9),
      closed: try row.timestampOrNil(10))
  }

  static var damaged: StoreError { StoreError(.corrupt, "a line of the recalls is damaged") }

  static func list(
    of id: String, _ transaction: any ReadTransaction, _ vault: Vault
  ) throws -> RecallList? {
    try transaction.first("SELECT sealed FROM recall_lists WHERE recall = \(id)").map {
      try RecallList(sealed: try $0.blob(0), for: id, by: vault)
    }
  }

  /// Adds to the recipient's recall of the day, or makes it; gives the entry to append last.
  static func add(
    _ items: [RecallItem], of recipient: RecipientID, by actor: Actor, at now: Timestamp,
    _ vault: Vault, _ transaction: any WriteTransaction
  ) throws -> (id: String, entry: EntryDraft) {
    let day = now.date.iso
    // Whoever answers it at this moment waits, or is waited for.
    let known = try transaction.first(
      """
      UPDATE recalls SET refs = refs WHERE recipient = \(recipient.text) AND day = \(day)
      RETURNING id, refs, first_ref
      """)
    let id = try known?.text(0) ?? UUIDv7.make(at: now).text
    let refs = Int(try known?.int(1) ?? 0)
    let kept = try list(of: id, transaction, vault)
    var list = kept ?? RecallList()
    let first = kept == nil ? refs : Int(try known?.int(2) ?? 0)
    for item in items {
      list.append(
        .init(
          disclosure: item.disclosure, ref: item.ref, action: item.action,
          field: item.field + item.salt))
    }
    let (hash, sealed) = (list.hash, try list.sealed(for: id, by: vault))
    let total = refs + items.count
    if known == nil {
      try transaction.run(
        """
        INSERT INTO recalls (id, recipient, day, made_at, refs, first_ref, list_hash, sequence)
        VALUES (\(id), \(recipient.text), \(day), \(now), \(total), \(first), \(hash), \(0))
        """)
    } else {
      try transaction.run(
        """
        UPDATE recalls SET refs = \(total), first_ref = \(first), list_hash = \(hash),
          closed_at = \(nil as Int64?), told_at = \(nil as Int64?)
        WHERE id = \(id)
        """)
    }
    // It is told anew, at once.
    try transaction.run(
      "DELETE FROM recall_tellings WHERE recall = \(id) AND step = \(RecallStep.told.rawValue)")
    try transaction.run("DELETE FROM recall_lists WHERE recall = \(id)")
    try transaction.run("INSERT INTO recall_lists (recall, sealed) VALUES (\(id), \(sealed))")
    try transaction.insert(
      into: "recall_items",
      [
        "recall", "number", "recipient", "disclosure", "ordinal", "action", "field", "reason",
        "answer",
      ],
      rows: items.enumerated().map { offset, item in
        [
          .text(id), .integer(Int64(refs + offset)), .text(recipient.text),
          .text(item.disclosure), item.ordinal.map { .integer(Int64($0)) } ?? .null,
          .text(item.action.rawValue), .text(item.field), .text(item.reason),
          .text(RecallWord.notConfirmed.rawValue),
        ]
      })
    var added: [RecallTally.Key: Int64] = [:]
    for item in items {
      added[.init(disclosure: item.disclosure, word: .notConfirmed), default: 0] += 1
    }
    try RecallTally.add(added, of: id, to: recipient, transaction)
    let entry = EntryDraft(kind: known == nil ? "recall.made" : "recall.extended", at: now) { _ in
      [
        "recall": .string(id), "recipient": .string(recipient.text), "day": .string(day),
        "refs": .integer(Int64(total)), "list": .string(Hex.encode(hash)),
        "by": .string(actor.kind.rawValue),
      ]
    }
    return (id, entry)
  }
}
