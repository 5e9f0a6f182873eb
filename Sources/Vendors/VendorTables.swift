public import Store

extension Vendors {
  /// The sealed records of partners, and the links by which they answer.
  public static var migrations: [Migration] {
    [
      Migration(room: "vendors", version: 1) { dialect in
        [
          """
          CREATE TABLE partner_records (
            id TEXT NOT NULL PRIMARY KEY, recipient TEXT NOT NULL, kind TEXT NOT NULL,
            hash \(unsafe: dialect.blob) NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
            sequence BIGINT NOT NULL UNIQUE, at BIGINT NOT NULL, actor_kind TEXT NOT NULL,
            actor_id TEXT NOT NULL
          )
          """,
          "CREATE INDEX partner_records_recipient ON partner_records (recipient, sequence)",
          """
          CREATE TABLE partner_links (
            hash TEXT NOT NULL PRIMARY KEY, recipient TEXT NOT NULL, asked TEXT NOT NULL,
            expires BIGINT NOT NULL, used_at BIGINT
          )
          """,
        ]
      }
    ]
  }
}
