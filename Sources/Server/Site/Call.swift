import Formats
import HTTPTypes
import Hummingbird
import NIOCore

/// One request as handlers see it.
struct Call: Sendable {
  let request: Request
  let visit: Visit
  let at: Timestamp

  /// Throws `Refusal.crossSite` for a form that a browser sends from another site.
  ///
  /// `Sec-Fetch-Site` where the browser sends it, else `Origin` against `Host`; a program that sends
  /// neither has no cookies of anybody.
  func requireSameSite() throws(Refusal) {
    if let site = request.headers[.fetchSite] {
      guard site == "same-origin" || site == "none" else { throw .crossSite }
    } else if let origin = request.headers[.origin] {
      guard let host = request.head.authority,
        origin == "https://\(host)" || origin == "http://\(host)"
      else { throw .crossSite }
    }
  }

  /// The whole body; throws `Refusal.tooLarge` above the limit.
  func body(upTo limit: Int) async throws -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw Refusal.tooLarge(most: limit)
    }
  }

  /// The fields of a posted form.
  func form(upTo limit: Int) async throws -> FormFields {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      throw Refusal(
        status: .unsupportedMediaType, title: "This request cannot be read",
        detail: "Use the form on the page.")
    }
    return try FormFields(try await body(upTo: limit))
  }

  /// The fields of the query.
  func query() throws(Refusal) -> FormFields {
    try FormFields((request.uri.query ?? "").utf8)
  }
}
