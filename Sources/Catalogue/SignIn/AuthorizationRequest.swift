/// A request to sign in with an account held elsewhere: OAuth 2.0 (RFC 6749) or OpenID Connect.
public struct AuthorizationRequest: Sendable {
  /// Why what is asked for does not stand in the address.
  public enum Hiding: String, Sendable, Hashable {
    /// The site told the company beforehand (RFC 9126), or elsewhere: `request_uri`.
    case pushed
    /// A `request` token that cannot be read, such as an encrypted one (RFC 9101).
    case unreadableToken = "unreadable-token"
    /// The permissions are set at the company: OAuth 1.0a, or a configuration of Facebook Login.
    case setAtCompany = "set-at-company"
  }

  /// The provider whose endpoint it is, or nil for one that we do not know.
  public let provider: SignInProvider?
  /// The host that was asked.
  public let host: String
  /// The scopes, in order, each once.
  public let scopes: [String]
  /// The claims that are asked for one by one, sorted.
  public let claims: [String]
  /// Why what is asked for is not visible, or nil when it is.
  public let hiding: Hiding?
  /// Tells whether no scope is named, so that the provider's default holds.
  public let usesDefaultScope: Bool
  /// Tells whether the site names itself by a `client_id`.
  public let hasClientID: Bool
  /// What the company shall ask the person, such as `consent` or `none`.
  public let prompt: String?
  /// Tells whether `access_type=offline` asks for access while the person is away.
  public let isOffline: Bool
  /// What comes back, such as `code` or `id_token`, sorted as given.
  public let responseTypes: [String]
  /// The host to which the browser is sent back, or nil when none is named.
  public let redirectHost: String?

  /// Reads an address; nil when it is no sign-in.
  ///
  /// One is a known endpoint, or any that names a `client_id` and either a `response_type` or a
  /// `request_uri`.
  public init?(url: String) {
    let address = AddressAsSent(url)
    guard address.isWeb, !address.host.isEmpty else { return nil }
    provider = SignInProvider.at(host: address.host, path: address.path)
    host = address.host
    let parameters = AuthorizationParameters(query: address.query)
    let isComplete = parameters["response_type"] != nil || parameters.isPushed
    guard provider != nil || (isComplete && parameters["client_id"] != nil) else { return nil }
    scopes = AuthorizationRequest.words(parameters["scope"])
    claims = parameters.claims
    hiding = AuthorizationRequest.hiding(parameters, provider: provider)
    usesDefaultScope = scopes.isEmpty && hiding == nil
    hasClientID = parameters["client_id"] != nil
    prompt = parameters["prompt"]
    isOffline = parameters["access_type"] == "offline"
    responseTypes = AuthorizationRequest.words(parameters["response_type"])
    redirectHost = parameters["redirect_uri"].map { AddressAsSent($0).host }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The provider's company, or nil for a provider that we do not know.
  public func company(in catalogue: Catalogue = .standard) -> Company? {
    provider.flatMap { catalogue.company(id: $0.companyID) }
  }

  /// Tells whether what is asked for does not stand in the address.
  public var isHidden: Bool { hiding != nil }

  /// Everything that is asked for: scopes or the provider's default, claims, offline access.
  public var grants: [Grant] {
    let named = scopes.map { scope in
      Grant(scope, .scope, meaning(ofScope: scope))
    }
    let defaults = usesDefaultScope ? provider?.defaultScopes ?? [] : []
    let offline = Grant(
      "access_type=offline", .parameter,
      .beyond("The site keeps access while the person is away."))
    return named
      + defaults.map { Grant($0, .providerDefault, meaning(ofScope: $0)) }
      + claims.map { Grant($0, .claim, StandardClaims.meanings[$0]) }
      + (isOffline ? [offline] : [])
  }

  /// What signing in by e-mail address alone would not need.
  public var beyondEmail: [Grant] { grants.filter(\.isBeyondEmail) }

  /// What a missing or hidden scope means, in a sentence; nil when the scopes are visible.
  public var note: String? {
    switch hiding {
    case .pushed: "The site told the company what it asks for beforehand; it is not visible here."
    case .unreadableToken: "What the site asks for is in a token that cannot be read here."
    case .setAtCompany: "What the site asks for is set at the company; it is not visible here."
    case nil:
      usesDefaultScope
        ? provider?.defaultNote ?? "No scope is named; what the company gives then is not known."
        : nil
    }
  }

  private func meaning(ofScope scope: String) -> ScopeMeaning? {
    provider.map { $0.meaning(of: scope) } ?? StandardScopes.meanings[scope]
  }

  private static func hiding(
    _ parameters: AuthorizationParameters, provider: SignInProvider?
  ) -> Hiding? {
    if parameters.isPushed { return .pushed }
    if parameters.hasUnreadableToken { return .unreadableToken }
    let isSetElsewhere = provider?.hidesScopes == true || parameters["config_id"] != nil
    return isSetElsewhere && parameters["scope"] == nil ? .setAtCompany : nil
  }

  /// The words between spaces and commas, each once.
  private static func words(_ text: String?) -> [String] {
    var seen: Set<String> = []
    return (text ?? "").utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }.prefix(200)
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { seen.insert($0).inserted }
  }
}
