import Store

extension Migration {
  /// Teams of champions, and identities at providers, of which only keyed hashes are kept.
  static var staffTeamsAndIdentities: Migration {
    Migration(room: "staff", version: 3) { dialect in
      [
        "ALTER TABLE staff_accounts ADD COLUMN team TEXT",
        """
        CREATE TABLE staff_identities (
          account TEXT NOT NULL, provider TEXT NOT NULL, mail \(unsafe: dialect.blob) UNIQUE,
          pin \(unsafe: dialect.blob) UNIQUE, set_at BIGINT NOT NULL, pinned_at BIGINT,
          CHECK ((mail IS NULL) <> (pin IS NULL)), PRIMARY KEY (account)
        )\(unsafe: dialect.tableSuffix)
        """,
      ]
    }
  }
}
