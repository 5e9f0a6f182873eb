import Formats

extension Jobs {
  /// The table of jobs.
  public static var migrations: [Migration] {
    [
      Migration(room: "jobs", version: 1) { _ in
        [
          """
          CREATE TABLE jobs (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, detail TEXT NOT NULL, node TEXT,
            actor_kind TEXT NOT NULL, actor_id TEXT NOT NULL, asked_at BIGINT NOT NULL,
            state TEXT NOT NULL, done BIGINT NOT NULL, total BIGINT, term BIGINT NOT NULL,
            until BIGINT NOT NULL, to_stop BIGINT NOT NULL, ended_at BIGINT, outcome TEXT
          )
          """,
          "CREATE INDEX jobs_state ON jobs (state, id)",
        ]
      }
    ]
  }
}

extension Job {
  static let columns: SQL = """
    id, kind, detail, node, actor_kind, actor_id, asked_at, state, done, total, term, until,
    to_stop, ended_at, outcome
    """

  init(_ row: Row) throws {
    guard let kind = Actor.Kind(rawValue: try row.text(4)),
      let state = State(rawValue: try row.text(7)),
      let detail = try? JSON(parsing: try row.text(2).utf8)
    else { throw StoreError(.corrupt, "a row of jobs is damaged") }
    self.init(
      id: try row.text(0), kind: try row.text(1), detail: detail, node: try row.textOrNil(3),
      actor: Actor(kind: kind, id: try row.text(5)), asked: try row.timestamp(6), state: state,
      done: try row.int(8), total: try row.intOrNil(9), term: try row.int(10),
      until: try row.timestamp(11), isToStop: try row.int(12) == 1,
      ended: try row.timestampOrNil(13),
      outcome: try row.textOrNil(14).flatMap { try? JSON(parsing: $0.utf8) })
  }
}
