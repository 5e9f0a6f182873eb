import Store

extension Disclosures {
  /// The tables of recalls and attestations.
  ///
  /// `recall_items` has a line for each reference asked back; its ordinal goes when the member is erased.
  /// `recall_lists` holds the references, sealed, until all of them are answered; `recall_owed` those of erased
  /// members until they are asked back.
  static var recallTables: Migration {
    Migration(room: "disclosure", version: 3) { dialect in
      let (blob, suffix) = (dialect.blob, dialect.tableSuffix)
      return [
        """
        CREATE TABLE recalls (
          id TEXT NOT NULL PRIMARY KEY, recipient TEXT NOT NULL, day TEXT NOT NULL,
          made_at BIGINT NOT NULL, refs BIGINT NOT NULL, first_ref BIGINT NOT NULL,
          list_hash \(unsafe: blob) NOT NULL, sequence BIGINT NOT NULL, told_at BIGINT,
          reminded_at BIGINT, escalated_at BIGINT, stopped_at BIGINT, closed_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX recalls_day ON recalls (recipient, day)",
        """
        CREATE TABLE recall_items (
          recall TEXT NOT NULL, number BIGINT NOT NULL, recipient TEXT NOT NULL,
          disclosure TEXT NOT NULL, ordinal BIGINT, action TEXT NOT NULL, field TEXT NOT NULL,
          reason TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (recall, number)
        ) \(unsafe: suffix)
        """,
        "CREATE INDEX recall_items_ordinal ON recall_items (ordinal)",
        "CREATE INDEX recall_items_disclosure ON recall_items (disclosure, recipient)",
        """
        CREATE TABLE recall_lists (
          recall TEXT NOT NULL PRIMARY KEY, sealed \(unsafe: blob) NOT NULL
        )
        """,
        """
        CREATE TABLE recall_owed (
          disclosure TEXT NOT NULL, mark TEXT NOT NULL, sealed \(unsafe: blob) NOT NULL,
          PRIMARY KEY (disclosure, mark)
        ) \(unsafe: suffix)
        """,
        """
        CREATE TABLE recall_position (
          one \(unsafe: dialect.integerKey) CHECK (one = 1), sequence BIGINT NOT NULL
        )
        """,
        "INSERT INTO recall_position (one, sequence) VALUES (1, 0)",
        """
        CREATE TABLE attestations (
          id TEXT NOT NULL PRIMARY KEY, recall TEXT NOT NULL, word TEXT NOT NULL,
          action TEXT NOT NULL, refs BIGINT NOT NULL, done_on TEXT NOT NULL,
          given_at BIGINT NOT NULL, hash \(unsafe: blob) NOT NULL,
          sealed \(unsafe: blob) NOT NULL, sequence BIGINT NOT NULL
        )
        """,
        "CREATE INDEX attestations_recall ON attestations (recall, id)",
      ]
    }
  }
}
