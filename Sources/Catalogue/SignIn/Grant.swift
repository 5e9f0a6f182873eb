/// One thing that a site asks the company to give it when a person signs in.
public struct Grant: Sendable, Hashable {
  /// Where the site asks for it.
  public enum Source: String, Sendable, Hashable {
    /// Among the scopes.
    case scope
    /// Nowhere: the company gives it when no scope is named.
    case providerDefault = "provider-default"
    /// Among the claims of OpenID Connect.
    case claim
    /// In a parameter of its own, such as `access_type=offline`.
    case parameter
  }

  /// The name on the wire, such as `user_friends`.
  public let name: String
  /// Where it was asked for.
  public let source: Source
  /// What it gives, in a plain sentence.
  public let sentence: String
  /// Tells whether the name is one that we know; the sentence of others says that they are unknown.
  public let isKnown: Bool
  /// Tells whether signing in by e-mail address alone would do without it; so for unknown ones.
  public let isBeyondEmail: Bool

  init(_ name: String, _ source: Source, _ meaning: ScopeMeaning?) {
    self.name = name
    self.source = source
    sentence = meaning?.sentence ?? "What this gives the site is unknown to this program."
    isKnown = meaning != nil
    isBeyondEmail = !(meaning?.isNeeded ?? false)
  }
}
