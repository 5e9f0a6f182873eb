/// A request as it left the browser.
public struct SentRequest: Sendable {
  /// The whole address.
  public let url: String
  /// The method, such as `GET`.
  public let method: String
  /// Name and value of each header, in the order sent.
  public let headers: [(name: String, value: String)]
  /// The body, empty when there is none.
  public let body: [UInt8]
  private let address: AddressAsSent

  /// Makes a request; nothing is checked, for whatever left the browser has left it.
  public init(
    url: String, method: String = "GET", headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.url = url
    self.method = method
    self.headers = headers
    self.body = body
    address = AddressAsSent(url)
  }

  /// The host in lower case without trailing dot, user or port; empty when the address has none.
  public var host: String { address.host }

  /// The path as sent, percent-encoded; `/` when there is none.
  public var path: String { address.path }

  /// The values of a header, whatever the case of its name.
  public func header(_ name: String) -> [String] {
    let wanted = HostName(name)
    return headers.filter { HostName($0.name) == wanted }.map(\.value)
  }

  /// The parameters after the question mark, decoded; `+` is a space.
  public var queryItems: [Item] {
    var collector = ItemCollector(source: .query)
    collector.addForm(address.query.utf8)
    return collector.items
  }

  /// The parameters after a `;` in the path, as DoubleClick's Floodlight has them.
  public var pathItems: [Item] {
    guard let start = path.utf8.firstIndex(of: UInt8(ascii: ";")) else { return [] }
    var collector = ItemCollector(source: .path)
    collector.addForm(path.utf8[start...].dropFirst(), separator: UInt8(ascii: ";"))
    return collector.items
  }

  /// The values of the body, whether a form, JSON, several lines of either, or neither.
  public var bodyItems: [Item] {
    BodyReader(body: body, contentType: header("Content-Type").first ?? "").items
  }

  /// Every parameter: of the path, the query and the body, in this order.
  public var items: [Item] { pathItems + queryItems + bodyItems }

  /// Name and value of each cookie sent.
  public var cookies: [(name: String, value: String)] {
    header("Cookie").flatMap { line in
      line.utf8.split(separator: UInt8(ascii: ";")).map { part in
        let pair = part.drop { $0 == 0x20 }
        let name = pair.prefix { $0 != UInt8(ascii: "=") }
        return (
          String(decoding: name, as: UTF8.self),
          PercentCoding.decode(pair.dropFirst(name.count + 1), plusIsSpace: false)
        )
      }
    }
  }
}
