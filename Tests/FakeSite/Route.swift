/// Who answers a path of a host.
public struct Route: Sendable {
  let host: String
  let path: String
  let answer: @Sendable (Request) -> Reply

  /// A route for a host and a path; a path that ends in `*` stands for all that begin so.
  public init(_ host: String, _ path: String, answer: @escaping @Sendable (Request) -> Reply) {
    self.host = host
    self.path = path
    self.answer = answer
  }

  /// A route that always answers the same.
  public init(_ host: String, _ path: String, _ reply: Reply) {
    self.init(host, path) { _ in reply }
  }
}
