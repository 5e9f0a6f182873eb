public import Store

extension Vault {
  static let keySealed = FlawKind.fault(
    "subject_keys.sealed", "subject keys do not open",
    remedy: "restore keys.sqlite from its own newest backup")
  static let journalGap = FlawKind.fault(
    "journal.gap", "acts of the journal are missing",
    remedy: "restore keys.sqlite from its own newest backup")
  static let journalAct = FlawKind.fault(
    "journal.act", "acts of the journal cannot be read",
    remedy: "restore keys.sqlite from its own newest backup")
  static let journalHead = FlawKind.mendable(
    "journal_head.sequence", "head of the journal that is not that of its last act")

  /// What the second store holds for an ordinal; one that never had a key has no state.
  public enum KeyState: Sendable {
    /// A key that opens.
    case sound(SubjectKey)
    /// The mark of a key that was destroyed.
    case destroyed
    /// A key that does not open.
    case damaged

    /// The key, when it opens.
    public var key: SubjectKey? {
      if case .sound(let key) = self { key } else { nil }
    }
  }

  /// The keys of ordinals as far as they open: one damaged key hides no other.
  public func keyStates(of ordinals: [UInt32]) async throws -> [UInt32: KeyState] {
    try requireOpen()
    var states: [UInt32: KeyState] = [:]
    for chunk in ordinals.chunks(of: Self.chunk) {
      let list = Array(chunk)
      let rows = try await store.read { transaction in
        try transaction.rows(
          "SELECT ordinal, wrapped FROM subject_keys WHERE ordinal IN (\(list: list))")
      }
      for row in rows { states[try row.ordinal(0)] = try state(row) }
    }
    return states
  }

  private func state(_ row: Row) throws -> KeyState {
    if try row.isNull(1) { return .destroyed }
    guard let key = try? unwrap(row) else { return .damaged }
    return .sound(key)
  }

  /// Opens every key and every act of the journal.
  public func check(progress: (Int) -> Void = { _ in }) async throws -> Flaws {
    try requireOpen()
    var flaws = Flaws()
    var next: Int64 = 0
    while true {
      let from = next
      let rows = try await store.read { transaction in
        try transaction.rows(
          """
          SELECT ordinal, wrapped FROM subject_keys WHERE ordinal >= \(from)
          ORDER BY ordinal LIMIT 5000
          """)
      }
      guard let last = rows.last else { break }
      for row in rows {
        if case .damaged = try state(row) { flaws.add(Self.keySealed) }
      }
      next = try last.int(0) + 1
      progress(Int(clamping: next))
    }
    try await checkJournal(&flaws)
    return flaws
  }

  private func checkJournal(_ flaws: inout Flaws) async throws {
    let (head, newest) = try await store.read { transaction in
      (
        try transaction.int("SELECT sequence FROM journal_head WHERE one = 1"),
        try transaction.int("SELECT COALESCE(MAX(sequence), 0) FROM journal")
      )
    }
    if newest > head { flaws.add(Self.journalHead) }
    let end = max(head, newest)
    var position: Int64 = 0
    while position < end {
      let from = position
      let rows = try await store.read { transaction in
        try transaction.rows(
          """
          SELECT journal.ordinal, wrapped, sequence, kind, payload FROM journal
          LEFT JOIN subject_keys ON subject_keys.ordinal = journal.ordinal
          WHERE sequence > \(from) AND sequence <= \(end) ORDER BY sequence LIMIT 2000
          """)
      }
      if rows.isEmpty {
        flaws.add(Self.journalGap, at: "\(position + 1)", count: Int(end - position))
        return
      }
      for row in rows {
        let sequence = try row.int(2)
        if sequence > position + 1 {
          flaws.add(Self.journalGap, at: "\(position + 1)", count: Int(sequence - position - 1))
        }
        position = sequence
        if try !isReadable(row) { flaws.add(Self.journalAct, at: "\(sequence)") }
      }
    }
  }

  private func isReadable(_ row: Row) throws -> Bool {
    guard JournalEntry.Kind(rawValue: try row.text(3)) != nil else { return false }
    guard let sealed = try row.blobOrNil(4) else { return true }
    // A payload is cleared with its key; a key that does not open is told by itself.
    guard try !row.isNull(1) else { return false }
    guard let key = try? unwrap(row) else { return true }
    return (try? key.open(sealed, context: "journal")) != nil
  }

  /// The acts after a sequence that can be read, and the sequence of the last that was looked at; nil after the end.
  public func readableJournal(after sequence: Int64, limit: Int) async throws -> (
    acts: [JournalRecord], last: Int64
  )? {
    let rows = try await journalRows("sequence > \(sequence) ORDER BY sequence LIMIT \(limit)")
    guard let last = rows.last else { return nil }
    return (rows.compactMap { try? record($0) }, try last.int(2))
  }

  /// The acts of some subjects that can be read, in order.
  public func readableJournal(of ordinals: [UInt32]) async throws -> [JournalRecord] {
    try await journalRows("journal.ordinal IN (\(list: ordinals)) ORDER BY sequence")
      .compactMap { try? record($0) }
  }

  /// Mends the head of the journal; returns what was done, one sentence each.
  public func mend(_ flaws: Flaws) async throws -> [String] {
    guard flaws.contains(Self.journalHead), !flaws.contains(Self.journalGap) else { return [] }
    try await store.writeAlone { transaction in
      try transaction.run(
        """
        UPDATE journal_head SET sequence = (SELECT MAX(sequence) FROM journal) WHERE one = 1
        """)
    }
    return ["journal_head: set to the last act of the journal"]
  }
}
