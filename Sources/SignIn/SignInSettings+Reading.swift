import Formats
import Yams

extension SignInSettings {
  /// The most bytes that the file may have.
  public static let maximumBytes = 64 << 10
  private static let mostProviders = 20

  /// Reads the file; `folder` is where files that it names are looked for.
  ///
  /// Throws `SignInSettingsError`. Unknown keys are refused, so that a misspelt one is no silent gap.
  public init(reading bytes: [UInt8], folder: String) throws(SignInSettingsError) {
    let root = try Part(
      try Self.root(of: bytes), "the file", ["origin", "host", "providers", "staff"])
    let origin = try root.text("origin")
    guard WebAddress.isOrigin(origin) else {
      throw root.error("origin", "`origin` must be an origin such as https://privacy.example")
    }
    var host: HostSite?
    if let node = root.node("host") {
      let part = try Part(node, "`host`", ["issuer", "jwks"])
      let keys = try part.text("jwks")
      if keys.contains("://") {
        guard WebAddress.isUsable(keys) else {
          throw part.error("jwks", "`jwks` must be an address with https, or a file")
        }
        host = HostSite(issuer: try part.text("issuer"), keys: .address(keys))
      } else {
        let path = keys.hasPrefix("/") ? keys : folder + "/" + keys
        host = HostSite(issuer: try part.text("issuer"), keys: .file(path))
      }
    }
    self.init(
      origin: origin, host: host, providers: try Self.providers("providers", of: root),
      staff: try Self.providers("staff", of: root))
  }

  private static func providers(
    _ name: String, of root: Part
  ) throws(SignInSettingsError) -> [ProviderSettings] {
    var providers: [ProviderSettings] = []
    for node in try root.list(name, most: mostProviders) {
      let part = try Part(
        node, "a provider", ["id", "label", "issuer", "client-id", "client-secret-env"])
      let provider = try provider(part)
      guard !providers.contains(where: { $0.id == provider.id }) else {
        throw part.error("id", "two providers have this `id`; give each its own")
      }
      providers.append(provider)
    }
    return providers
  }

  private static func provider(_ part: Part) throws(SignInSettingsError) -> ProviderSettings {
    let id = try part.text("id")
    guard id.utf8.count <= 40, id.utf8.allSatisfy(isPlain) else {
      throw part.error("id", "`id` has at most 40 lower-case letters, digits and hyphens")
    }
    let issuer = try part.text("issuer")
    guard WebAddress.isUsable(issuer), !issuer.contains("?"), !issuer.contains("#") else {
      throw part.error("issuer", "`issuer` must be an address with https")
    }
    let variable = part.node("client-secret-env") == nil ? nil : try part.text("client-secret-env")
    return ProviderSettings(
      id: id, label: try part.text("label"), issuer: issuer, clientID: try part.text("client-id"),
      secretVariable: variable)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  /// Whether a word of a line begins as an anchor or an alias does.
  private static func hasAnchor(_ line: ArraySlice<UInt8>) -> Bool {
    zip([UInt8(ascii: " ")] + line, line).contains { before, byte in
      (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"))
        && " \t[{,:-".utf8.contains(before)
    }
  }

  private static func root(of bytes: [UInt8]) throws(SignInSettingsError) -> Node {
    guard bytes.count <= maximumBytes else {
      throw SignInSettingsError(1, "the file is over 64 KiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw SignInSettingsError(1, "the file is not UTF-8 text")
    }
    // The parser expands an alias without bound and does not tell; without one a tree is as small as its file.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let line = lines.firstIndex(where: hasAnchor) {
      throw SignInSettingsError(line + 1, "anchors and aliases are not read here; write it out")
    }
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      if let root = try parser.singleRoot() { return root }
    } catch YamlError.scanner(_, _, let mark, _) {
      throw SignInSettingsError(mark.line, "this is not YAML")
    } catch YamlError.parser(_, _, let mark, _) {
      throw SignInSettingsError(mark.line, "this is not YAML")
    } catch YamlError.duplicatedKeysInMapping(_, let context) {
      throw SignInSettingsError(context.mark.line, "a key stands twice")
    } catch {
      throw SignInSettingsError(1, "the file is not one YAML document")
    }
    throw SignInSettingsError(1, "the file is empty; it needs `origin` at least")
  }
}

/// One mapping of the file.
private struct Part {
  private let pairs: [String: Node]
  private let what: String
  private let line: Int

  init(_ node: Node, _ what: String, _ known: [String]) throws(SignInSettingsError) {
    line = node.mark?.line ?? 1
    self.what = what
    guard case .mapping(let mapping) = node, node.anchor == nil else {
      throw SignInSettingsError(line, "\(what) must be a mapping without anchors")
    }
    var pairs: [String: Node] = [:]
    for (key, value) in mapping {
      guard case .scalar(let name) = key, known.contains(name.string) else {
        throw SignInSettingsError(
          key.mark?.line ?? line,
          "an unknown key; \(what) may have \(known.joined(separator: ", "))")
      }
      pairs[name.string] = value
    }
    self.pairs = pairs
  }

  func node(_ name: String) -> Node? { pairs[name] }

  func text(_ name: String) throws(SignInSettingsError) -> String {
    guard let node = pairs[name] else {
      throw SignInSettingsError(line, "\(what) needs `\(name)`")
    }
    guard case .scalar(let scalar) = node, node.anchor == nil, !scalar.string.isEmpty,
      scalar.string.utf8.count <= 1_000, scalar.string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw error(name, "`\(name)` must be one line of text") }
    return scalar.string
  }

  func list(_ name: String, most: Int) throws(SignInSettingsError) -> [Node] {
    guard let node = pairs[name] else { return [] }
    guard case .sequence(let items) = node, node.anchor == nil, items.count <= most else {
      throw error(name, "`\(name)` must be a list of at most \(most)")
    }
    return Array(items)
  }

  func error(_ name: String, _ message: String) -> SignInSettingsError {
    SignInSettingsError(pairs[name]?.mark?.line ?? line, message)
  }
}
