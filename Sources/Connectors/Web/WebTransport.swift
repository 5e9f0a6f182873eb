/// A request to another system's program.
public struct WebRequest: Sendable, Equatable {
  /// The method.
  public var method: String
  /// The whole address.
  public var url: String
  /// The headers in their order.
  public var headers: [(name: String, value: String)]
  /// The body, or nil for none.
  public var body: [UInt8]?
  /// Seconds that the answer may take.
  public var timeout: Int

  /// A request.
  public init(
    method: String, url: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil, timeout: Int = 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
  }

  /// Compares what is asked.
  public static func == (left: WebRequest, right: WebRequest) -> Bool {
    left.method == right.method && left.url == right.url && left.body == right.body
      && left.timeout == right.timeout && left.headers.elementsEqual(right.headers, by: ==)
  }
}

/// What a program answered.
public struct WebResponse: Sendable {
  /// The status.
  public var status: Int
  /// The headers in their order.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]

  /// An answer.
  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of a name, which has no case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Carries requests to other systems; it follows no redirection, so that no secret goes elsewhere.
public protocol WebTransport: Sendable {
  /// Sends a request and gives the answer; throws `SystemError.unreachable`, `.timedOut`, `.tooMuch`.
  func send(_ request: WebRequest) async throws -> WebResponse
}
