public import Store

extension Forms {
  /// What waits for somebody's yes: sealed, found by the hash of the link's secret, gone after seven days.
  public static var migrations: [Migration] {
    [
      Migration(room: "forms", version: 1) { dialect in
        [
          """
          CREATE TABLE guardian_requests (
            hash \(unsafe: dialect.blob) NOT NULL PRIMARY KEY, form TEXT NOT NULL,
            sealed \(unsafe: dialect.blob) NOT NULL, expires_at BIGINT NOT NULL
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX guardian_requests_expire ON guardian_requests (expires_at)",
        ]
      },
      // What waits in the old table is sealed in another shape; it is destroyed in its seven days.
      Migration(room: "forms", version: 2) { dialect in
        [
          """
          CREATE TABLE form_requests (
            hash \(unsafe: dialect.blob) NOT NULL PRIMARY KEY, form TEXT NOT NULL,
            waits_for TEXT NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
            expires_at BIGINT NOT NULL
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX form_requests_expire ON form_requests (expires_at)",
        ]
      },
    ]
  }
}
