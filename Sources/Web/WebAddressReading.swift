extension WebAddress {
  /// Reads an absolute address, or nil for a relative one, another scheme, credentials or white space.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy(Self.isKept) else { return nil }
    let parts = AddressParts(bytes)
    guard let scheme = Self.scheme(parts), let authority = parts.authority,
      !parts.path.contains(UInt8(ascii: "\\"))
    else { return nil }
    self.init(scheme: scheme, authority: authority, parts: parts, path: parts.path)
  }

  /// Resolves a reference of a page at this address (RFC 3986 §5.2) as browsers do.
  ///
  /// White space around it is dropped, other characters that cannot stand in an address are
  /// percent-encoded, and a backslash in the path is a slash. Nil when it leads out of the web
  /// (`mailto:`, `data:`) or to no valid host.
  public func resolving(_ reference: String) -> WebAddress? {
    let lines: [UInt8] = [0x09, 0x0A, 0x0D]
    let given = Array(reference.utf8)
      .drop { $0 <= 0x20 }
      .filter { !lines.contains($0) }
    let trimmed = given.prefix(given.count - given.reversed().prefix { $0 <= 0x20 }.count)
    var parts = AddressParts(Self.slashed(Array(trimmed)))
    if parts.scheme != nil {
      guard let scheme = Self.scheme(parts) else { return nil }
      // `https:page` is relative in browsers, when the page has the same scheme.
      guard let authority = parts.authority else {
        guard scheme == self.scheme else { return nil }
        parts.scheme = nil
        return merged(parts)
      }
      return WebAddress(scheme: scheme, authority: authority, parts: parts, path: parts.path)
    }
    return merged(parts)
  }

  private func merged(_ parts: AddressParts) -> WebAddress? {
    if let authority = parts.authority {
      return WebAddress(scheme: scheme, authority: authority, parts: parts, path: parts.path)
    }
    let base = Array(path.utf8)
    let merged: ArraySlice<UInt8>
    let asked: String?
    if parts.path.isEmpty {
      merged = base[...]
      asked = parts.query.map(Self.encoded) ?? query
    } else {
      let folder = base[...(base.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
      merged = parts.path.first == UInt8(ascii: "/") ? parts.path : folder + parts.path
      asked = parts.query.map(Self.encoded)
    }
    return WebAddress(
      scheme: scheme, host: host, port: port,
      path: Self.encoded(AddressParts.withoutDots(merged)[...]), query: asked,
      fragment: parts.fragment.map(Self.encoded))
  }

  private init?(
    scheme: Scheme, authority: ArraySlice<UInt8>, parts: AddressParts, path: ArraySlice<UInt8>
  ) {
    guard let (host, port) = Self.hostAndPort(authority, scheme: scheme) else { return nil }
    self.init(
      scheme: scheme, host: host, port: port,
      path: Self.encoded(AddressParts.withoutDots(path)[...]),
      query: parts.query.map(Self.encoded), fragment: parts.fragment.map(Self.encoded))
  }

  private static func scheme(_ parts: AddressParts) -> Scheme? {
    parts.scheme.flatMap { Scheme(rawValue: String(decoding: $0.lowerCased, as: UTF8.self)) }
  }

  /// Turns backslashes before the query into slashes.
  private static func slashed(_ bytes: [UInt8]) -> [UInt8] {
    let end =
      bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
    return bytes[..<end].map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 } + bytes[end...]
  }

  private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: PercentCoding.encode(Array(bytes), keeping: isKept), as: UTF8.self)
  }

  /// Bytes that browsers leave as they are in some part of an address.
  private static func isKept(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">")
  }

  private static func hostAndPort(
    _ authority: ArraySlice<UInt8>, scheme: Scheme
  ) -> (String, Int)? {
    let end: Int
    if authority.first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      end = bracket + 1
    } else {
      end = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    }
    guard let host = host(authority[..<end]) else { return nil }
    let rest = authority[end...]
    guard let colon = rest.first else { return (host, scheme.defaultPort) }
    let digits = rest.dropFirst()
    guard colon == UInt8(ascii: ":"), digits.count <= 5,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let port = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if digits.isEmpty { return (host, scheme.defaultPort) }
    return port <= 65_535 ? (host, port) : nil
  }

  private static func host(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.first == UInt8(ascii: "[") {
      let inner = bytes.dropFirst().dropLast()
      guard inner.contains(UInt8(ascii: ":")), inner.count <= 45,
        inner.allSatisfy({
          HexDigit.value(of: $0) != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
        })
      else { return nil }
      return String(decoding: bytes.lowerCased, as: UTF8.self)
    }
    guard let name = Punycode.host(String(decoding: bytes, as: UTF8.self)) else { return nil }
    var labels = name.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    let isHost = labels.allSatisfy { label in
      (1...63).contains(label.count)
        && label.allSatisfy { PercentCoding.isUnreserved($0) && $0 != UInt8(ascii: "~") }
    }
    return isHost && name.utf8.count <= 254 ? name : nil
  }
}
