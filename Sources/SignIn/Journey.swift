import Crypto
import Formats

/// One visitor's way to a provider and back.
public struct Journey: Sendable, Equatable {
  /// The provider's identifier.
  public let provider: String
  /// What comes back in the address and in the visitor's cookie, and must be the same in both.
  public let state: String
  /// What the provider must repeat in its token.
  public let nonce: String
  /// What proves to the provider that whoever redeems the code has asked for it (RFC 7636).
  public let verifier: String

  /// A journey with its secrets.
  public init(provider: String, state: String, nonce: String, verifier: String) {
    self.provider = provider
    self.state = state
    self.nonce = nonce
    self.verifier = verifier
  }

  /// How long a visitor may take.
  public static let seconds: Int64 = 600

  /// The verifier's SHA-256, which the provider is told first.
  public var challenge: String { Base64.urlEncode(SHA256.hash(data: Array(verifier.utf8))) }
}

/// Why no journey can begin.
public enum JourneyError: Error, Equatable, CustomStringConvertible {
  /// Too many visitors are on their way.
  case tooMany

  /// What is wrong and what to do.
  public var description: String {
    "too many visitors are signing in with a provider; try again in a few minutes"
  }
}
