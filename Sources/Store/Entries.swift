import Formats

extension Migration {
  /// The tables of `entries` and its head; first in every list of migrations.
  public static var entries: [Migration] {
    [
      Migration(room: "store", version: 1) { dialect in
        [
          """
          CREATE TABLE entries (
            sequence \(unsafe: dialect.integerKey), at BIGINT NOT NULL, kind TEXT NOT NULL,
            subjects \(unsafe: dialect.blob), leaf \(unsafe: dialect.blob) NOT NULL
          )
          """,
          """
          CREATE TABLE head (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), sequence BIGINT NOT NULL,
            next_ordinal BIGINT NOT NULL, at BIGINT NOT NULL
          )
          """,
          "INSERT INTO head (one, sequence, next_ordinal, at) VALUES (1, 0, 0, 0)",
        ]
      }
    ]
  }
}

extension ReadTransaction {
  /// The sequence of the last entry, 0 when there is none.
  public func head() throws -> Int64 {
    try int("SELECT sequence FROM head WHERE one = 1")
  }

  /// The entries after a sequence, in order, at most `limit`.
  public func entries(after sequence: Int64, limit: Int) throws -> [Entry] {
    var entries: [Entry] = []
    try each(
      """
      SELECT sequence, at, kind, subjects, leaf FROM entries
      WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(max(limit, 0))
      """
    ) { row in
      entries.append(try Entry(row))
    }
    return entries
  }

  /// The entry of a sequence; throws `StoreError` with `.notFound` when there is none.
  public func entry(_ sequence: Int64) throws -> Entry {
    let row = try first(
      "SELECT sequence, at, kind, subjects, leaf FROM entries WHERE sequence = \(sequence)")
    guard let row else { throw StoreError(.notFound, "entry \(sequence) is not there") }
    return try Entry(row)
  }
}

extension WriteTransaction {
  /// Appends one entry and returns its sequence.
  ///
  /// Call it last in a transaction: on PostgreSQL the head row is locked from here to the commit,
  /// which is what makes the order gap-free. Its time is the draft's, or the last entry's when that
  /// is later. Throws `.tooLarge` for a leaf over 65,535 bytes, `.misuse` for a leaf that is not an
  /// object or names `kind`, `at` or `seq` itself.
  @discardableResult
  public func append(_ draft: EntryDraft) throws -> Int64 {
    let head = try one(
      """
      UPDATE head SET sequence = sequence + 1,
        at = CASE WHEN at > \(draft.at) THEN at ELSE \(draft.at) END
      WHERE one = 1 RETURNING sequence, at
      """)
    let sequence = try head.int(0)
    let at = try head.timestamp(1)
    let leaf = try draft.leafBytes(sequence: sequence, at: at)
    try run(
      """
      INSERT INTO entries (sequence, at, kind, subjects, leaf)
      VALUES (\(sequence), \(at), \(draft.kind), \(OrdinalList.encode(draft.subjects)), \(leaf))
      """)
    return sequence
  }

  /// Appends several entries, in their order, and returns the sequence of the first; the same holds as for one.
  public func append(contentsOf drafts: [EntryDraft]) throws -> Int64 {
    // Under the writer's lock nobody else moves the head between the two statements.
    let head = try one("SELECT sequence, at FROM head WHERE one = 1")
    let first = try head.int(0) + 1
    var at = try head.timestamp(1)
    var rows: [[SQLValue]] = []
    rows.reserveCapacity(drafts.count)
    for (sequence, draft) in zip(first..., drafts) {
      at = max(at, draft.at)
      let leaf = try draft.leafBytes(sequence: sequence, at: at)
      rows.append([
        .integer(sequence), at.sqlValue, .text(draft.kind),
        OrdinalList.encode(draft.subjects).sqlValue, .blob(leaf),
      ])
    }
    try insert(into: "entries", ["sequence", "at", "kind", "subjects", "leaf"], rows: rows)
    try run(
      "UPDATE head SET sequence = \(first + Int64(drafts.count) - 1), at = \(at) WHERE one = 1")
    return first
  }

  /// Takes the next `count` ordinals, dense from 0; one that was given is never given again.
  public func allocateOrdinals(_ count: Int) throws -> Range<UInt32> {
    guard count >= 0, count <= Int(UInt32.max) else {
      throw StoreError(.misuse, "\(count) ordinals cannot be allocated at once")
    }
    let end = try one(
      """
      UPDATE head SET next_ordinal = next_ordinal + \(count) WHERE one = 1 RETURNING next_ordinal
      """
    ).int(0)
    guard let upper = UInt32(exactly: end), let lower = UInt32(exactly: end - Int64(count)) else {
      throw StoreError(.misuse, "the database has no ordinals left")
    }
    return lower..<upper
  }
}

extension Entry {
  fileprivate init(_ row: Row) throws {
    self.init(
      sequence: try row.int(0), at: try row.timestamp(1), kind: try row.text(2),
      subjects: try OrdinalList.decode(try row.blobOrNil(3) ?? []), leaf: try row.blob(4))
  }
}

extension EntryDraft {
  fileprivate func leafBytes(sequence: Int64, at: Timestamp) throws -> [UInt8] {
    guard case .object(var members) = try leaf(sequence) else {
      throw StoreError(.misuse, "the leaf of a \(kind) entry is not an object")
    }
    for (name, value) in [
      "kind": JSON.string(kind), "at": .string(at.rfc3339), "seq": .integer(sequence),
    ] where members.updateValue(value, forKey: name) != nil {
      throw StoreError(.misuse, "the leaf of a \(kind) entry sets \(name), which append adds")
    }
    let bytes = JSON.object(members).canonical
    guard bytes.count <= Entry.maximumLeafBytes else {
      throw StoreError(
        .tooLarge,
        "the leaf of a \(kind) entry has \(bytes.count) bytes, more than "
          + "\(Entry.maximumLeafBytes)")
    }
    return bytes
  }
}
