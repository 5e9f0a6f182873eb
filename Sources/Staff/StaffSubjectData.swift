public import Formats
public import Store

/// What this room holds about a subject: their sign-in links and sessions.
public struct StaffSubjectData: SubjectData {
  /// The room's answer; it needs no key, since nothing of a subject is sealed here.
  public init() {}

  /// Links and sessions, by ordinal.
  public var tables: [SubjectTable] {
    [
      SubjectTable("sign_in_links", column: "ordinal"),
      SubjectTable("sessions", column: "ordinal"),
    ]
  }

  /// When links expire or were used, and when sessions began and were last used.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let links = try transaction.rows(
      """
      SELECT expires_at, used_at FROM sign_in_links WHERE ordinal = \(subject)
      ORDER BY expires_at, hash
      """
    ).map { row -> JSON in
      let used = try row.timestampOrNil(1)
      return [
        "expires": .string(try row.timestamp(0).rfc3339),
        "used": used.map { .string($0.rfc3339) } ?? .null,
      ]
    }
    let sessions = try transaction.rows(
      """
      SELECT created_at, seen_at FROM sessions WHERE ordinal = \(subject)
      ORDER BY created_at, hash
      """
    ).map { row -> JSON in
      [
        "began": .string(try row.timestamp(0).rfc3339),
        "last used": .string(try row.timestamp(1).rfc3339),
      ]
    }
    return ["sign-in links": .array(links), "sessions": .array(sessions)]
  }

  /// Ends the sessions and removes the links.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    try transaction.run("DELETE FROM sessions WHERE ordinal = \(subject)")
    try transaction.run("DELETE FROM sign_in_links WHERE ordinal = \(subject)")
  }

  /// How many links and sessions there are, ended ones included until they are removed.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    let links = try transaction.int(
      "SELECT COUNT(*) FROM sign_in_links WHERE ordinal = \(subject)")
    let sessions = try transaction.int("SELECT COUNT(*) FROM sessions WHERE ordinal = \(subject)")
    return Int(links + sessions)
  }
}
