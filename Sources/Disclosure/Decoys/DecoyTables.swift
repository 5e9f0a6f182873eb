public import Store

extension Decoys {
  /// Creates the tables of decoys, sealed, and of what was seen of them.
  public static var migrations: [Migration] {
    [
      Migration(room: "decoys", version: 1) { dialect in
        [
          """
          CREATE TABLE decoy_sets (
            disclosure TEXT NOT NULL PRIMARY KEY, decoys BIGINT NOT NULL,
            root \(unsafe: dialect.blob) NOT NULL
          )
          """,
          """
          CREATE TABLE decoys (
            disclosure TEXT NOT NULL, number BIGINT NOT NULL,
            sealed \(unsafe: dialect.blob) NOT NULL, PRIMARY KEY (disclosure, number)
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE decoy_marks (
            mark \(unsafe: dialect.blob) NOT NULL, disclosure TEXT NOT NULL, number BIGINT NOT NULL,
            PRIMARY KEY (mark, disclosure, number)
          ) \(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE decoy_messages (
            digest \(unsafe: dialect.blob) NOT NULL PRIMARY KEY, bytes BIGINT NOT NULL,
            sealed \(unsafe: dialect.blob) NOT NULL
          )
          """,
          """
          CREATE TABLE decoy_sightings (
            id TEXT NOT NULL PRIMARY KEY, digest \(unsafe: dialect.blob) NOT NULL,
            disclosure TEXT NOT NULL, number BIGINT NOT NULL, recipient TEXT NOT NULL,
            at BIGINT NOT NULL, channel TEXT NOT NULL, place TEXT NOT NULL,
            sender TEXT NOT NULL, verdict TEXT NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
            sequence BIGINT NOT NULL, UNIQUE (digest, disclosure, number)
          )
          """,
          "CREATE INDEX decoy_sightings_disclosure ON decoy_sightings (disclosure, id)",
        ]
      }
    ]
  }
}
