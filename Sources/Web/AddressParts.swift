/// A reference taken apart as RFC 3986, appendix B does it, without judging the parts.
struct AddressParts {
  var scheme: ArraySlice<UInt8>?
  var authority: ArraySlice<UInt8>?
  var path: ArraySlice<UInt8>
  var query: ArraySlice<UInt8>?
  var fragment: ArraySlice<UInt8>?

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[(hash + 1)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return bytes.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }

  /// The path without `.` and `..`, which browsers also know as `%2e`; it begins with a slash.
  static func withoutDots(_ path: some Collection<UInt8>) -> [UInt8] {
    var kept: [ArraySlice<UInt8>] = []
    let segments = Array(path).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let named = segments.first?.isEmpty == true ? segments.dropFirst() : segments[...]
    for (i, segment) in named.enumerated() {
      let isLast = i == named.count - 1
      switch dots(segment) {
      case 1:
        if isLast { kept.append([]) }
      case 2:
        _ = kept.popLast()
        if isLast { kept.append([]) }
      default:
        kept.append(segment)
      }
    }
    return [UInt8(ascii: "/")] + Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }

  /// 1 for `.`, 2 for `..`, 0 for any other segment.
  private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
    guard !segment.isEmpty, segment.count <= 6 else { return 0 }
    let plain = PercentCoding.decode(segment)
    return plain.count <= 2 && plain.allSatisfy { $0 == UInt8(ascii: ".") } ? plain.count : 0
  }
}
