import Formats
import Store

extension AudienceLedger {
  /// The run that a disclosure belongs to, while it is being prepared.
  static func run(of disclosure: String, _ transaction: any ReadTransaction) throws -> Int? {
    try transaction.first(
      """
      SELECT number FROM audience_runs
      WHERE disclosure = \(disclosure) AND state = \(AudienceRun.State.preparing)
      ORDER BY number LIMIT 1
      """
    ).map { Int(try $0.int(0)) }
  }

  /// Newest first.
  static func runs(
    of audience: String, before number: Int? = nil, limit: Int, _ transaction: any ReadTransaction
  ) throws -> [AudienceRun] {
    try transaction.rows(
      """
      SELECT \(runColumns) FROM audience_runs
      WHERE audience = \(audience) AND number < \(Int64(number ?? .max))
      ORDER BY number DESC LIMIT \(max(limit, 0))
      """
    ).map { try run($0, audience) }
  }

  /// The run that is not at its end, if there is one: there is never a second.
  static func open(_ audience: String, _ transaction: any ReadTransaction) throws -> AudienceRun? {
    try runs(of: audience, limit: 1, transaction).first { $0.isOpen }
  }

  static func begin(_ run: AudienceRun, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      INSERT INTO audience_runs (audience, number, state, due_at, begun_at, disclosure, added,
        dropped, acknowledged, bytes, failures)
      VALUES (\(run.audience), \(run.number), \(run.state), \(run.due), \(run.begun),
        \(run.disclosure), \(0), \(0), \(0), \(0), \(0))
      """)
  }

  private static let runColumns: SQL = """
    number, state, due_at, begun_at, ended_at, disclosure, added, dropped, acknowledged, bytes,
    failures, failure, retry_at
    """

  private static func run(_ row: Row, _ audience: String) throws -> AudienceRun {
    guard let state = AudienceRun.State(rawValue: try row.text(1)) else { throw damaged }
    return AudienceRun(
      audience: audience, number: Int(try row.int(0)), state: state, due: try row.timestamp(2),
      begun: try row.timestamp(3), ended: try row.timestampOrNil(4),
      disclosure: try row.textOrNil(5), added: Int(try row.int(6)), dropped: Int(try row.int(7)),
      acknowledged: try row.int(8), bytes: try row.int(9), failures: Int(try row.int(10)),
      failure: try row.textOrNil(11), retry: try row.timestampOrNil(12))
  }
}
