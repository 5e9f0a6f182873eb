import Crypto

/// SHA-256 over bytes that come piece by piece.
public struct DigestStream: Sendable {
  private var hasher = SHA256()

  /// Begins with nothing.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  /// The hash of all bytes so far; more may follow.
  public var digest: Digest32 { Digest32(hasher.finalize()) }
}
