public import Formats
public import SignIn

/// Whom a host site's token names.
public struct HostClaim: Sendable, Equatable {
  /// The host's own identifier of its member.
  public let member: String
  /// What the token is called, so that it is taken once.
  public let token: String
  /// When it ends.
  public let expires: Timestamp
}

extension Identity {
  /// The longest that a host's token may live, in seconds.
  public static let longestHostToken: Int64 = 300

  /// Checks a token by which the host site sends its member; the caller sees to it that it is used once.
  ///
  /// Throws `IdentityError`.
  public func check(
    hostToken text: String, of host: HostSite, origin: String, at now: Timestamp
  ) async throws(IdentityError) -> HostClaim {
    let token = try SignedToken(text)
    let key = try await ring.key(for: token, at: host.keys, now: now)
    let claims = try await token.claims(provedBy: key)
    try claims.require("iss", is: host.issuer)
    try claims.requireAudience(origin)
    let expires = try claims.lifetime(atMost: Self.longestHostToken, at: now)
    return HostClaim(
      member: try claims.text("sub"), token: try claims.text("jti"), expires: expires)
  }
}
