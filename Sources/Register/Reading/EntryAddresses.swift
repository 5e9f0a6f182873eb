/// The origins, hosts and paths of an entry about a web site.
extension Entry {
  /// An origin of ours; nil when it is missing or wrong.
  mutating func origin(_ key: String, _ report: inout Report) -> String? {
    guard let text = text(key, &report) else { return nil }
    return origin(text, key, at: place(of: key), &report)
  }

  /// A list of origins of ours.
  mutating func origins(
    _ key: String, _ report: inout Report
  ) -> [(text: String, place: Place)] {
    (list(key, required: false, &report) ?? []).filter {
      origin($0.text, key, at: $0.place, &report) != nil
    }
  }

  private func origin(
    _ text: String, _ key: String, at place: Place, _ report: inout Report
  ) -> String? {
    let origin = WebOrigin.of(text)
    if let origin, origin.utf8.elementsEqual(text.utf8) { return origin }
    report.error(
      .badOrigin, at: place, "\(what): `\(key)` is not the bare address of a site",
      hint: origin.map { "did you mean \(Self.quoted($0))?" }
        ?? "write it as https://www.example.org: no path, Punycode for other letters")
    return nil
  }

  /// A list of hosts or domains.
  mutating func hosts(
    _ key: String, required: Bool = false, _ report: inout Report
  ) -> [String] {
    (list(key, required: required, &report) ?? []).compactMap { text, place in
      // A single label would be all of `com`.
      if WebOrigin.isHost(Array(text.utf8)), text.utf8.contains(UInt8(ascii: ".")) { return text }
      report.error(
        .badHost, at: place, "\(what): `\(key)` names \(Self.quoted(text)), which is no host",
        hint: Self.hint(forHost: text))
      return nil
    }
  }

  private static func hint(forHost text: String) -> String {
    if text.hasPrefix("*.") { return "leave out `*.`: a domain covers all below it" }
    if !text.utf8.allSatisfy({ $0 < 128 }) {
      return "write it in Punycode, as browsers do: xn--…"
    }
    return "write the host alone and in small letters, as in cdn.example.org"
  }

  /// A list of paths, each of which stands for all below it.
  mutating func paths(_ key: String, _ report: inout Report) -> [String] {
    (list(key, required: false, &report) ?? []).compactMap { text, place in
      if Self.isPath(text), text.utf8.allSatisfy({ !Self.notInPrefix.contains($0) }) { return text }
      report.error(
        .badPath, at: place, "\(what): `\(key)` names \(Self.quoted(text)), which is no path",
        hint: "write it as /shop, which covers all below it; no `*`, `?` or `#`")
      return nil
    }
  }

  /// Where a link of a page leads: a path on the site itself, or a whole address.
  mutating func target(_ key: String, _ report: inout Report) -> String? {
    guard let text = text(key, required: false, &report) else { return nil }
    let isAddress = WebOrigin.of(text) != nil && Self.isWebText(text)
    if isAddress || Self.isPath(text) { return text }
    report.error(
      .badPath, at: place(of: key),
      "\(what): `\(key)` is neither a path nor an address on the web",
      hint: "write it as /privacy or https://example.org/privacy")
    return nil
  }

  private static let notInPrefix = Set("*?#".utf8)

  /// Two slashes would begin another host.
  private static func isPath(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "/") && !text.utf8.starts(with: "//".utf8) && isWebText(text)
  }

  private static func isWebText(_ text: String) -> Bool {
    text.utf8.count <= 2_000
      && text.utf8.allSatisfy {
        $0 > 32 && $0 < 127 && $0 != 34 && $0 != 60 && $0 != 62 && $0 != 92
      }
  }
}
