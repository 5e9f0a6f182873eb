public import Formats
import Foundation
public import SignIn

/// Who came, and whose e-mail address it is that a provider has verified.
public struct ProvedMail: Sendable, Equatable {
  /// What the provider calls itself.
  public let issuer: String
  /// What it calls the person, for good; not kept of members.
  public let subject: String
  /// The address.
  public let address: String
  /// The names of everything that the provider sent; the values are dropped.
  public let claims: [String]
}

extension Identity {
  /// The scopes that we ask for, and no others.
  public static let scope = "openid email"

  /// Where a visitor goes to sign in with a provider.
  ///
  /// Throws `IdentityError`.
  public func address(
    of provider: ProviderSettings, for journey: Journey, returningTo address: String,
    at now: Timestamp
  ) async throws(IdentityError) -> String {
    let description = try await descriptions.description(of: provider.issuer, now: now)
    let query = FormEncoding.text([
      ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", address),
      ("scope", Self.scope), ("state", journey.state), ("nonce", journey.nonce),
      ("code_challenge", journey.challenge), ("code_challenge_method", "S256"),
    ])
    let joint = description.authorization.contains("?") ? "&" : "?"
    return description.authorization + joint + query
  }

  /// Redeems the code with which a visitor came back, for the e-mail address that the provider has verified.
  ///
  /// - Parameter issuer: what the provider called itself in the address, if it did (RFC 9207).
  /// - Throws: `IdentityError`.
  public func redeem(
    _ code: String, of provider: ProviderSettings, issuer: String?, for journey: Journey,
    returningTo address: String, at now: Timestamp
  ) async throws(IdentityError) -> ProvedMail {
    let description = try await descriptions.description(of: provider.issuer, now: now)
    guard issuer == provider.issuer || (issuer == nil && !description.namesItself) else {
      throw .wrong(claim: "iss")
    }
    let answer = try await exchange(code, provider, description, journey, address)
    guard let text = answer["id_token"]?.string else { throw .missing(claim: "id_token") }
    let token = try SignedToken(text)
    let key = try await ring.key(for: token, at: .address(description.keys), now: now)
    let claims = try await token.claims(provedBy: key)
    try claims.require("iss", is: provider.issuer)
    try claims.requireAudience(provider.clientID)
    try claims.allow("azp", only: provider.clientID)
    try claims.require("nonce", is: journey.nonce)
    _ = try claims.text("sub")
    // The token answers a journey of minutes; some providers let it live for hours.
    _ = try claims.lifetime(atMost: 86_400, at: now)
    guard try claims.time("iat") > now.adding(seconds: -Journey.seconds) else { throw .time }
    return try await mail(claims, answer, description)
  }

  private func exchange(
    _ code: String, _ provider: ProviderSettings, _ description: ProviderDescription,
    _ journey: Journey, _ address: String
  ) async throws(IdentityError) -> JSON {
    var form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", address),
      ("code_verifier", journey.verifier),
    ]
    var headers: [(String, String)] = []
    if let variable = provider.secretVariable {
      guard let secret = ProcessInfo.processInfo.environment[variable], !secret.isEmpty else {
        throw .noSecret(variable: variable)
      }
      if description.takesSecretInForm {
        form += [("client_id", provider.clientID), ("client_secret", secret)]
      } else {
        // Both parts are escaped before they are joined (RFC 6749 §2.3.1).
        let pair = FormEncoding.escape(provider.clientID) + ":" + FormEncoding.escape(secret)
        headers.append(("Authorization", "Basic " + Base64.encode(Array(pair.utf8))))
      }
    } else {
      form.append(("client_id", provider.clientID))
    }
    let bytes = try await fetch.post(description.token, form: form, headers: headers)
    guard let answer = try? JSON(parsing: bytes, maxDepth: 16), answer.object != nil else {
      throw .unusableAnswer
    }
    return answer
  }

  /// The address in the token, or where a provider keeps it apart, in its answer about the same person.
  private func mail(
    _ claims: Claims, _ answer: JSON, _ description: ProviderDescription
  ) async throws(IdentityError) -> ProvedMail {
    var (source, names) = (claims, Set(claims.names))
    if !names.contains("email"), let address = description.userInfo,
      let access = answer["access_token"]?.string, access.utf8.count <= 8_192,
      access.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    {
      let bytes = try await fetch.get(address, headers: [("Authorization", "Bearer " + access)])
      guard let json = try? JSON(parsing: bytes, maxDepth: 16) else { throw .unusableAnswer }
      source = Claims(json)
      try source.require("sub", is: try claims.text("sub"))
      names.formUnion(source.names)
    }
    let mail = try source.text("email")
    guard source.isTrue("email_verified") else { throw .unverifiedMail }
    return ProvedMail(
      issuer: try claims.text("iss"), subject: try claims.text("sub"), address: mail,
      claims: names.sorted())
  }
}
