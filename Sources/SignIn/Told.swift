public import Formats

/// What a provider sent when a member signed in: the names of it, never a value.
public struct Told: Sendable, Equatable {
  /// The provider's identifier.
  public let provider: String
  /// What it called the things that it sent, sorted.
  public let claims: [String]
  /// When.
  public let at: Timestamp

  /// What was sent; names that nobody could read are left out.
  public init(provider: String, claims: some Sequence<String>, at: Timestamp) {
    self.provider = provider
    self.claims = Array(Set(claims.filter(Self.isReadable)).sorted().prefix(100))
    self.at = at
  }

  private static func isReadable(_ name: String) -> Bool {
    (1...80).contains(name.utf8.count) && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
