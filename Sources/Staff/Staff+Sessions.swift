import Crypto
public import Formats
import Store

extension Staff {
  /// The session of a token, now used; nil when it is unknown, has ended, or its account has.
  public func session(_ token: Token, at: Timestamp) async throws -> Session? {
    let hash = token.hash
    let found = try await database.read { try $0.session(hash) }
    guard let found, !found.isOver(at: at) else { return nil }
    // One write a minute keeps a session alive; the idle limit is thirty.
    guard at >= found.seen.adding(seconds: 60) else { return found }
    let isAlive = try await database.write { transaction in
      try transaction.run(
        "UPDATE sessions SET seen_at = \(at) WHERE hash = \(hash) AND seen_at < \(at)") == 1
        || transaction.exists("SELECT 1 FROM sessions WHERE hash = \(hash)")
    }
    guard isAlive else { return nil }
    return Session(
      principal: found.principal, created: found.created, seen: at, hash: found.hash)
  }

  /// Ends a session: signing out.
  public func endSession(_ token: Token) async throws {
    let hash = token.hash
    try await database.write { _ = try $0.run("DELETE FROM sessions WHERE hash = \(hash)") }
  }

  /// Ends all sessions of somebody and withdraws their unused links; returns how many sessions ended.
  @discardableResult
  public func endSessions(of principal: Principal) async throws -> Int {
    try await database.write { transaction in
      try transaction.endSessions(of: principal)
    }
  }

  /// The number of sessions that somebody has at a time.
  public func sessionCount(of principal: Principal, at: Timestamp) async throws -> Int {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT account, ordinal, created_at, seen_at, hash FROM sessions
        WHERE \(principal.condition) ORDER BY hash
        """
      ).map { try Session($0) }.count { !$0.isOver(at: at) }
    }
  }

  /// Removes the sessions that have ended and the links that have expired.
  public func removeExpired(at: Timestamp) async throws {
    let idle = at.adding(seconds: -Session.idleSeconds)
    let oldest = at.adding(seconds: -Session.longestSeconds)
    try await database.write { transaction in
      try transaction.run(
        "DELETE FROM sessions WHERE seen_at <= \(idle) OR created_at <= \(oldest)")
      try transaction.run("DELETE FROM sign_in_links WHERE expires_at <= \(at)")
      let forgotten = at.adding(seconds: -SignInFailures.memory)
      try transaction.run("DELETE FROM sign_in_failures WHERE last_at <= \(forgotten)")
    }
  }

  /// The token that a form of this session carries against cross-site requests.
  public func formToken(of session: Session) -> String {
    Base64.urlEncode(HMAC<SHA256>.authenticationCode(for: session.hash, using: tickets))
  }

  /// Whether a form's token is this session's; compared in constant time.
  public func isValid(formToken: String, of session: Session) -> Bool {
    guard let code = Base64.urlDecode(formToken) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: session.hash, using: tickets)
  }
}

extension Principal {
  fileprivate var condition: SQL {
    switch self {
    case .staff(let account): "account = \(account)"
    case .member(let ordinal): "ordinal = \(ordinal)"
    }
  }
}

extension Session {
  fileprivate init(_ row: Row) throws {
    self.init(
      principal: try Principal(row, table: "sessions"), created: try row.timestamp(2),
      seen: try row.timestamp(3), hash: try row.blob(4))
  }
}

extension ReadTransaction {
  /// The session of a hash whose account, if it is staff's, is active.
  fileprivate func session(_ hash: [UInt8]) throws -> Session? {
    try first(
      """
      SELECT account, ordinal, created_at, seen_at, hash FROM sessions
      WHERE hash = \(hash) AND (account IS NULL OR account IN (
        SELECT id FROM staff_accounts WHERE deactivated_at IS NULL))
      """
    ).map { try Session($0) }
  }
}

extension WriteTransaction {
  /// Stores a new session, by whatever way it was opened.
  func insert(_ session: Session) throws {
    try insert(
      into: "sessions", ["hash", "account", "ordinal", "created_at", "seen_at"],
      rows: [
        [
          .blob(session.hash), session.principal.account.sqlValue,
          session.principal.ordinal.sqlValue, session.created.sqlValue, session.seen.sqlValue,
        ]
      ])
  }

  fileprivate func endSessions(of principal: Principal) throws -> Int {
    try run("DELETE FROM sign_in_links WHERE \(principal.condition) AND used_at IS NULL")
    return try run("DELETE FROM sessions WHERE \(principal.condition)")
  }
}
