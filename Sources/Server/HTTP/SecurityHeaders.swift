import HTTPTypes
import Hummingbird

/// The headers on every answer: nothing is loaded from elsewhere, nothing framed, nothing told.
enum SecurityHeaders {
  static let contentSecurityPolicy = policy(framedBy: [])

  /// The policy of a page that these origins alone may show inside theirs.
  static func policy(framedBy origins: [String]) -> String {
    let ancestors = origins.isEmpty ? "'none'" : origins.joined(separator: " ")
    return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
      + "base-uri 'none'; frame-ancestors \(ancestors)"
  }

  /// Sets the headers; an answer that is not public is never stored.
  static func add(
    to response: inout Response, for route: Route?, isSecure: Bool, framedBy origins: [String] = []
  ) {
    response.headers[.contentSecurityPolicy] = policy(framedBy: origins)
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.permissionsPolicy] =
      "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    if route?.isPublic != true || response.status.kind != .successful {
      response.headers[.cacheControl] = "no-store"
    }
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name(known: "referrer-policy")
  static let permissionsPolicy = HTTPField.Name(known: "permissions-policy")
  static let openerPolicy = HTTPField.Name(known: "cross-origin-opener-policy")
  static let resourcePolicy = HTTPField.Name(known: "cross-origin-resource-policy")
  static let fetchSite = HTTPField.Name(known: "sec-fetch-site")
  static let privacyControl = HTTPField.Name(known: "sec-gpc")
  static let idempotencyKey = HTTPField.Name(known: "idempotency-key")

  /// A name that is known to be well formed; tests read each of them.
  private init(known name: String) {
    self = HTTPField.Name(name) ?? .accept
  }
}
