public import Formats

/// A cookie or an item of storage that a script wrote.
public struct StorageWrite: Sendable, Hashable {
  /// Where it was written.
  public enum Place: String, Sendable, CaseIterable {
    case cookie, local, session, database
  }
  /// The visit during which it was written.
  public let visit: Int
  /// Where.
  public let place: Place
  /// The origin that can read it.
  public let origin: String
  /// The key; for a cookie, the whole line as it was written.
  public let key: String
  /// The value; empty for a cookie, whose line has it, and for a database.
  public let value: String
  /// The scripts that wrote it, innermost first, where that is known.
  public let scripts: [String]
}

/// A call by which a browser can be told from others.
public struct TellingCall: Sendable, Hashable {
  /// The visit during which it was made.
  public let visit: Int
  /// What was read: `canvas`, `webgl`, `audio`, `fonts`, `webrtc`.
  public let what: String
  /// The document in which it was made.
  public let document: String
  /// The scripts that made it, innermost first.
  public let scripts: [String]
}

/// A cookie in the browser's jar.
public struct JarCookie: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value.
  public let value: String
  /// The domain, with a leading dot when its subdomains get it too.
  public let domain: String
  /// The path.
  public let path: String
  /// How long it has to live, in seconds; nil until the browser closes.
  public let seconds: Double?
  /// Whether scripts cannot read it.
  public let isHTTPOnly: Bool

  /// Reads a cookie as the browser tells it; nil for anything else.
  public init?(_ json: JSON, at now: Timestamp) {
    guard let name = json["name"]?.string, let value = json["value"]?.string,
      let domain = json["domain"]?.string
    else { return nil }
    self.name = name
    self.value = value
    self.domain = domain
    path = json["path"]?.string ?? "/"
    let isSession = json["session"]?.bool ?? true
    seconds =
      isSession
      ? nil : json["expires"]?.double.map { $0 - Double(now.microseconds) / 1_000_000 }
    isHTTPOnly = json["httpOnly"]?.bool ?? false
  }
}
