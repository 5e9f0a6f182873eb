public import Formats
public import Register
public import Store

/// One published version of a notice.
public struct PublishedNotice: Sendable, Equatable {
  /// The version and what it tells, as it was published.
  public let notice: Notice
  /// The first register that held it; its lists are rendered from there.
  public let register: Int
  /// When that register was published.
  public let at: Timestamp
}

extension Standing {
  /// Every notice version ever published, the newest publication first; within one, by name downwards.
  public func notices() async throws -> [PublishedNotice] {
    try await database.read { try notices($0) }
  }

  /// The same in the view of a transaction.
  public func notices(_ transaction: any ReadTransaction) throws -> [PublishedNotice] {
    try transaction.rows(
      """
      SELECT n.notice, n.number, n.version, n.meaning, r.at FROM published_notices n
      JOIN register_versions r ON r.number = n.version
      ORDER BY n.version DESC, n.notice DESC, n.number DESC
      """
    ).map { row in
      guard let id = NoticeID(try row.text(0)) else {
        throw StandingError.damaged(table: "published_notices")
      }
      let version = NoticeVersion(notice: id, number: Int(try row.int(1)))
      guard let notice = NoticeMeaning.notice(version, from: try row.blob(3)) else {
        throw StandingError.damaged(table: "published_notices")
      }
      return PublishedNotice(
        notice: notice, register: Int(try row.int(2)), at: try row.timestamp(4))
    }
  }

  /// The register that was in force at a moment, with its number; nil before the first was published.
  public func register(at moment: Timestamp) async throws -> (number: Int, register: Register)? {
    try await database.read { transaction in
      let found = try transaction.first(
        """
        SELECT number FROM register_versions WHERE at <= \(moment) ORDER BY number DESC LIMIT 1
        """)
      guard let number = try found.map({ Int(try $0.int(0)) }) else { return nil }
      return (number, try transaction.register(version: number))
    }
  }
}
