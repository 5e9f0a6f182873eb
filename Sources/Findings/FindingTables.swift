import Formats
public import Store

extension Findings {
  /// The table of findings.
  public static var migrations: [Migration] {
    [
      Migration(room: "findings", version: 1) { _ in
        [
          """
          CREATE TABLE findings (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, place TEXT NOT NULL,
            thing TEXT NOT NULL, title TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL,
            first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, due TEXT NOT NULL,
            closed_at BIGINT, returns BIGINT NOT NULL, source TEXT NOT NULL,
            UNIQUE (place, kind, thing)
          )
          """,
          "CREATE INDEX findings_state ON findings (state, due, id)",
        ]
      }
    ]
  }
}

extension Finding {
  static let columns: SQL = """
    id, kind, place, thing, title, owner, state, first_at, last_at, due, closed_at, returns, source
    """

  init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(6)), let due = CivilDate(try row.text(9))
    else { throw StoreError(.corrupt, "a row of findings is damaged") }
    self.init(
      id: try row.text(0), kind: try row.text(1), place: try row.text(2), key: try row.text(3),
      title: try row.text(4), owner: try row.text(5), state: state,
      first: try row.timestamp(7), last: try row.timestamp(8), due: due,
      closed: try row.timestampOrNil(10), returns: Int(try row.int(11)),
      source: try row.text(12))
  }
}
