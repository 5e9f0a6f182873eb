/// A policy of what a page may load and where it may send (Content Security Policy, level 3).
public struct ContentSecurityPolicy: Sendable, Hashable {
  /// Directives with their sources, sorted; names are in lower case.
  public let directives: [String: [String]]

  /// The order in which directives are written; others follow by name.
  public static let order = [
    "default-src", "script-src", "script-src-elem", "script-src-attr", "style-src",
    "style-src-elem", "style-src-attr", "img-src", "font-src", "connect-src", "media-src",
    "object-src", "frame-src", "child-src", "worker-src", "manifest-src", "prefetch-src",
    "fenced-frame-src", "base-uri", "form-action", "frame-ancestors", "sandbox",
    "require-trusted-types-for", "trusted-types", "upgrade-insecure-requests",
    "block-all-mixed-content", "report-uri", "report-to",
  ]

  /// Makes a policy, or nil when a name or source has a character that would break out of the header.
  public init?(directives: [String: [String]]) {
    var kept: [String: [String]] = [:]
    for (name, sources) in directives {
      let name = name.asciiLowerCased
      guard !name.isEmpty, kept[name] == nil,
        name.utf8.allSatisfy({
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }), sources.allSatisfy(Self.isSource)
      else { return nil }
      kept[name] = Self.sorted(sources)
    }
    self.directives = kept
  }

  /// Reads the value of a header; of a directive that stands twice the first counts.
  ///
  /// What browsers ignore is passed over. Of a header with several policies, divided by commas, only
  /// the first is read.
  public init(parsing text: String) {
    var kept: [String: [String]] = [:]
    let policy = text.utf8.prefix { $0 != UInt8(ascii: ",") }
    for part in policy.split(separator: UInt8(ascii: ";")) {
      let words = part.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
        .map { String(decoding: $0, as: UTF8.self) }
      guard let name = words.first?.asciiLowerCased, kept[name] == nil,
        name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { continue }
      kept[name] = Self.sorted(words.dropFirst().filter(Self.isSource))
    }
    directives = kept
  }

  /// The value of the header: directives in fixed order, sources sorted, so that equal ones are equal.
  public var text: String {
    let known = Self.order.filter { directives[$0] != nil }
    let others = directives.keys.filter { !Self.order.contains($0) }.sorted()
    return (known + others).map { name in
      let sources = directives[name] ?? []
      if sources.isEmpty, name.hasSuffix("-src") { return name + " 'none'" }
      return ([name] + sources).joined(separator: " ")
    }.joined(separator: "; ")
  }

  /// Tells whether a page of an origin may load or send to an address under a directive.
  ///
  /// A directive that is missing is answered by the one it falls back to. Nonces and hashes let no
  /// address through, and with `'strict-dynamic'` no address of a script counts.
  public func allows(
    directive: String, source url: WebAddress, self origin: WebAddress
  ) -> Bool {
    guard let (name, sources) = effective(directive) else { return true }
    if name.hasPrefix("script-src") || directive == "worker-src",
      sources.contains(where: { $0.asciiLowerCased == "'strict-dynamic'" })
    {
      return false
    }
    return sources.contains { CSPSource($0)?.matches(url, page: origin) ?? false }
  }

  /// Tells whether a page may load what has a scheme and no host, such as `data` and `blob`.
  public func allows(directive: String, scheme: String) -> Bool {
    guard let (_, sources) = effective(directive) else { return true }
    return sources.contains { $0.asciiLowerCased == scheme.asciiLowerCased + ":" }
  }

  /// The directive that answers for another, with its sources; nil when nothing restricts it.
  public func effective(_ directive: String) -> (name: String, sources: [String])? {
    for name in [directive.asciiLowerCased] + Self.fallbacks(directive.asciiLowerCased) {
      if let sources = directives[name] { return (name, sources) }
    }
    return nil
  }

  /// What answers for a directive that is missing (CSP3 §6.8.3).
  private static func fallbacks(_ directive: String) -> [String] {
    switch directive {
    case "script-src-elem", "script-src-attr": ["script-src", "default-src"]
    case "style-src-elem", "style-src-attr": ["style-src", "default-src"]
    case "worker-src": ["child-src", "script-src", "default-src"]
    case "frame-src": ["child-src", "default-src"]
    case "fenced-frame-src": ["frame-src", "child-src", "default-src"]
    case "script-src", "style-src", "child-src", "connect-src", "font-src", "img-src",
      "manifest-src", "media-src", "object-src", "prefetch-src":
      ["default-src"]
    default: []
    }
  }

  private static func isSource(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
      }
  }

  private static func sorted(_ sources: [String]) -> [String] {
    let unique = Array(Set(sources)).sorted()
    let others = unique.filter { $0.asciiLowerCased != "'none'" }
    return others.isEmpty ? unique : others
  }
}

extension ContentSecurityPolicy: CustomStringConvertible {
  /// The same as `text`.
  public var description: String { text }
}
