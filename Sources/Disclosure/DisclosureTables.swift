public import Store

extension Disclosures {
  /// Creates the ledger: what was planned, why subjects were denied (sealed), who was in.
  public static var migrations: [Migration] {
    [
      Migration(room: "disclosure", version: 1) { dialect in
        [
          """
          CREATE TABLE disclosures (
            id TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, purpose TEXT NOT NULL,
            recipient TEXT NOT NULL, wish TEXT NOT NULL, register BIGINT NOT NULL,
            members BIGINT NOT NULL, permitted BIGINT NOT NULL, erased BIGINT NOT NULL,
            reasons TEXT NOT NULL, blanks TEXT NOT NULL, terms TEXT NOT NULL,
            planned_at BIGINT NOT NULL, planned_kind TEXT NOT NULL, planned_by TEXT NOT NULL,
            approved_at BIGINT, approved_kind TEXT, approved_by TEXT,
            sent_at BIGINT, sent_kind TEXT, sent_by TEXT, sequence BIGINT,
            file TEXT, file_hash \(unsafe: dialect.blob), file_bytes BIGINT, file_rows BIGINT,
            root \(unsafe: dialect.blob), statement TEXT
          )
          """,
          "CREATE INDEX disclosures_recipient ON disclosures (recipient, id)",
          """
          CREATE TABLE disclosure_reasons (
            disclosure TEXT NOT NULL, clause BIGINT NOT NULL, code TEXT NOT NULL,
            about TEXT NOT NULL, members BIGINT NOT NULL, subjects \(unsafe: dialect.blob) NOT NULL,
            PRIMARY KEY (disclosure, clause)
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE disclosed (
            ordinal BIGINT NOT NULL, disclosure TEXT NOT NULL, ref TEXT NOT NULL,
            PRIMARY KEY (ordinal, disclosure)
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE disclosure_members (
            disclosure TEXT NOT NULL, part BIGINT NOT NULL,
            commitments \(unsafe: dialect.blob) NOT NULL, PRIMARY KEY (disclosure, part)
          ) \(unsafe: dialect.tableSuffix)
          """,
        ]
      },
      Migration(room: "disclosure", version: 2) { _ in
        [
          "ALTER TABLE disclosures ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0",
          "CREATE INDEX disclosed_disclosure ON disclosed (disclosure)",
        ]
      },
      recallTables,
      .disclosedRefs,
      audienceMigration,
      recallKeepingTables,
      declaredTables,
    ]
  }
}
