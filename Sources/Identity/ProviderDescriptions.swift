import Formats
import SignIn

/// What a provider says of itself (OpenID Connect Discovery 1.0), as far as we need it.
struct ProviderDescription: Sendable {
  let authorization: String
  let token: String
  let userInfo: String?
  let keys: String
  /// Whether our secret goes into the form, because the provider knows no other way.
  let takesSecretInForm: Bool
  /// Whether it names itself when it sends somebody back (RFC 9207).
  let namesItself: Bool

  /// Reads a description; its issuer must be the very one that we asked for.
  init(_ bytes: [UInt8], issuer: String) throws(IdentityError) {
    guard let json = try? JSON(parsing: bytes, maxDepth: 16) else { throw .unusableAnswer }
    guard json["issuer"] == .string(issuer) else { throw .wrong(claim: "issuer") }
    func address(_ name: String) throws(IdentityError) -> String {
      guard let text = json[name]?.string, WebAddress.isUsable(text), !text.contains("#") else {
        throw .unusableAnswer
      }
      return text
    }
    authorization = try address("authorization_endpoint")
    token = try address("token_endpoint")
    keys = try address("jwks_uri")
    userInfo = json["userinfo_endpoint"] == nil ? nil : try address("userinfo_endpoint")
    let methods = json["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string) ?? []
    takesSecretInForm =
      methods.contains("client_secret_post") && !methods.contains("client_secret_basic")
    namesItself = json["authorization_response_iss_parameter_supported"] == .bool(true)
  }
}

/// The descriptions of providers, each kept for an hour.
actor ProviderDescriptions {
  private static let longest: Int64 = 3_600
  /// A provider that does not answer is not asked again at once by everybody who comes.
  private static let pause: Int64 = 10

  private let fetch: WebFetch
  private var held: [String: (description: ProviderDescription, fetched: Timestamp)] = [:]
  private var failed: [String: Timestamp] = [:]

  init(_ fetch: WebFetch) { self.fetch = fetch }

  func description(
    of issuer: String, now: Timestamp
  ) async throws(IdentityError) -> ProviderDescription {
    if let held = held[issuer], held.fetched <= now,
      now < held.fetched.adding(seconds: Self.longest)
    {
      return held.description
    }
    if let failed = failed[issuer], failed <= now, now < failed.adding(seconds: Self.pause) {
      throw .unreachable
    }
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    do {
      let bytes = try await fetch.get(base + "/.well-known/openid-configuration")
      let description = try ProviderDescription(bytes, issuer: issuer)
      held[issuer] = (description, now)
      failed[issuer] = nil
      return description
    } catch {
      failed[issuer] = now
      throw error
    }
  }
}
