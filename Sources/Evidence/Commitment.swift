public import Crypto

/// Stands for something personal in the log: only who has the key can tell what.
///
/// Destroying the key makes the commitment meaningless, while the tree keeps its shape.
public enum Commitment {
  /// HMAC-SHA256 over a domain and the parts, each preceded by its length.
  ///
  /// The lengths keep `("ab", "c")` and `("a", "bc")` apart, the domain keeps uses of one key apart.
  /// - Parameters:
  ///   - key: The subject's commitment key.
  ///   - domain: What the commitment is for; a constant of the caller.
  ///   - parts: What is committed to.
  public static func hmac(
    key: SymmetricKey, domain: String = "commitment", _ parts: [UInt8]...
  ) -> Digest32 {
    hmac(key: key, domain: domain, parts: parts)
  }

  /// The same for a list of parts.
  public static func hmac(
    key: SymmetricKey, domain: String = "commitment", parts: [[UInt8]]
  ) -> Digest32 {
    var message: [UInt8] = []
    for part in [Array("aboveboard/v1".utf8), Array(domain.utf8)] + parts {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { message += $0 }
      message += part
    }
    return Digest32(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }
}
