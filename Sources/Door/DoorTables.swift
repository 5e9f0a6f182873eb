public import Store

extension Door {
  /// The tables of partners' keys, links and sessions, of their calls, and of what they passed on.
  public static var migrations: [Migration] {
    [
      Migration(room: "door", version: 1) { dialect in
        [
          """
          CREATE TABLE door_keys (
            id TEXT NOT NULL, recipient TEXT NOT NULL, hash \(unsafe: dialect.blob) NOT NULL UNIQUE,
            name \(unsafe: dialect.blob) NOT NULL, created_at BIGINT NOT NULL, revoked_at BIGINT,
            actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL, PRIMARY KEY (id)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE door_links (
            hash \(unsafe: dialect.blob) NOT NULL, recipient TEXT NOT NULL,
            expires_at BIGINT NOT NULL, used_at BIGINT, PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE door_sessions (
            hash \(unsafe: dialect.blob) NOT NULL, recipient TEXT NOT NULL,
            created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (hash)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE door_calls (
            id TEXT NOT NULL, recipient TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,
            result TEXT NOT NULL, way TEXT NOT NULL, key_id TEXT, disclosure TEXT, file TEXT,
            asked BIGINT NOT NULL, permitted BIGINT NOT NULL, entry TEXT, PRIMARY KEY (id)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX door_calls_recipient ON door_calls (recipient, id)",
          "CREATE INDEX door_calls_disclosure ON door_calls (disclosure, id)",
          "CREATE INDEX door_calls_entry ON door_calls (entry, at)",
          """
          CREATE TABLE door_onward (
            id TEXT NOT NULL, recipient TEXT NOT NULL, disclosure TEXT NOT NULL, taker TEXT,
            name \(unsafe: dialect.blob), is_permitted BIGINT NOT NULL, members BIGINT NOT NULL,
            day TEXT NOT NULL, declared_at BIGINT NOT NULL, PRIMARY KEY (id)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX door_onward_recipient ON door_onward (recipient, id)",
          "CREATE INDEX door_onward_disclosure ON door_onward (disclosure, id)",
        ]
      }
    ]
  }
}
