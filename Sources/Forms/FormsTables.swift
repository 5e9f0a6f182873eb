public import Store

extension Forms {
  /// What waits for a guardian: sealed, found by the hash of the link's secret, gone after seven days.
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
      }
    ]
  }
}
