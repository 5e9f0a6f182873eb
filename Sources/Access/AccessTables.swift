public import Store

extension Access {
  /// Packages, the links to them, and runs that make many.
  public static var migrations: [Migration] {
    [
      Migration(room: "access", version: 1) { dialect in
        [
          """
          CREATE TABLE packages (
            ordinal BIGINT NOT NULL, id TEXT NOT NULL, form TEXT NOT NULL, request TEXT,
            made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, fetched_at BIGINT,
            bytes BIGINT NOT NULL, run TEXT, file TEXT NOT NULL, place BIGINT NOT NULL,
            actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL, PRIMARY KEY (ordinal, id)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX packages_by_id ON packages (id)",
          "CREATE INDEX packages_by_expiry ON packages (expires_at)",
          "CREATE INDEX packages_by_file ON packages (file)",
          """
          CREATE TABLE package_links (
            ordinal BIGINT NOT NULL, hash \(unsafe: dialect.blob) NOT NULL, package TEXT NOT NULL,
            expires_at BIGINT NOT NULL, uses BIGINT NOT NULL, PRIMARY KEY (ordinal, hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX package_links_by_hash ON package_links (hash)",
          """
          CREATE TABLE package_runs (
            id TEXT NOT NULL PRIMARY KEY, form TEXT NOT NULL, chosen \(unsafe: dialect.blob),
            days BIGINT NOT NULL, next BIGINT NOT NULL, made BIGINT NOT NULL,
            begun_at BIGINT NOT NULL, ended_at BIGINT, actor_kind TEXT NOT NULL,
            actor_id TEXT NOT NULL
          )
          """,
        ]
      }
    ]
  }
}
