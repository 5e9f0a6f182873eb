import Crypto
import Formats

/// Names what waits for somebody's yes: the hash of the secret in the link that they got.
public struct FormTicket: Sendable, Hashable {
  let hash: [UInt8]

  init(hash: [UInt8]) { self.hash = hash }

  /// The ticket of a link.
  ///
  /// With 256 random bits a plain SHA-256 needs neither salt nor stretching.
  public init(secret: String) {
    hash = Array(SHA256.hash(data: Array(secret.utf8)))
  }

  /// What the sealed answers are bound to.
  var context: String { "forms.request \(Hex.encode(hash))" }
}
