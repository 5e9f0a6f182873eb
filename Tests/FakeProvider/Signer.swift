package import Crypto
package import CryptoExtras
package import Formats

/// A key made for a test: it signs whatever it is given, right or wrong.
package enum Signer: Sendable {
  case es256(P256.Signing.PrivateKey)
  case eddsa(Curve25519.Signing.PrivateKey)
  case rs256(_RSA.Signing.PrivateKey)

  package var algorithm: String {
    switch self {
    case .es256: "ES256"
    case .eddsa: "EdDSA"
    case .rs256: "RS256"
    }
  }

  /// The public half as a JWK.
  package func jwk(_ name: String?, _ more: [String: JSON] = [:]) throws -> JSON {
    var json: [String: JSON] = more
    if let name { json["kid"] = .string(name) }
    switch self {
    case .es256(let key):
      let point = Array(key.publicKey.x963Representation)
      json["kty"] = "EC"
      json["crv"] = "P-256"
      json["x"] = .string(Base64.urlEncode(point[1..<33]))
      json["y"] = .string(Base64.urlEncode(point[33...]))
    case .eddsa(let key):
      json["kty"] = "OKP"
      json["crv"] = "Ed25519"
      json["x"] = .string(Base64.urlEncode(key.publicKey.rawRepresentation))
    case .rs256(let key):
      let parts = try key.publicKey.getKeyPrimitives()
      json["kty"] = "RSA"
      json["n"] = .string(Base64.urlEncode(parts.modulus))
      json["e"] = .string(Base64.urlEncode(parts.publicExponent))
    }
    return .object(json)
  }

  /// A token of a header and claims as they are written.
  package func token(_ header: String, _ claims: String) throws -> String {
    let text =
      Base64.urlEncode(Array(header.utf8)) + "." + Base64.urlEncode(Array(claims.utf8))
    let bytes = Array(text.utf8)
    let signature: [UInt8]
    switch self {
    case .es256(let key): signature = Array(try key.signature(for: bytes).rawRepresentation)
    case .eddsa(let key): signature = Array(try key.signature(for: bytes))
    case .rs256(let key):
      signature = Array(
        try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
          .rawRepresentation)
    }
    return text + "." + Base64.urlEncode(signature)
  }

  /// A token with this key's own header.
  package func token(_ claims: [String: JSON], named name: String? = "k1") throws -> String {
    var header: [String: JSON] = ["alg": .string(algorithm), "typ": "JWT"]
    if let name { header["kid"] = .string(name) }
    return try token(JSON.object(header).text, JSON.object(claims).text)
  }
}
