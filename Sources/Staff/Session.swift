public import Formats

/// Who signs in: a member of staff, or a subject on their own pages.
public enum Principal: Sendable, Hashable {
  /// The staff account of an identifier.
  case staff(String)
  /// The subject of an ordinal.
  case member(UInt32)
}

/// A signed-in visit, kept on the server so that it can be ended there.
public struct Session: Sendable, Equatable {
  /// Who is signed in.
  public let principal: Principal
  /// When it began.
  public let created: Timestamp
  /// When it was last used, to the minute.
  public let seen: Timestamp
  /// What it is stored under; never shown.
  let hash: [UInt8]

  /// Seconds without use after which a session ends.
  public static let idleSeconds: Int64 = 30 * 60
  /// Seconds after which a session ends in any case.
  public static let longestSeconds: Int64 = 12 * 60 * 60

  /// Whether it has ended at a time.
  public func isOver(at time: Timestamp) -> Bool {
    time >= seen.adding(seconds: Self.idleSeconds)
      || time >= created.adding(seconds: Self.longestSeconds)
  }
}

/// A new session with its token, for the cookie.
public struct OpenedSession: Sendable {
  /// The session.
  public let session: Session
  /// The token.
  public let token: Token

  /// A session of a new token, still to be stored.
  init(_ token: Token, for principal: Principal, at: Timestamp) {
    session = Session(principal: principal, created: at, seen: at, hash: token.hash)
    self.token = token
  }
}

/// A new sign-in link's token, which is shown or sent once.
public struct IssuedLink: Sendable {
  /// The token.
  public let token: Token
  /// The first moment at which it no longer works.
  public let expires: Timestamp
}
