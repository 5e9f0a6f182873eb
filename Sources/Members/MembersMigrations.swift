public import Store

extension Members {
  /// The tables of this room.
  public static var migrations: [Migration] {
    [
      Migration(room: "members", version: 1) { dialect in
        let blob = dialect.blob
        let suffix = dialect.tableSuffix
        return [
          // `handles` repeats the hashes: a subject's rows there are found without an index.
          """
          CREATE TABLE subjects (
            ordinal \(unsafe: dialect.integerKey), since BIGINT NOT NULL, member BIGINT NOT NULL,
            relationship BIGINT NOT NULL, handles \(unsafe: blob) NOT NULL, erased_at BIGINT
          )
          """,
          """
          CREATE TABLE handles (
            kind BIGINT NOT NULL, hash \(unsafe: blob) NOT NULL, ordinal BIGINT NOT NULL,
            PRIMARY KEY (kind, hash)
          )\(unsafe: suffix)
          """,
          """
          CREATE TABLE records (
            ordinal \(unsafe: dialect.integerKey), sealed \(unsafe: blob) NOT NULL,
            provenance \(unsafe: blob) NOT NULL
          )
          """,
          """
          CREATE TABLE provenance_classes (
            number \(unsafe: dialect.integerKey), source TEXT NOT NULL, notice TEXT NOT NULL,
            basis TEXT NOT NULL, regime TEXT NOT NULL
          )
          """,
          "CREATE TABLE held_fields (number \(unsafe: dialect.integerKey), field TEXT NOT NULL)",
          """
          CREATE TABLE relationships (
            number \(unsafe: dialect.integerKey), source TEXT NOT NULL
          )
          """,
          """
          CREATE TABLE import_commitments (
            sequence \(unsafe: dialect.integerKey), commitments \(unsafe: blob) NOT NULL
          )
          """,
          """
          CREATE TABLE holds (
            id TEXT NOT NULL, ordinal BIGINT NOT NULL, reason \(unsafe: blob) NOT NULL,
            placed_at BIGINT NOT NULL, placed_by TEXT NOT NULL, lifted_at BIGINT, lifted_by TEXT,
            PRIMARY KEY (id)
          )\(unsafe: suffix)
          """,
          "CREATE INDEX holds_by_ordinal ON holds (ordinal)",
        ]
      },
      Migration(room: "members", version: 2) { dialect in
        [
          """
          CREATE TABLE looks (
            sequence \(unsafe: dialect.integerKey), ordinal BIGINT NOT NULL, at BIGINT NOT NULL,
            account TEXT NOT NULL, reason TEXT NOT NULL
          )
          """,
          "CREATE INDEX looks_by_ordinal ON looks (ordinal)",
        ]
      },
      correctionTables,
      suppressionTables,
    ]
  }
}
