/// A request as it left the browser.
public struct Outgoing: Sendable {
  /// The address, with its query.
  public let url: String
  /// The method, such as `GET`.
  public let method: String
  /// The headers in order; `Cookie` is taken apart, names with a colon in front are passed over.
  public let headers: [(name: String, value: String)]
  /// The body, as sent.
  public let body: [UInt8]

  /// Makes a request.
  public init(
    url: String, method: String = "GET", headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.url = url
    self.method = method
    self.headers = headers
    self.body = body
  }
}
