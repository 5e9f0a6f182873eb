/// The parts of a URL that matter here, taken apart by bytes; whatever is missing is empty.
struct AddressAsSent: Sendable {
  let scheme: String
  let host: String
  /// As sent, still percent-encoded; `/` when there is none.
  let path: String
  /// As sent, without the question mark.
  let query: String

  var isWeb: Bool { scheme == "http" || scheme == "https" }

  init(_ text: String) {
    var rest = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    scheme = AddressAsSent.takeScheme(&rest)
    let authority = scheme.isEmpty ? rest.prefix(0) : rest.prefix { !Self.endsAuthority($0) }
    rest = rest.dropFirst(authority.count)
    host = AddressAsSent.host(of: authority)
    let path = rest.prefix { $0 != UInt8(ascii: "?") }
    self.path = path.isEmpty ? "/" : String(decoding: path, as: UTF8.self)
    query = String(decoding: rest.dropFirst(path.count + 1), as: UTF8.self)
  }

  /// Takes `https://` away, or nothing when the text begins otherwise.
  private static func takeScheme(_ rest: inout Substring.UTF8View) -> String {
    let name = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard !name.isEmpty, name.count <= 8, rest.dropFirst(name.count).starts(with: "://".utf8)
    else { return "" }
    rest = rest.dropFirst(name.count + 3)
    return String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "\\")
  }

  private static func host(of authority: Substring.UTF8View) -> String {
    var host = authority
    // Whatever stands before the last @ is a user's name, not a host.
    if let sign = host.lastIndex(of: UInt8(ascii: "@")) { host = host[host.index(after: sign)...] }
    let isBracketed = host.first == UInt8(ascii: "[")
    let end = UInt8(ascii: isBracketed ? "]" : ":")
    return HostName(String(decoding: host.prefix { $0 != end }, as: UTF8.self)).text
      + (isBracketed ? "]" : "")
  }
}
