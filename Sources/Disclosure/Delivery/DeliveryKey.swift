public import Crypto
public import Formats

/// The key with which our deliveries are signed (Ed25519), derived from the workspace's; its public half is published.
public struct DeliveryKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: Curve25519.Signing.PrivateKey

  /// A key from a secret of the workspace.
  public init(_ secret: SymmetricKey) {
    let seed = SHA256.hash(data: secret.withUnsafeBytes { Array($0) })
    // 32 bytes of any kind are a seed (RFC 8032); a fresh key, were it not so, would verify nowhere.
    key =
      (try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed)))
      ?? Curve25519.Signing.PrivateKey()
  }

  /// The public half, 32 bytes.
  public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The name of the key: the first eight bytes of its SHA-256, in hex.
  public var id: String { Hex.encode(Array(SHA256.hash(data: publicKey).prefix(8))) }

  /// The public half as a JSON Web Key Set (RFC 8037).
  public var keySet: JSON {
    [
      "keys": [
        [
          "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": .string(id),
          "x": .string(Self.urlSafe(publicKey)),
        ]
      ]
    ]
  }

  /// Signs bytes.
  public func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

  /// The key's name and nothing of the key.
  public var description: String { "DeliveryKey(\(id))" }
  /// Shows debuggers and `dump` nothing but the name.
  public var customMirror: Mirror { Mirror(self, children: ["id": id]) }

  private static func urlSafe(_ bytes: [UInt8]) -> String {
    String(
      Base64.encode(bytes).compactMap { letter in
        switch letter {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: letter
        }
      })
  }
}
