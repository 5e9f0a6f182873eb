import Store

extension Disclosures {
  /// Target audiences, their runs, who is in one now, and the references of those to be dropped.
  ///
  /// A drop of run 0 waits for the next run: its member was erased, and nothing but the reference is left.
  static var audienceMigration: Migration {
    Migration(room: "disclosure", version: 5) { dialect in
      [
        "ALTER TABLE disclosures ADD COLUMN audience TEXT",
        "ALTER TABLE disclosures ADD COLUMN hashed BIGINT NOT NULL DEFAULT 0",
        """
        CREATE TABLE audiences (
          id TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, recipient TEXT NOT NULL,
          wish TEXT NOT NULL, hashed BIGINT NOT NULL, days BIGINT NOT NULL, next_at BIGINT,
          runs BIGINT NOT NULL, added_at BIGINT NOT NULL, added_kind TEXT NOT NULL,
          added_by TEXT NOT NULL, approved_at BIGINT, approved_kind TEXT, approved_by TEXT
        )
        """,
        """
        CREATE TABLE audience_runs (
          audience TEXT NOT NULL, number BIGINT NOT NULL, state TEXT NOT NULL,
          due_at BIGINT NOT NULL, begun_at BIGINT NOT NULL, ended_at BIGINT, disclosure TEXT,
          added BIGINT NOT NULL, dropped BIGINT NOT NULL, acknowledged BIGINT NOT NULL,
          bytes BIGINT NOT NULL, failures BIGINT NOT NULL, failure TEXT, retry_at BIGINT,
          PRIMARY KEY (audience, number)
        ) \(unsafe: dialect.tableSuffix)
        """,
        """
        CREATE TABLE audience_members (
          ordinal BIGINT NOT NULL, audience TEXT NOT NULL, ref TEXT NOT NULL,
          PRIMARY KEY (ordinal, audience)
        ) \(unsafe: dialect.tableSuffix)
        """,
        "CREATE INDEX audience_members_audience ON audience_members (audience, ordinal)",
        """
        CREATE TABLE audience_drops (
          audience TEXT NOT NULL, run BIGINT NOT NULL, ref TEXT NOT NULL,
          PRIMARY KEY (audience, run, ref)
        ) \(unsafe: dialect.tableSuffix)
        """,
      ]
    }
  }
}
