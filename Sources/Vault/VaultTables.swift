public import Store

extension Vault {
  /// The tables of the second store, which is never part of a data backup.
  public static var migrations: [Migration] {
    [
      Migration(room: "vault", version: 1) { dialect in
        [
          """
          CREATE TABLE vault_check (
            one \(unsafe: dialect.integerKey) CHECK (one = 1),
            proof \(unsafe: dialect.blob) NOT NULL
          )
          """,
          // A row without a key is the tombstone of a destroyed one.
          """
          CREATE TABLE subject_keys (
            ordinal \(unsafe: dialect.integerKey), wrapped \(unsafe: dialect.blob)
          )
          """,
          """
          CREATE TABLE journal (
            sequence \(unsafe: dialect.integerKey), id \(unsafe: dialect.blob) NOT NULL UNIQUE,
            at BIGINT NOT NULL, ordinal BIGINT NOT NULL, kind TEXT NOT NULL,
            payload \(unsafe: dialect.blob)
          )
          """,
          "CREATE INDEX journal_by_ordinal ON journal (ordinal)",
          """
          CREATE TABLE journal_head (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), sequence BIGINT NOT NULL
          )
          """,
          "INSERT INTO journal_head (one, sequence) VALUES (1, 0)",
        ]
      }
    ]
  }
}
