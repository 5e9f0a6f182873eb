public import Formats

/// What reached the server, as it was logged before anything was answered.
public struct Logged: Sendable {
  /// How it came.
  public enum Kind: String, Sendable {
    /// A request over HTTP.
    case http
    /// The request that opens a WebSocket.
    case socketHandshake
    /// A whole text message over a WebSocket.
    case socketText
    /// A whole binary message over a WebSocket.
    case socketBinary
  }

  /// The place in the log, from 0; never used twice by one server, even after `clear()`.
  public let number: Int
  /// When it was complete.
  public let at: Timestamp
  /// How it came.
  public let kind: Kind
  /// The name that was asked for, in lower case and without a port.
  public let host: String
  /// `GET`, `POST` and so on; that of the handshake for a message.
  public let method: String
  /// The path with its query, as it was sent; that of the handshake for a message.
  public let path: String
  /// The fields as they were sent, in order; those of the handshake for a message.
  public let headers: [(name: String, value: String)]
  /// The body, or the content of a message.
  public let body: [UInt8]
  /// Whether it came over TLS.
  public let isTLS: Bool
  /// False if the connection ended in the middle of the body.
  public let isWhole: Bool

  /// The address as the browser would write it.
  public var url: String {
    let isSocket = kind != .http
    return (isSocket ? "ws" : "http") + (isTLS ? "s" : "") + "://" + host + path
  }

  /// The path before the query.
  public var pathAlone: String {
    String(decoding: path.utf8.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }

  /// The value of the first field of a name, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The decoded value of a parameter of the query.
  public func query(_ key: String) -> String? {
    FormFields(path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst())[key]
  }

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
