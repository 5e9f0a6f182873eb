import Store

extension Disclosures {
  /// The tables of disclosures from before the record.
  ///
  /// What was declared is sealed; `declared_members` says who stood in a list, with what the recipient knows each by,
  /// sealed, so that they can be asked back even after they were erased.
  static var declaredTables: Migration {
    Migration(room: "disclosure", version: 6) { dialect in
      [
        """
        CREATE TABLE declared (
          id TEXT NOT NULL PRIMARY KEY, replaces TEXT UNIQUE,
          hash \(unsafe: dialect.blob) NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
          listed BIGINT, strangers BIGINT NOT NULL, erased BIGINT NOT NULL,
          sequence BIGINT NOT NULL, at BIGINT NOT NULL, actor_kind TEXT NOT NULL,
          actor_id TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE declared_members (
          ordinal BIGINT NOT NULL, declaration TEXT NOT NULL,
          sealed \(unsafe: dialect.blob) NOT NULL, PRIMARY KEY (ordinal, declaration)
        ) \(unsafe: dialect.tableSuffix)
        """,
        "CREATE INDEX declared_members_declaration ON declared_members (declaration, ordinal)",
      ]
    }
  }
}
