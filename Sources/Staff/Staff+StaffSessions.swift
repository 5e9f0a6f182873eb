import Crypto
public import Formats
public import Store

extension Session {
  /// What a page calls the session; nothing can be opened with it.
  public var id: String { Hex.encode(SHA256.hash(data: hash).prefix(16)) }
}

extension Staff {
  /// The sessions of one account of staff, or of all, that have not ended; the newest 200, newest first.
  public func staffSessions(of account: String? = nil, at: Timestamp) async throws -> [Session] {
    let idle = at.adding(seconds: -Session.idleSeconds)
    let oldest = at.adding(seconds: -Session.longestSeconds)
    let only: SQL = account.map { "account = \($0)" } ?? "account IS NOT NULL"
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT account, created_at, seen_at, hash FROM sessions
        WHERE \(only) AND seen_at > \(idle) AND created_at > \(oldest)
        ORDER BY created_at DESC, hash LIMIT 200
        """
      ).map {
        Session(
          principal: .staff(try $0.text(0)), created: try $0.timestamp(1),
          seen: try $0.timestamp(2), hash: try $0.blob(3))
      }
    }
  }

  /// Ends one session of staff and leaves the entry `staff.sessions-ended`.
  ///
  /// Throws `StaffError.sessionUnknown`.
  public func endSession(_ session: Session, actor: Actor, at: Timestamp) async throws {
    guard let account = session.principal.account else { throw StaffError.sessionUnknown }
    let mark = mark(of: account)
    try await database.write { transaction in
      let ended = try transaction.run("DELETE FROM sessions WHERE hash = \(session.hash)")
      guard ended == 1 else { throw StaffError.sessionUnknown }
      try transaction.appendEnded(1, mark, actor, at)
    }
  }

  /// Ends all sessions of an account, withdraws its unused links and returns how many sessions ended.
  ///
  /// Leaves the entry `staff.sessions-ended`.
  @discardableResult
  public func endSessions(of account: String, actor: Actor, at: Timestamp) async throws -> Int {
    let mark = mark(of: account)
    return try await database.write { transaction in
      try transaction.run(
        "DELETE FROM sign_in_links WHERE account = \(account) AND used_at IS NULL")
      let ended = try transaction.run("DELETE FROM sessions WHERE account = \(account)")
      try transaction.appendEnded(ended, mark, actor, at)
      return ended
    }
  }
}

extension WriteTransaction {
  fileprivate func appendEnded(
    _ count: Int, _ mark: JSON, _ actor: Actor, _ at: Timestamp
  ) throws {
    try append(
      EntryDraft(kind: "staff.sessions-ended", at: at) { _ in
        ["account": mark, "by": .string(actor.kind.rawValue), "sessions": .integer(Int64(count))]
      })
  }
}
