/// Which addresses we call or send people to: https, and plain http on this very machine.
public enum WebAddress {
  /// Whether an address may be used; a user name or a blank in it is refused.
  public static func isUsable(_ text: String) -> Bool { host(of: text) != nil }

  /// Whether a text is an origin: scheme, host, perhaps a port, and nothing after.
  public static func isOrigin(_ text: String) -> Bool {
    guard host(of: text) != nil else { return false }
    return text.utf8.count { $0 == UInt8(ascii: "/") } == 2 && !text.contains("?")
      && !text.contains("#")
  }

  private static func host(of text: String) -> String? {
    guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
    else { return nil }
    let isSecure = text.hasPrefix("https://")
    guard isSecure || text.hasPrefix("http://") else { return nil }
    let authority = text.dropFirst(isSecure ? 8 : 7).prefix { !"/?#".contains($0) }
    guard !authority.isEmpty, !authority.contains("@") else { return nil }
    let host =
      authority.first == "["
      ? String(authority.prefix { $0 != "]" }) + "]" : String(authority.prefix { $0 != ":" })
    guard !host.isEmpty else { return nil }
    return isSecure || ["127.0.0.1", "localhost", "[::1]"].contains(host) ? host : nil
  }
}
