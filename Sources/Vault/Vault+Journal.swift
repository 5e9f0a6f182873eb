import Formats
public import Store

extension Vault {
  /// Writes acts to the journal, durably and in order, and returns the sequence of the last entry.
  ///
  /// Call it before the main store commits. An identifier that is there already is passed over.
  /// Throws `VaultError`: `.journalConflict` when it stands for another act, `.keyMissing` when
  /// there is a payload and no key to seal it with; nothing is written then.
  @discardableResult
  public func journal(_ entries: [JournalEntry]) async throws -> Int64 {
    try requireOpen()
    return try await store.write { [self] transaction in
      try append(entries, transaction)
    }
  }

  /// The same; returns where all the acts stand, those that were there already included, as ranges in order.
  public func journalRanges(_ entries: [JournalEntry]) async throws -> [ClosedRange<Int64>] {
    try requireOpen()
    let sequences = try await store.write { [self] transaction in
      _ = try append(entries, transaction)
      return try transaction.sequences(of: entries.map(\.id))
    }
    var ranges: [ClosedRange<Int64>] = []
    for sequence in sequences {
      if let last = ranges.last, last.upperBound + 1 == sequence {
        ranges[ranges.count - 1] = last.lowerBound...sequence
      } else {
        ranges.append(sequence...sequence)
      }
    }
    return ranges
  }

  /// Writes the acts of several subjects and gives their keys: what choices need of the second store, in one commit.
  ///
  /// A subject without a key is absent from the result, and nothing of theirs is written. The identifiers are new.
  /// With each key comes where the subject's acts stand, nil when there are none.
  public func journal(
    _ acts: [UInt32: [JournalEntry]]
  ) async throws -> [UInt32: (key: SubjectKey, acts: ClosedRange<Int64>?)] {
    let ordinals = acts.keys.sorted()
    if acts.values.allSatisfy(\.isEmpty) {
      return try await keys(for: ordinals).mapValues { ($0, nil) }
    }
    try requireOpen()
    return try await store.write { [self] transaction in
      var found: [UInt32: (key: SubjectKey, acts: ClosedRange<Int64>?)] = [:]
      var entries: [JournalEntry] = []
      for key in try transaction.wrappedKeys(of: ordinals).map(unwrap) {
        let own = acts[key.ordinal] ?? []
        // Counted from this journal's end, which is known once they are written.
        let place = Int64(entries.count)
        found[key.ordinal] = (key, own.isEmpty ? nil : place...place + Int64(own.count) - 1)
        entries += own
      }
      let last = try append(entries, transaction, keys: found.mapValues(\.key))
      let first = last - Int64(entries.count) + 1
      return found.mapValues { key, acts in
        (key, acts.map { $0.lowerBound + first...$0.upperBound + first })
      }
    }
  }

  /// Destroys keys for good, with the acts that say so, in one transaction.
  ///
  /// What the keys sealed can never be opened again, payloads of the journal included. An ordinal
  /// without a key is marked as destroyed too. Returns the sequence of the last journal entry.
  @discardableResult
  public func destroy(
    _ ordinals: [UInt32], journalling entries: [JournalEntry] = []
  ) async throws -> Int64 {
    try requireOpen()
    return try await store.write { [self] transaction in
      let head = try append(entries, transaction)
      try transaction.insert(
        into: "subject_keys", ["ordinal", "wrapped"],
        rows: Set(ordinals).sorted().map { [$0.sqlValue, .null] },
        onConflict: .update(target: ["ordinal"]))
      for chunk in ordinals.chunks(of: Self.chunk) {
        try transaction.run(
          "UPDATE journal SET payload = NULL WHERE ordinal IN (\(list: chunk))")
      }
      return head
    }
  }

  /// The sequence of the last journal entry, 0 when there is none.
  public func journalHead() async throws -> Int64 {
    try requireOpen()
    return try await store.read { try Vault.journalHead($0) }
  }

  /// The same within a transaction on the second store.
  public static func journalHead(_ transaction: any ReadTransaction) throws -> Int64 {
    try transaction.int("SELECT sequence FROM journal_head WHERE one = 1")
  }

  /// The acts after a sequence, in order, at most `limit`; payloads are opened.
  public func journalEntries(after sequence: Int64, limit: Int) async throws -> [JournalRecord] {
    try await journalRows("sequence > \(sequence) ORDER BY sequence LIMIT \(max(limit, 0))")
      .map(record)
  }

  /// Rows of the journal, each with the key of its subject; the condition says which and in what order.
  func journalRows(_ condition: SQL) async throws -> [Row] {
    try requireOpen()
    return try await store.read { transaction in
      try transaction.rows(
        """
        SELECT journal.ordinal, wrapped, sequence, id, at, kind, payload FROM journal
        LEFT JOIN subject_keys ON subject_keys.ordinal = journal.ordinal WHERE \(condition)
        """)
    }
  }

  func record(_ row: Row) throws -> JournalRecord {
    guard let kind = JournalEntry.Kind(rawValue: try row.text(5)) else {
      throw VaultError.damaged(table: "journal")
    }
    var payload = try row.blobOrNil(6)
    if let sealed = payload {
      guard try !row.isNull(1) else { throw VaultError.damaged(table: "journal") }
      payload = try unwrap(row).open(sealed, context: "journal")
    }
    return JournalRecord(
      sequence: try row.int(2),
      entry: JournalEntry(
        id: try row.blob(3), at: try row.timestamp(4), ordinal: try row.ordinal(0), kind: kind,
        payload: payload))
  }

  /// Appends entries; keys that are not given are read.
  private func append(
    _ entries: [JournalEntry], _ transaction: any WriteTransaction,
    keys: [UInt32: SubjectKey] = [:]
  ) throws -> Int64 {
    guard entries.allSatisfy({ $0.id.count == 16 }) else {
      throw VaultError.journalIdentifierMalformed
    }
    // The head row is locked first, so that no other writer takes the same numbers.
    var head = try transaction.one(
      "UPDATE journal_head SET sequence = sequence WHERE one = 1 RETURNING sequence"
    ).int(0)
    for chunk in entries.chunks(of: Self.chunk) {
      let fresh = try transaction.unwritten(chunk)
      let sealed = try rows(for: fresh, after: head, keys, transaction)
      try transaction.insert(
        into: "journal", ["sequence", "id", "at", "ordinal", "kind", "payload"], rows: sealed)
      head += Int64(sealed.count)
    }
    try transaction.run("UPDATE journal_head SET sequence = \(head) WHERE one = 1")
    return head
  }

  private func rows(
    for entries: [JournalEntry], after head: Int64, _ known: [UInt32: SubjectKey],
    _ transaction: any WriteTransaction
  ) throws -> [[SQLValue]] {
    var keys = known
    let ordinals = Set(
      entries.lazy.filter { $0.payload != nil && known[$0.ordinal] == nil }.map(\.ordinal)
    ).sorted()
    for key in try transaction.wrappedKeys(of: ordinals).map(unwrap) { keys[key.ordinal] = key }
    return try entries.enumerated().map { offset, entry in
      var payload: [UInt8]?
      if let bytes = entry.payload {
        guard let key = keys[entry.ordinal] else { throw VaultError.keyMissing }
        payload = try key.seal(bytes, context: "journal")
      }
      return [
        .integer(head + Int64(offset) + 1), .blob(entry.id), entry.at.sqlValue,
        entry.ordinal.sqlValue, .text(entry.kind.rawValue), payload.sqlValue,
      ]
    }
  }
}

private struct WrittenAct: Equatable {
  let ordinal: UInt32
  let kind: String
}

extension ReadTransaction {
  fileprivate func sequences(of ids: [[UInt8]]) throws -> [Int64] {
    var sequences: [Int64] = []
    for chunk in ids.chunks(of: Vault.chunk) {
      try each("SELECT sequence FROM journal WHERE id IN (\(list: chunk))") {
        sequences.append(try $0.int(0))
      }
    }
    return sequences.sorted()
  }

  /// The entries whose identifiers are new, each once; an old one must stand for the same act.
  fileprivate func unwritten(_ entries: ArraySlice<JournalEntry>) throws -> [JournalEntry] {
    var known: [[UInt8]: WrittenAct] = [:]
    try each("SELECT id, ordinal, kind FROM journal WHERE id IN (\(list: entries.map(\.id)))") {
      known[try $0.blob(0)] = WrittenAct(ordinal: try $0.ordinal(1), kind: try $0.text(2))
    }
    return try entries.filter { entry in
      let act = WrittenAct(ordinal: entry.ordinal, kind: entry.kind.rawValue)
      guard let found = known.updateValue(act, forKey: entry.id) else { return true }
      guard found == act else { throw VaultError.journalConflict }
      return false
    }
  }
}
