public import Store

extension Erasures {
  /// Acts of erasure with their steps, the subjects that are still to go, and what waits before it takes effect.
  ///
  /// `erasure_subjects` is emptied in the transaction in which the rooms erase; `handles` holds what other systems and
  /// letters are found by, sealed, until every step is done.
  public static var migrations: [Migration] {
    [
      Migration(room: "erasure", version: 1) { dialect in
        let (blob, suffix) = (dialect.blob, dialect.tableSuffix)
        return [
          """
          CREATE TABLE erasures (
            id TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, people BIGINT NOT NULL,
            reason TEXT NOT NULL, request TEXT, asked_at BIGINT NOT NULL, asked_kind TEXT NOT NULL,
            asked_by TEXT NOT NULL, erased_at BIGINT, done_at BIGINT, retry_at BIGINT,
            tries BIGINT NOT NULL, handovers TEXT NOT NULL, handles \(unsafe: blob),
            sequence BIGINT, statement TEXT, certified BIGINT, link \(unsafe: blob),
            link_until BIGINT
          )
          """,
          "CREATE INDEX erasures_request ON erasures (request, id)",
          "CREATE INDEX erasures_state ON erasures (state, id)",
          """
          CREATE TABLE erasure_subjects (
            ordinal BIGINT NOT NULL, erasure TEXT NOT NULL, PRIMARY KEY (ordinal, erasure)
          )\(unsafe: suffix)
          """,
          "CREATE INDEX erasure_subjects_erasure ON erasure_subjects (erasure, ordinal)",
          """
          CREATE TABLE erasure_steps (
            erasure TEXT NOT NULL, step TEXT NOT NULL, state TEXT NOT NULL, at BIGINT NOT NULL,
            tries BIGINT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (erasure, step)
          )\(unsafe: suffix)
          """,
          """
          CREATE TABLE erasure_settings (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), key_copies_days BIGINT NOT NULL
          )
          """,
          """
          CREATE TABLE objection_cases (
            id TEXT NOT NULL PRIMARY KEY, ordinal BIGINT NOT NULL, choice BIGINT NOT NULL,
            purpose TEXT NOT NULL, recipient TEXT NOT NULL, opened_at BIGINT NOT NULL,
            state TEXT NOT NULL, sealed \(unsafe: blob), decided_at BIGINT, decided_by TEXT,
            UNIQUE (ordinal, choice)
          )
          """,
          """
          CREATE TABLE objection_position (
            one \(unsafe: dialect.integerKey) CHECK (one = 1), sequence BIGINT NOT NULL
          )
          """,
          "INSERT INTO objection_position (one, sequence) VALUES (1, 0)",
          """
          CREATE TABLE lifts (
            id TEXT NOT NULL PRIMARY KEY, ordinal BIGINT NOT NULL, what TEXT NOT NULL,
            purpose TEXT, recipient TEXT, sealed \(unsafe: blob) NOT NULL,
            asked_at BIGINT NOT NULL, asked_by TEXT NOT NULL, mail TEXT, told TEXT NOT NULL,
            told_at BIGINT, done_at BIGINT
          )
          """,
          "CREATE INDEX lifts_waiting ON lifts (done_at, id)",
        ]
      }
    ]
  }

  /// The tables of this room with a subject in them.
  public static let subjectTables = ["erasure_subjects", "objection_cases", "lifts"].map {
    SubjectTable($0, column: "ordinal")
  }
}
