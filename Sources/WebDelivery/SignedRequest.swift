import Crypto
import Disclosure
import Formats

/// A request with the headers by which the recipient knows that it comes from us, unaltered.
struct SignedRequest {
  let method: String
  let url: String
  let body: [UInt8]?
  let type: String?
  let range: String?

  /// `Content-Digest` (RFC 9530) and a signature over method, address, digest and range (RFC 9421).
  func headers(key: DeliveryKey, at now: Timestamp) throws -> [(String, String)] {
    var headers: [(String, String)] = []
    var covered: [(name: String, value: String)] = [("@method", method), ("@target-uri", url)]
    if let body {
      let digest = "sha-256=:\(Base64.encode(Array(SHA256.hash(data: body)))):"
      headers.append(("Content-Digest", digest))
      covered.append(("content-digest", digest))
    }
    if let range {
      headers.append(("Content-Range", range))
      covered.append(("content-range", range))
    }
    if let type { headers.append(("Content-Type", type)) }
    let names = covered.map { "\"\($0.name)\"" }.joined(separator: " ")
    let parameters =
      "(\(names));created=\(now.microseconds / 1_000_000);keyid=\"\(key.id)\";alg=\"ed25519\""
    let base =
      covered.map { "\"\($0.name)\": \($0.value)\n" }.joined()
      + "\"@signature-params\": \(parameters)"
    headers.append(("Signature-Input", "sig1=\(parameters)"))
    headers.append(("Signature", "sig1=:\(Base64.encode(try key.sign(Array(base.utf8)))):"))
    return headers
  }
}
