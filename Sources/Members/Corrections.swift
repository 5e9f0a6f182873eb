public import Register
public import Store

/// That a value was put right or removed, so that whoever got it can be told (Article 19).
public struct Correction: Sendable, Hashable {
  /// The sequence of its entry.
  public let sequence: Int64
  /// Whose.
  public let ordinal: UInt32
  /// Which field.
  public let field: FieldID
  /// Whether it was removed.
  public let isRemoval: Bool
}

extension Members {
  static var correctionTables: Migration {
    Migration(room: "members", version: 3) { dialect in
      [
        """
        CREATE TABLE corrections (
          sequence \(unsafe: dialect.integerKey), ordinal BIGINT NOT NULL, field TEXT NOT NULL,
          removal BIGINT NOT NULL
        )
        """,
        "CREATE INDEX corrections_by_ordinal ON corrections (ordinal)",
      ]
    }
  }

  /// The corrections whose entries lie after one sequence and at most at another, in order.
  public static func corrections(
    after start: Int64, through end: Int64, _ transaction: any ReadTransaction
  ) throws -> [Correction] {
    try transaction.rows(
      """
      SELECT sequence, ordinal, field, removal FROM corrections
      WHERE sequence > \(start) AND sequence <= \(end) ORDER BY sequence
      """
    ).compactMap { row in
      try FieldID(try row.text(2)).map {
        Correction(
          sequence: try row.int(0), ordinal: try row.ordinal(1), field: $0,
          isRemoval: try row.bool(3))
      }
    }
  }
}
