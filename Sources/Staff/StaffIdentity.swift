public import Formats

/// Who somebody is at an OpenID Connect provider, as its signed token has just proved it.
public struct StaffIdentity: Sendable, Equatable {
  /// The provider's identifier in our settings.
  public let provider: String
  /// What the provider calls itself (`iss`).
  public let issuer: String
  /// What it calls the person, for good (`sub`).
  public let subject: String
  /// The e-mail address that it has verified, in one spelling.
  public let mail: String

  /// An identity.
  public init(provider: String, issuer: String, subject: String, mail: String) {
    self.provider = provider
    self.issuer = issuer
    self.subject = subject
    self.mail = mail
  }
}

/// By what an account may sign in.
public struct StaffMeans: Sendable, Equatable {
  /// Whether it has a password.
  public var hasPassword = false
  /// Whether it has a second factor, without which the password opens nothing.
  public var hasFactor = false
  /// The provider that an identity of it is at; nil for none.
  public var provider: String?
  /// When the identity first signed in, and was pinned with that; nil until then.
  public var pinned: Timestamp?

  /// No means at all.
  public init() {}
}
