public import Store

extension Staff {
  /// The tables of accounts, keys, links and sessions.
  public static var migrations: [Migration] {
    [
      Migration(room: "staff", version: 1) { dialect in
        [
          """
          CREATE TABLE staff_accounts (
            id TEXT NOT NULL, name \(unsafe: dialect.blob) NOT NULL, role TEXT NOT NULL,
            created_at BIGINT NOT NULL, deactivated_at BIGINT, actor_kind TEXT NOT NULL,
            actor_id TEXT NOT NULL, PRIMARY KEY (id)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE application_keys (
            id TEXT NOT NULL, hash \(unsafe: dialect.blob) NOT NULL UNIQUE,
            name \(unsafe: dialect.blob) NOT NULL, scopes TEXT NOT NULL,
            created_at BIGINT NOT NULL, revoked_at BIGINT, actor_kind TEXT NOT NULL,
            actor_id TEXT NOT NULL, PRIMARY KEY (id)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE sign_in_links (
            hash \(unsafe: dialect.blob) NOT NULL, account TEXT, ordinal BIGINT,
            expires_at BIGINT NOT NULL, used_at BIGINT,
            CHECK ((account IS NULL) <> (ordinal IS NULL)), PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX sign_in_links_by_ordinal ON sign_in_links (ordinal)",
          """
          CREATE TABLE sessions (
            hash \(unsafe: dialect.blob) NOT NULL, account TEXT, ordinal BIGINT,
            created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
            CHECK ((account IS NULL) <> (ordinal IS NULL)), PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX sessions_by_ordinal ON sessions (ordinal)",
        ]
      },
      .staffPasswords,
      .staffTeamsAndIdentities,
    ]
  }
}
