public import Formats

/// A key with which a program calls the API.
public struct ApplicationKey: Sendable, Equatable {
  /// What a key allows.
  public enum Scope: String, Sendable, Codable, CaseIterable, Comparable {
    /// Asking whether a use is permitted.
    case may
    /// Recording members' choices.
    case choices
    /// Taking members' requests down, and asking where they stand.
    case requests

    /// Orders scopes by name.
    public static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
  }

  /// The identifier, a UUID; the `Actor` of the key's acts.
  public let id: String
  /// What it is for; sealed in the database.
  public let name: String
  /// What it allows.
  public let scopes: Set<Scope>
  /// When it was made.
  public let created: Timestamp
  /// When it was revoked; nil while it works.
  public let revoked: Timestamp?
}

/// A new key with its token, which is shown now and never again.
public struct IssuedKey: Sendable {
  /// The key.
  public let key: ApplicationKey
  /// The token, `ab_…`.
  public let token: Token
}
