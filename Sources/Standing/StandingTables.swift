public import Store

extension Standing {
  /// The tables of what is in force.
  public static var migrations: [Migration] {
    [
      Migration(room: "standing", version: 1) { dialect in
        [
          """
          CREATE TABLE standing_head (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), version BIGINT NOT NULL,
            revision BIGINT NOT NULL
          )
          """,
          "INSERT INTO standing_head (one, version, revision) VALUES (1, 0, 0)",
          """
          CREATE TABLE register_versions (
            number \(unsafe: dialect.integerKey), hash \(unsafe: dialect.blob) NOT NULL,
            at BIGINT NOT NULL, actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL,
            register \(unsafe: dialect.blob) NOT NULL
          )
          """,
          """
          CREATE TABLE register_files (
            version BIGINT NOT NULL, path TEXT NOT NULL, bytes \(unsafe: dialect.blob) NOT NULL,
            PRIMARY KEY (version, path)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE published_notices (
            notice TEXT NOT NULL, number BIGINT NOT NULL, version BIGINT NOT NULL,
            meaning \(unsafe: dialect.blob) NOT NULL, PRIMARY KEY (notice, number)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE standing_acts (
            sequence \(unsafe: dialect.integerKey), kind TEXT NOT NULL, name TEXT,
            territories TEXT, version BIGINT, reason TEXT NOT NULL, at BIGINT NOT NULL,
            actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL
          )
          """,
          // Derived from the acts: what is stopped now. The place * means everywhere.
          """
          CREATE TABLE paused_purposes (
            purpose TEXT NOT NULL, sequence BIGINT NOT NULL, PRIMARY KEY (purpose)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE suspended_agreements (
            agreement TEXT NOT NULL, place TEXT NOT NULL, sequence BIGINT NOT NULL,
            PRIMARY KEY (agreement, place)
          )\(unsafe: dialect.tableSuffix)
          """,
        ]
      },
      partnerMigration,
    ]
  }
}
