import Formats
import JWTKit

/// The public keys that another site publishes (RFC 7517), those of them that we can use.
struct KeySet: Sendable {
  struct Key: Sendable {
    let name: String?
    let algorithm: TokenAlgorithm
    let verifying: JWTKeyCollection
  }

  static let maximumBytes = 256 << 10
  private static let mostKeys = 100

  let keys: [Key]

  /// Reads a set; throws `IdentityError`.
  ///
  /// Keys of other kinds or for other uses are passed over.
  init(_ bytes: [UInt8]) async throws(IdentityError) {
    guard bytes.count <= Self.maximumBytes else { throw .tooLarge }
    guard let json = try? JSON(parsing: bytes, maxDepth: 16), let all = json["keys"]?.array,
      all.count <= Self.mostKeys
    else { throw .unusableAnswer }
    var keys: [Key] = []
    for json in all {
      if let key = await Self.key(json) { keys.append(key) }
    }
    self.keys = keys
  }

  /// The key of a token; without a name, the only one of its kind.
  func key(named name: String?, _ algorithm: TokenAlgorithm) -> Key? {
    let found = keys.filter { $0.algorithm == algorithm && (name == nil || $0.name == name) }
    return found.count == 1 ? found.first : nil
  }

  private static func key(_ json: JSON) async -> Key? {
    guard json["use"] == nil || json["use"]?.string == "sig" else { return nil }
    let name = json["kid"]?.string
    let declared = json["alg"]?.string
    func fits(_ algorithm: TokenAlgorithm) -> Bool {
      declared == nil || declared == algorithm.rawValue
    }
    let collection = JWTKeyCollection()
    switch (json["kty"]?.string, json["crv"]?.string) {
    case ("RSA", nil) where fits(.rs256):
      // A modulus of less than 2,048 bits is refused by the library.
      guard let modulus = json["n"]?.string, let exponent = json["e"]?.string,
        let key = try? Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
      else { return nil }
      await collection.add(rsa: key, digestAlgorithm: .sha256)
      return Key(name: name, algorithm: .rs256, verifying: collection)
    case ("EC", "P-256") where fits(.es256):
      guard let x = json["x"]?.string, let y = json["y"]?.string,
        let key = try? ES256PublicKey(parameters: (x, y))
      else { return nil }
      await collection.add(ecdsa: key)
      return Key(name: name, algorithm: .es256, verifying: collection)
    case ("OKP", "Ed25519") where fits(.eddsa):
      guard let x = json["x"]?.string, let key = try? EdDSA.PublicKey(x: x, curve: .ed25519)
      else { return nil }
      await collection.add(eddsa: key)
      return Key(name: name, algorithm: .eddsa, verifying: collection)
    default: return nil
    }
  }
}
