/// One step of a room's tables, applied once and never changed after it has shipped.
public struct Migration: Sendable {
  /// The room that owns the tables, in lower case.
  public let room: String
  /// 1, 2, 3, … within the room.
  public let version: Int
  /// Whether it takes away what no running program uses any more: the later half of a change.
  ///
  /// Every other step only adds, so that a program that has not been replaced yet goes on working.
  public let isContract: Bool
  /// The statements for an engine, run in order in one transaction.
  public let sql: @Sendable (Dialect) -> [SQL]

  /// A step; statements create or alter the room's own tables only.
  public init(
    room: String, version: Int, isContract: Bool = false,
    sql: @escaping @Sendable (Dialect) -> [SQL]
  ) {
    self.room = room
    self.version = version
    self.isContract = isContract
    self.sql = sql
  }
}
