/// The ways by which members and staff sign in, as `sign-in.yaml` in the workspace declares them.
public struct SignInSettings: Sendable, Equatable {
  /// The file's name in the workspace.
  public static let fileName = "sign-in.yaml"

  /// Our own origin as browsers see it, such as `https://privacy.example`; never taken from a request.
  public let origin: String
  /// The site that signs tokens for its members, if there is one.
  public let host: HostSite?
  /// OpenID Connect providers of members, in the order in which they are offered.
  public let providers: [ProviderSettings]
  /// Those of staff; a list of its own, so that a provider of members never opens the desk.
  public let staff: [ProviderSettings]

  /// Settings.
  public init(
    origin: String, host: HostSite? = nil, providers: [ProviderSettings] = [],
    staff: [ProviderSettings] = []
  ) {
    self.origin = origin
    self.host = host
    self.providers = providers
    self.staff = staff
  }

  /// The providers that are offered to an audience.
  public func providers(for audience: Audience) -> [ProviderSettings] {
    switch audience {
    case .member: providers
    case .staff: staff
    }
  }

  /// The provider of an identifier for an audience, or nil.
  public func provider(_ id: String, for audience: Audience) -> ProviderSettings? {
    providers(for: audience).first { $0.id == id }
  }
}

/// The site whose members ours are.
public struct HostSite: Sendable, Equatable {
  /// What its tokens say in `iss`.
  public let issuer: String
  /// Where its public keys are.
  public let keys: KeyPlace

  /// A site and its keys.
  public init(issuer: String, keys: KeyPlace) {
    self.issuer = issuer
    self.keys = keys
  }
}

/// Where a set of public keys (JWKS, RFC 7517) is found.
public enum KeyPlace: Sendable, Hashable {
  /// At an address on the web.
  case address(String)
  /// In a file.
  case file(String)
}

/// One OpenID Connect provider.
public struct ProviderSettings: Sendable, Equatable, Identifiable {
  /// The identifier in our own addresses: lower-case letters, digits and hyphens.
  public let id: String
  /// The name that people read.
  public let label: String
  /// The issuer, from which everything else is discovered.
  public let issuer: String
  /// What the provider calls us.
  public let clientID: String
  /// The environment variable that holds our secret; nil where the provider gives none.
  public let secretVariable: String?

  /// A provider.
  public init(
    id: String, label: String, issuer: String, clientID: String, secretVariable: String? = nil
  ) {
    self.id = id
    self.label = label
    self.issuer = issuer
    self.clientID = clientID
    self.secretVariable = secretVariable
  }
}
