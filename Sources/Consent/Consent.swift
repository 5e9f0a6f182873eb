public import Store
public import Vault

/// What people were told and what they chose: notices served, choices, signals; append-only.
///
/// Every act but a grant is in the vault's journal before it is acknowledged, so that restoring an
/// older copy of the data undoes none of them.
public struct Consent: Sendable {
  /// The main store.
  public let database: any Database
  /// Keys and the journal.
  public let vault: Vault
  let queue: ChoiceQueue

  /// Makes the room; the database must have this room's migrations and those of `Members`.
  ///
  /// When `mostWaiting` choices wait to be recorded, more are refused.
  public init(database: any Database, vault: Vault, mostWaiting: Int = 4_096) {
    self.database = database
    self.vault = vault
    queue = ChoiceQueue(
      ChoiceBatch(database: database, vault: vault), mostWaiting: mostWaiting)
  }

  /// The tables of this room.
  public static var migrations: [Migration] {
    [
      Migration(room: "consent", version: 1) { dialect in
        let blob = dialect.blob
        let suffix = dialect.tableSuffix
        return [
          """
          CREATE TABLE choices (
            ordinal BIGINT NOT NULL, id \(unsafe: blob) NOT NULL, act TEXT NOT NULL,
            purpose TEXT NOT NULL, recipient TEXT NOT NULL, notice TEXT, at BIGINT NOT NULL,
            channel TEXT NOT NULL, actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL,
            explicit BIGINT NOT NULL, guardian BIGINT NOT NULL, gift BIGINT NOT NULL,
            collection_point TEXT, wording \(unsafe: blob), request \(unsafe: blob),
            recorded_at BIGINT NOT NULL, sequence BIGINT NOT NULL,
            PRIMARY KEY (ordinal, id)
          )\(unsafe: suffix)
          """,
          """
          CREATE TABLE served (
            ordinal BIGINT NOT NULL, notice TEXT NOT NULL, at BIGINT NOT NULL,
            channel TEXT NOT NULL, PRIMARY KEY (ordinal, notice, at)
          )\(unsafe: suffix)
          """,
          """
          CREATE TABLE journal_position (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), sequence BIGINT NOT NULL
          )
          """,
          "INSERT INTO journal_position (one, sequence) VALUES (1, 0)",
          """
          CREATE TABLE wordings (
            hash \(unsafe: blob) NOT NULL, text TEXT NOT NULL, PRIMARY KEY (hash)
          )\(unsafe: suffix)
          """,
        ]
      },
      // Acts of the journal that were committed before one that was journalled earlier.
      Migration(room: "consent", version: 2) { dialect in
        [
          """
          CREATE TABLE journal_done (
            begins BIGINT NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (begins)
          )\(unsafe: dialect.tableSuffix)
          """
        ]
      },
      lettersMigration,
      noesByTime,
      noesAlone,
    ]
  }
}
