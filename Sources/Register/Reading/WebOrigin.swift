/// The addresses of web sites and hosts, as browsers write them.
enum WebOrigin {
  /// The origin of an address on the web, such as `https://www.nest.example`; nil when none can be made out.
  ///
  /// Small letters, no path, no port that the scheme has anyway: so that two origins are equal when their bytes are.
  static func of(_ address: String) -> String? {
    let parts = address.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard parts.count == 2, parts[1].starts(with: "//".utf8) else { return nil }
    let scheme = String(decoding: parts[0].map(small), as: UTF8.self)
    guard let usual = ["https": "443", "http": "80"][scheme] else { return nil }
    let end: Set<UInt8> = Set("/?#".utf8)
    let authority = parts[1].dropFirst(2).prefix { !end.contains($0) }
    let named = authority.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = named.first?.map(small), isHost(host) else { return nil }
    let origin = "\(scheme)://\(String(decoding: host, as: UTF8.self))"
    guard named.count == 2 else { return origin }
    guard let port = port(named[1]) else { return nil }
    return port == usual ? origin : "\(origin):\(port)"
  }

  /// Says whether bytes are a host name in small letters (RFC 1123), or an IPv4 address.
  static func isHost(_ bytes: [UInt8]) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard bytes.count <= 253, let last = labels.last, labels.allSatisfy(isLabel) else {
      return false
    }
    // Browsers take whatever ends in a number for an address, and refuse it when it is none.
    guard last.allSatisfy(isDigit) else { return true }
    return labels.count == 4 && labels.allSatisfy { isNumber($0, upTo: 255) }
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { (97...122).contains($0) || isDigit($0) || $0 == hyphen }
  }

  private static func port(_ digits: Substring.UTF8View) -> String? {
    guard digits.first != UInt8(ascii: "0"), isNumber(digits, upTo: 65_535) else { return nil }
    return String(decoding: Array(digits), as: UTF8.self)
  }

  private static func isNumber(_ digits: some Collection<UInt8>, upTo limit: Int) -> Bool {
    guard (1...5).contains(digits.count), digits.allSatisfy(isDigit),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return false }
    return digits.reduce(0) { $0 * 10 + Int($1 &- 48) } <= limit
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func small(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 32 : byte
  }
}
