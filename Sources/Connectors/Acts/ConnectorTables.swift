public import Store

extension Connectors {
  /// Acts on other systems, their steps, and what the last look at each system brought to light.
  public static var migrations: [Migration] {
    [
      Migration(room: "connectors", version: 1) { dialect in
        [
          // `subject` is emptied when the subject is erased here: what is left to do elsewhere goes on by `sealed`.
          """
          CREATE TABLE system_acts (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, request TEXT, subject BIGINT,
            field TEXT, actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL, begun_at BIGINT NOT NULL,
            ended_at BIGINT, sealed \(unsafe: dialect.blob)
          )
          """,
          "CREATE INDEX system_acts_subject ON system_acts (subject, id)",
          "CREATE INDEX system_acts_request ON system_acts (request, id)",
          "CREATE INDEX system_acts_open ON system_acts (ended_at, id)",
          """
          CREATE TABLE system_steps (
            act TEXT NOT NULL, place BIGINT NOT NULL, system TEXT NOT NULL, team TEXT NOT NULL,
            state TEXT NOT NULL, tries BIGINT NOT NULL, counts TEXT NOT NULL, note TEXT NOT NULL,
            tasks TEXT NOT NULL, tried_at BIGINT, next_at BIGINT, answer \(unsafe: dialect.blob),
            reply \(unsafe: dialect.blob), PRIMARY KEY (act, system)
          )\(unsafe: dialect.tableSuffix)
          """,
          """
          CREATE TABLE system_answers (
            act TEXT NOT NULL, system TEXT NOT NULL, part BIGINT NOT NULL, name TEXT NOT NULL,
            rows BIGINT NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
            PRIMARY KEY (act, system, part)
          )\(unsafe: dialect.tableSuffix)
          """,
          "CREATE INDEX system_steps_state ON system_steps (system, state, act)",
          """
          CREATE TABLE system_checks (
            system TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, note TEXT,
            undeclared TEXT NOT NULL, broken TEXT NOT NULL, counts TEXT NOT NULL
          )
          """,
        ]
      }
    ]
  }
}
