public import Store

extension Mail {
  /// The queue; a letter lies in it sealed, and only until it is handed over.
  public static var migrations: [Migration] {
    [
      Migration(room: "mail", version: 1) { dialect in
        [
          """
          CREATE TABLE mails (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, sealed \(unsafe: dialect.blob),
            queued_at BIGINT NOT NULL, sent_at BIGINT,
            CHECK ((sealed IS NULL) = (sent_at IS NOT NULL))
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX mails_waiting ON mails (sent_at, id)",
        ]
      }
    ]
  }
}
