public import Formats

/// A cookie that a response sets, read as browsers read it (RFC 6265bis §5.6).
public struct SetCookie: Sendable, Equatable {
  /// With which requests of other sites the cookie goes.
  public enum SameSite: String, Sendable, CaseIterable {
    /// With none.
    case strict = "Strict"
    /// When the visitor goes to the site by a link.
    case lax = "Lax"
    /// With all.
    case none = "None"
  }

  /// The name; empty for a cookie that has a value only.
  public let name: String
  /// The value; personal more often than not.
  public let value: String
  /// The domain to whose hosts the cookie goes, without a leading dot; nil: only to its own host.
  public private(set) var domain: String?
  /// The path under which it goes; nil: the folder of the page.
  public private(set) var path: String?
  /// Seconds to keep it, at most 10^15 either way; zero or less deletes it.
  public private(set) var maxAge: Int64?
  /// When it ends, if `Max-Age` does not say so.
  public private(set) var expires: Timestamp?
  /// It goes over encrypted connections only.
  public private(set) var isSecure = false
  /// Scripts of the page do not see it.
  public private(set) var isHTTPOnly = false
  /// What was said about other sites; nil when nothing known was.
  public private(set) var sameSite: SameSite?
  /// It is kept apart for each site that embeds its own.
  public private(set) var isPartitioned = false

  /// Reads the value of a `Set-Cookie` header, or nil for what browsers ignore.
  ///
  /// Those are control characters, more than 4,096 bytes of name and value, and neither name nor
  /// value. Attributes of more than 1,024 bytes are passed over.
  public init?(_ header: String) {
    let bytes = Array(header.utf8)
    guard !bytes.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard let pair = parts.first else { return nil }
    let equals = pair.firstIndex(of: UInt8(ascii: "="))
    let name = pair[..<(equals ?? pair.startIndex)].trimmed
    let value = pair[(equals.map { $0 + 1 } ?? pair.startIndex)...].trimmed
    guard !(name.isEmpty && value.isEmpty), name.count + value.count <= 4096 else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    self.value = String(decoding: value, as: UTF8.self)
    for attribute in parts.dropFirst() { add(attribute) }
  }

  /// Seconds that the site asks to keep the cookie from then on, or nil until the browser closes.
  ///
  /// Browsers cut this to 400 days; the figure is what was asked for. Never below zero.
  public func lifetime(from now: Timestamp) -> Int64? {
    if let maxAge { return max(0, maxAge) }
    return expires.map { max(0, ($0.microseconds - now.microseconds) / 1_000_000) }
  }

  private mutating func add(_ attribute: ArraySlice<UInt8>) {
    let equals = attribute.firstIndex(of: UInt8(ascii: "="))
    let key = attribute[..<(equals ?? attribute.endIndex)].trimmed.lowerCased
    let value = attribute[(equals.map { $0 + 1 } ?? attribute.endIndex)...].trimmed
    guard value.count <= 1024 else { return }
    switch String(decoding: key, as: UTF8.self) {
    case "expires": expires = CookieDate.read(value) ?? expires
    case "max-age": maxAge = Self.age(value) ?? maxAge
    case "domain":
      let host = value.first == UInt8(ascii: ".") ? value.dropFirst() : value
      domain = host.isEmpty ? nil : String(decoding: host.lowerCased, as: UTF8.self)
    case "path":
      path =
        value.first == UInt8(ascii: "/") ? String(decoding: value, as: UTF8.self) : nil
    case "secure": isSecure = true
    case "httponly": isHTTPOnly = true
    case "partitioned": isPartitioned = true
    case "samesite":
      let said = String(decoding: value.lowerCased, as: UTF8.self)
      sameSite = SameSite.allCases.first { $0.rawValue.asciiLowerCased == said }
    default: return
    }
  }

  private static func age(_ value: ArraySlice<UInt8>) -> Int64? {
    let isNegative = value.first == UInt8(ascii: "-")
    let digits = isNegative ? value.dropFirst() : value
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let seconds = digits.reduce(Int64(0)) {
      min($0 * 10 + Int64($1 - 0x30), 1_000_000_000_000_000)
    }
    return isNegative ? -seconds : seconds
  }
}
