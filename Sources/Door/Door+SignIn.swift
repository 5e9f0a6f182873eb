import Crypto
public import Formats
public import Register
public import Staff
public import Store

extension Door {
  /// Makes a link that signs a partner in once, for 15 minutes unless said otherwise.
  ///
  /// Throws `DoorError`: `.unknownPartner`, `.lifetimeOutOfRange` unless it lasts between one minute and one day.
  public func makeLink(
    for recipient: RecipientID, register: Register, at: Timestamp, lasting seconds: Int64 = 15 * 60
  ) async throws -> Token {
    try Self.require(recipient, in: register)
    guard (60...86_400).contains(seconds) else { throw DoorError.lifetimeOutOfRange }
    let token = Token.make()
    let hash = token.hash
    try await database.write { transaction in
      try transaction.insert(
        into: "door_links", ["hash", "recipient", "expires_at"],
        rows: [[.blob(hash), .text(recipient.text), at.adding(seconds: seconds).sqlValue]])
    }
    return token
  }

  /// Uses a link up and opens a session for whom it was made; the sign-in is a call in the ledger.
  ///
  /// Throws `DoorError.linkUnusable` for every link that does not work.
  public func signIn(_ link: Token, at: Timestamp) async throws -> (
    session: PartnerSession, token: Token
  ) {
    let (hash, token) = (link.hash, Token.make())
    let tokenHash = token.hash
    let id = UUIDv7.make(at: at).text
    let session = try await database.write { transaction in
      let row = try transaction.first(
        "SELECT recipient, expires_at FROM door_links WHERE hash = \(hash) AND used_at IS NULL")
      guard let row, at < (try row.timestamp(1)) else { throw DoorError.linkUnusable }
      let recipient = try Self.recipient(try row.text(0), table: "door_links")
      // Of two that use a link at once, the one whose update comes second changes nothing.
      let used = try transaction.run(
        "UPDATE door_links SET used_at = \(at) WHERE hash = \(hash) AND used_at IS NULL")
      guard used == 1 else { throw DoorError.linkUnusable }
      try transaction.insert(
        into: "door_sessions", ["hash", "recipient", "created_at", "seen_at"],
        rows: [[.blob(tokenHash), .text(recipient.text), at.sqlValue, at.sqlValue]])
      try transaction.record(
        DoorCall(id: id, Partner(recipient, way: .page), .signIn, .done, at: at),
        entry: "door.signed-in", [:])
      return PartnerSession(recipient: recipient, created: at, seen: at, hash: tokenHash)
    }
    return (session, token)
  }

  /// The session of a token, now used; nil when it is unknown or has ended.
  public func session(_ token: Token, at: Timestamp) async throws -> PartnerSession? {
    let hash = token.hash
    let found = try await database.read { transaction in
      try transaction.first(
        "SELECT recipient, created_at, seen_at FROM door_sessions WHERE hash = \(hash)"
      ).map { row in
        PartnerSession(
          recipient: try Self.recipient(try row.text(0), table: "door_sessions"),
          created: try row.timestamp(1), seen: try row.timestamp(2), hash: hash)
      }
    }
    guard let found, !Self.isOver(found, at: at) else { return nil }
    // One write a minute keeps a session alive; the idle limit is thirty.
    guard at >= found.seen.adding(seconds: 60) else { return found }
    let changed = try await database.write { transaction in
      try transaction.run("UPDATE door_sessions SET seen_at = \(at) WHERE hash = \(hash)")
    }
    guard changed == 1 else { return nil }
    return PartnerSession(
      recipient: found.recipient, created: found.created, seen: at, hash: hash)
  }

  /// Ends a session: signing out.
  public func endSession(_ token: Token) async throws {
    let hash = token.hash
    try await database.write { _ = try $0.run("DELETE FROM door_sessions WHERE hash = \(hash)") }
  }

  /// Ends all sessions of a partner and withdraws its unused links; returns how many sessions ended.
  ///
  /// Leaves the entry `door.sessions-ended`, unless there was nothing to end.
  @discardableResult
  public func endSessions(
    of recipient: RecipientID, actor: Actor, at: Timestamp
  ) async throws -> Int {
    try await database.write { transaction in
      let links = try transaction.run(
        "DELETE FROM door_links WHERE recipient = \(recipient.text) AND used_at IS NULL")
      let ended = try transaction.run(
        "DELETE FROM door_sessions WHERE recipient = \(recipient.text)")
      guard links + ended > 0 else { return 0 }
      try transaction.append(
        EntryDraft(kind: "door.sessions-ended", at: at) { _ in
          [
            "recipient": .string(recipient.text), "sessions": .integer(Int64(ended)),
            "by": .string(actor.kind.rawValue),
          ]
        })
      return ended
    }
  }

  /// Removes the sessions that have ended and the links that have expired.
  public func removeExpired(at: Timestamp) async throws {
    let idle = at.adding(seconds: -Session.idleSeconds)
    let oldest = at.adding(seconds: -Session.longestSeconds)
    try await database.write { transaction in
      try transaction.run(
        "DELETE FROM door_sessions WHERE seen_at <= \(idle) OR created_at <= \(oldest)")
      try transaction.run("DELETE FROM door_links WHERE expires_at <= \(at)")
    }
  }

  /// The token that a form of this session carries against cross-site requests.
  public func formToken(of session: PartnerSession) -> String {
    Base64.urlEncode(HMAC<SHA256>.authenticationCode(for: session.hash, using: tickets))
  }

  /// Whether a form's token is this session's; compared in constant time.
  public func isValid(formToken: String, of session: PartnerSession) -> Bool {
    guard let code = Base64.urlDecode(formToken) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: session.hash, using: tickets)
  }

  static func isOver(_ session: PartnerSession, at: Timestamp) -> Bool {
    session.isOver(at: at, idle: Session.idleSeconds, longest: Session.longestSeconds)
  }
}
