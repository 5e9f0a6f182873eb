public import Store

extension Questions {
  /// Questions, the versions of their answers, and what their facts came to and when.
  public static var migrations: [Migration] {
    [
      Migration(room: "questions", version: 1) { dialect in
        [
          """
          CREATE TABLE questions (
            id TEXT NOT NULL PRIMARY KEY, link \(unsafe: dialect.blob) NOT NULL UNIQUE,
            salt \(unsafe: dialect.blob) NOT NULL, text TEXT, pen_name TEXT, state TEXT NOT NULL,
            owner TEXT, promised BIGINT, reason TEXT, asked_at BIGINT NOT NULL,
            accepted_at BIGINT, answered_at BIGINT, declined_at BIGINT, versions BIGINT NOT NULL
          )
          """,
          "CREATE INDEX questions_asked ON questions (state, id)",
          "CREATE INDEX questions_promised ON questions (state, promised, id)",
          "CREATE INDEX questions_answered ON questions (state, answered_at, id)",
          """
          CREATE TABLE question_answers (
            question TEXT NOT NULL, version BIGINT NOT NULL, text TEXT NOT NULL,
            at BIGINT NOT NULL, actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL,
            owner TEXT NOT NULL, PRIMARY KEY (question, version)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE question_facts (
            figure TEXT NOT NULL, number BIGINT NOT NULL, outcome TEXT NOT NULL,
            value TEXT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (figure, number)
          )\(unsafe: dialect.tableSuffix)
          """,
        ]
      }
    ]
  }
}
