/// One source of a policy that speaks of addresses: a host, a scheme, `'self'` or `*` (CSP3 §6.7.2).
enum CSPSource {
  case anything
  case page
  case scheme(String)
  case host(scheme: String?, name: String, isWildcard: Bool, port: Port, path: String)

  enum Port: Equatable {
    case standard
    case any
    case number(Int)
  }

  /// Reads a source, or nil for `'none'`, a nonce, a hash and what is no source.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let lower = String(decoding: bytes.lowerCased, as: UTF8.self)
    if lower == "*" {
      self = .anything
      return
    }
    if bytes.first == UInt8(ascii: "'") {
      guard lower == "'self'" else { return nil }
      self = .page
      return
    }
    if bytes.last == UInt8(ascii: ":") {
      self = .scheme(String(lower.dropLast()))
      return
    }
    var parts = AddressParts(bytes)
    // Without `//` a colon divides host and port; a query is no part of a source.
    if parts.authority == nil { parts = AddressParts(Array("//".utf8) + bytes) }
    guard let authority = parts.authority, parts.query == nil, parts.fragment == nil else {
      return nil
    }
    let colon = authority.lastIndex(of: UInt8(ascii: ":"))
    let name = authority[..<(colon ?? authority.endIndex)].lowerCased
    let isWildcard = name.starts(with: "*.".utf8)
    let isAny = name == [UInt8(ascii: "*")]
    let rest = isWildcard ? Array(name.dropFirst(2)) : name
    guard let port = Self.port(colon.map { authority[($0 + 1)...] }),
      isAny || (!rest.isEmpty && !rest.contains(UInt8(ascii: "*")))
    else { return nil }
    self = .host(
      scheme: parts.scheme.map { String(decoding: $0.lowerCased, as: UTF8.self) },
      name: isAny ? "" : String(decoding: rest, as: UTF8.self), isWildcard: isWildcard || isAny,
      port: port, path: String(decoding: PercentCoding.decode(parts.path), as: UTF8.self))
  }

  private static func port(_ digits: ArraySlice<UInt8>?) -> Port? {
    guard let digits else { return .standard }
    if digits.elementsEqual("*".utf8) { return .any }
    guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return .number(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  /// Tells whether an address is of this source, for a page of another.
  func matches(_ url: WebAddress, page: WebAddress) -> Bool {
    switch self {
    case .anything: true
    case .page: Self.isSelf(url, page: page)
    case .scheme(let scheme): Self.upgrades(scheme, to: url.scheme)
    case .host(let scheme, let name, let isWildcard, let port, let path):
      Self.upgrades(scheme ?? page.scheme.rawValue, to: url.scheme)
        && Self.host(name, isWildcard, url.host) && Self.port(port, url)
        && Self.path(path, url.path)
    }
  }

  /// Where a scheme is allowed its encrypted sibling is; a WebSocket has to be named.
  private static func upgrades(_ scheme: String, to other: WebAddress.Scheme) -> Bool {
    switch scheme {
    case "http": other == .http || other == .https
    case "https": other == .https
    case "ws": true
    case "wss": other == .wss || other == .https
    default: false
    }
  }

  private static func isSelf(_ url: WebAddress, page: WebAddress) -> Bool {
    guard url.host == page.host else { return false }
    if url.origin == page.origin { return true }
    let isStandard = url.port == url.scheme.defaultPort && page.port == page.scheme.defaultPort
    return (url.port == page.port || isStandard)
      && (url.scheme.isEncrypted || (page.scheme == .http && url.scheme == .ws))
  }

  private static func host(_ name: String, _ isWildcard: Bool, _ host: String) -> Bool {
    guard isWildcard else { return host == name }
    return name.isEmpty || host.hasSuffix("." + name)
  }

  private static func port(_ port: Port, _ url: WebAddress) -> Bool {
    switch port {
    case .any: true
    case .standard: url.port == url.scheme.defaultPort
    case .number(let number):
      number == url.port || (number == 80 && url.port == 443 && url.scheme.isEncrypted)
    }
  }

  /// A path that ends in a slash stands for what is below it, another for itself alone.
  private static func path(_ path: String, _ asked: String) -> Bool {
    guard !path.isEmpty, path != "/" else { return true }
    let plain = PercentCoding.decode(Array(asked.utf8))
    let wanted = Array(path.utf8)
    return wanted.last == UInt8(ascii: "/") ? plain.starts(with: wanted) : plain == wanted
  }
}
