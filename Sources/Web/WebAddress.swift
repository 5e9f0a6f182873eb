/// An absolute address of the web (http, https, ws, wss), as a browser writes it.
public struct WebAddress: Sendable, Hashable {
  /// The schemes of the web.
  public enum Scheme: String, Sendable, CaseIterable {
    /// Hypertext without encryption.
    case http
    /// Hypertext with encryption.
    case https
    /// A WebSocket without encryption.
    case ws
    /// A WebSocket with encryption.
    case wss

    /// The port that goes without saying.
    public var defaultPort: Int { isEncrypted ? 443 : 80 }

    /// Tells whether what travels is encrypted.
    public var isEncrypted: Bool { self == .https || self == .wss }
  }

  /// The scheme.
  public let scheme: Scheme
  /// The host in lower case; IPv6 addresses stand in brackets.
  public let host: String
  /// The port, written or implied.
  public let port: Int
  /// The path as written, percent-encoded, beginning with a slash.
  public let path: String
  /// What follows the question mark, as written; nil without one.
  public let query: String?
  /// What follows the hash, as written; nil without one.
  public let fragment: String?

  /// Scheme, host and port, such as `https://example.org` or `http://localhost:8080`.
  public var origin: String {
    "\(scheme.rawValue)://\(host)" + (port == scheme.defaultPort ? "" : ":\(port)")
  }

  /// The address as text.
  public var text: String {
    origin + target + (fragment.map { "#" + $0 } ?? "")
  }

  /// Path and query, as they stand in the request and as robots.txt speaks of them.
  public var target: String { path + (query.map { "?" + $0 } ?? "") }

  /// The address without what follows the hash.
  public var withoutFragment: WebAddress {
    WebAddress(
      scheme: scheme, host: host, port: port, path: path, query: query, fragment: nil)
  }

  /// The parameters of the query in order, decoded as forms are (`+` is a space).
  public var queryItems: [(name: String, value: String)] {
    FormFields.read(Array((query ?? "").utf8)).map {
      (String(decoding: $0.name, as: UTF8.self), String(decoding: $0.value, as: UTF8.self))
    }
  }

  init(
    scheme: Scheme, host: String, port: Int, path: String, query: String?, fragment: String?
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }
}

extension WebAddress: CustomStringConvertible {
  /// The same as `text`: it may hold personal data, so never for a log.
  public var description: String { text }
}
