import Formats
import JWTKit

/// A JWT in its compact form, taken apart but not believed yet.
struct SignedToken: Sendable {
  static let maximumBytes = 16 << 10

  let text: String
  let algorithm: TokenAlgorithm
  let keyName: String?
  private let claims: JSON

  /// Takes a token apart; throws `IdentityError.malformed`, `.algorithm`.
  init(_ text: String) throws(IdentityError) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.maximumBytes, parts.count == 3,
      let header = Self.object(parts[0]), let claims = Self.object(parts[1])
    else { throw .malformed }
    // Whatever a token says must be understood has to be refused, since nothing of it is (RFC 7515 §4.1.11).
    guard header["crit"] == nil else { throw .malformed }
    guard let algorithm = header["alg"]?.string.flatMap(TokenAlgorithm.init(rawValue:)) else {
      throw .algorithm
    }
    self.text = text
    self.algorithm = algorithm
    keyName = header["kid"]?.string
    self.claims = claims
  }

  /// The claims, once a key has proved them; throws `IdentityError.signature`.
  func claims(provedBy key: KeySet.Key) async throws(IdentityError) -> Claims {
    guard key.algorithm == algorithm else { throw .algorithm }
    do {
      _ = try await key.verifying.verify(text, as: Unread.self)
    } catch {
      throw .signature
    }
    return Claims(claims)
  }

  /// Of a proved token we read the claims ourselves: twice the same key is refused there.
  private struct Unread: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) {}
  }

  private static func object(_ part: Substring) -> JSON? {
    guard let bytes = Base64.urlDecode(String(part)),
      let json = try? JSON(parsing: bytes, maxDepth: 16), json.object != nil
    else { return nil }
    return json
  }
}
