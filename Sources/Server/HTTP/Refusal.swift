import HTTPTypes

/// A request that is refused, in words for the person or the program that made it.
///
/// The words never hold what was sent.
struct Refusal: Error, Equatable {
  /// The status.
  var status: HTTPResponse.Status
  /// What is wrong, in a few words.
  var title: String
  /// What to do, in a sentence.
  var detail: String
  /// Where in the JSON sent (RFC 6901).
  var pointer: String?
  /// Headers that the status asks for.
  var headers: HTTPFields = [:]

  static let noSuchPage = Refusal(
    status: .notFound, title: "There is no such page",
    detail: "The address may be old or mistyped.")

  static func tooLarge(most bytes: Int) -> Refusal {
    let limit =
      bytes >= 1 << 20
      ? "\(bytes >> 20) MiB" : bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    return Refusal(
      status: .contentTooLarge, title: "Too much was sent",
      detail: "A request may hold at most \(limit).")
  }

  static let tooSlow = Refusal(
    status: .requestTimeout, title: "That took too long",
    detail: "The request was not finished in time. Try again.")

  static let crossSite = Refusal(
    status: .forbidden, title: "This form was not sent from our own page",
    detail: "Go back, load the page again and try once more.")

  static let signInNeeded = Refusal(
    status: .unauthorized, title: "Please sign in",
    detail: "This page is personal. It opens with a sign-in link, which works once.")

  static let otherRole = Refusal(
    status: .forbidden, title: "Your role does not allow this",
    detail: "Ask the privacy lead.")

  static func unreadable(_ detail: String) -> Refusal {
    Refusal(status: .badRequest, title: "This request cannot be read", detail: detail)
  }

  static func unusable(_ detail: String, pointer: String? = nil) -> Refusal {
    Refusal(
      status: .unprocessableContent, title: "This request cannot be carried out",
      detail: detail, pointer: pointer)
  }

  static func methodNotAllowed(_ methods: [HTTPRequest.Method]) -> Refusal {
    Refusal(
      status: .methodNotAllowed, title: "This address does not answer such a request",
      detail: "Open the page and use its own buttons.",
      headers: [.allow: methods.map(\.rawValue).joined(separator: ", ")])
  }

  static func tooMany(seconds: Int64) -> Refusal {
    Refusal(
      status: .tooManyRequests, title: "Too many attempts",
      detail: "Wait a minute and try again.", headers: [.retryAfter: String(seconds)])
  }
}
