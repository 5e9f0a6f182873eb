import Formats
import Law
public import Store

extension Standing {
  /// The acts, the newest first, at most `limit`; the next page is before the last act's sequence.
  public func history(before sequence: Int64 = .max, limit: Int = 100) async throws -> [StandingAct]
  {
    try await database.read { try history(before: sequence, limit: limit, $0) }
  }

  /// The same in the view of a transaction.
  public func history(
    before sequence: Int64 = .max, limit: Int = 100, _ transaction: any ReadTransaction
  ) throws -> [StandingAct] {
    try transaction.rows(
      """
      SELECT sequence, kind, name, territories, version, reason, at, actor_kind, actor_id
      FROM standing_acts WHERE sequence < \(sequence)
      ORDER BY sequence DESC LIMIT \(max(limit, 0))
      """
    ).map { try StandingAct($0) }
  }
}

extension StandingAct {
  fileprivate init(_ row: Row) throws {
    guard let kind = Kind(rawValue: try row.text(1)) else {
      throw StandingError.damaged(table: "standing_acts")
    }
    let codes = try row.textOrNil(3)?.split(separator: " ")
    let territories = codes?.compactMap { Country($0) }
    guard territories?.count == codes?.count else {
      throw StandingError.damaged(table: "standing_acts")
    }
    self.init(
      sequence: try row.int(0), kind: kind, name: try row.textOrNil(2), territories: territories,
      version: try row.intOrNil(4).map { Int($0) }, reason: try row.text(5),
      at: try row.timestamp(6), actor: try Actor(kind: row.text(7), id: row.text(8)))
  }
}

extension Actor {
  /// The actor of two columns.
  init(kind: String, id: String) throws {
    guard let kind = Kind(rawValue: kind) else {
      throw StandingError.damaged(table: "standing_acts")
    }
    self.init(kind: kind, id: id)
  }
}
