public import Store

extension Requests {
  /// Requests, what became of each, papers, links, tasks of notices, attempts, and days of rest.
  public static var migrations: [Migration] {
    [
      Migration(room: "rights", version: 1) { dialect in
        [
          """
          CREATE TABLE requests (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, ordinal BIGINT,
            identified BIGINT NOT NULL, erased BIGINT NOT NULL, received BIGINT NOT NULL,
            entered_at BIGINT NOT NULL, channel TEXT NOT NULL, behalf TEXT NOT NULL,
            mandate TEXT NOT NULL, others TEXT NOT NULL, place TEXT, region TEXT, law TEXT,
            home TEXT NOT NULL, identity_day BIGINT, fee_day BIGINT, pauses TEXT NOT NULL,
            extended_day BIGINT, acknowledged_day BIGINT, enquired_day BIGINT, notice_due BIGINT,
            undertaking TEXT, legal_due BIGINT, safe_due BIGINT, owner TEXT, joined_into TEXT,
            ended_day BIGINT, outcome TEXT, ended_late BIGINT NOT NULL, warned BIGINT,
            revision BIGINT NOT NULL, sort_day BIGINT NOT NULL, sealed \(unsafe: dialect.blob)
          )
          """,
          "CREATE INDEX requests_due ON requests (state, sort_day, id)",
          "CREATE INDEX requests_subject ON requests (ordinal, kind)",
          "CREATE INDEX requests_joined ON requests (joined_into)",
          """
          CREATE TABLE request_moves (
            request TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL,
            from_state TEXT NOT NULL, to_state TEXT NOT NULL, day BIGINT NOT NULL,
            at BIGINT NOT NULL, sequence BIGINT NOT NULL UNIQUE, actor_kind TEXT NOT NULL,
            actor_id TEXT NOT NULL, hash \(unsafe: dialect.blob), sealed \(unsafe: dialect.blob),
            PRIMARY KEY (request, number)
          )
          """,
          """
          CREATE TABLE request_papers (
            id TEXT NOT NULL PRIMARY KEY, request TEXT NOT NULL, kind TEXT NOT NULL,
            at BIGINT NOT NULL, size BIGINT NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL
          )
          """,
          "CREATE INDEX request_papers_request ON request_papers (request, id)",
          """
          CREATE TABLE request_links (
            hash \(unsafe: dialect.blob) NOT NULL PRIMARY KEY, request TEXT NOT NULL,
            expires_at BIGINT NOT NULL, used_at BIGINT
          )
          """,
          """
          CREATE TABLE request_tasks (
            request TEXT NOT NULL, number BIGINT NOT NULL, owner TEXT NOT NULL,
            due BIGINT NOT NULL, done_day BIGINT, sealed \(unsafe: dialect.blob) NOT NULL,
            PRIMARY KEY (request, number)
          )
          """,
          """
          CREATE TABLE request_attempts (
            mark \(unsafe: dialect.blob) NOT NULL, hour BIGINT NOT NULL, attempts BIGINT NOT NULL,
            PRIMARY KEY (mark, hour)
          )
          """,
          """
          CREATE TABLE request_holidays (day BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)
          """,
        ]
      }
    ]
  }
}
