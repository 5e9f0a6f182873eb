import Formats
import Register
package import Yams

/// The text of a mapping file, or of another small file, as YAML, and the problems found while it is read.
package struct MappingYAML {
  let file: String
  package private(set) var diagnostics: [MappingDiagnostic] = []

  package static let maximumBytes = 256 << 10

  package init(file: String) { self.file = file }

  package mutating func report(
    _ code: MappingDiagnostic.Code, at node: Node?, _ message: String, hint: String? = nil
  ) {
    diagnostics.append(
      MappingDiagnostic(
        file: file, line: max(node?.mark?.line ?? 1, 1), column: max(node?.mark?.column ?? 1, 1),
        code: code, message: message, hint: hint))
  }

  private mutating func report(
    _ code: MappingDiagnostic.Code, at mark: Mark, _ message: String
  ) {
    diagnostics.append(
      MappingDiagnostic(
        file: file, line: mark.line, column: mark.column, code: code, message: message, hint: nil))
  }

  /// The root mapping, or nil.
  package mutating func root(_ bytes: [UInt8]) -> Node.Mapping? {
    guard bytes.count <= Self.maximumBytes else {
      report(.unreadable, at: nil, "the file is over 256 KiB")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      report(.yamlSyntax, at: nil, "the file is not UTF-8 text")
      return nil
    }
    // Such a file is flat: anchors have no use in it, and aliases could make it large without end.
    guard !Self.hasAlias(text) else {
      report(.yamlAlias, at: nil, "anchors (`&name`) and aliases (`*name`) are not allowed")
      return nil
    }
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot(), case .mapping(let mapping) = root else {
        report(.wrongType, at: nil, "the file must be a mapping of keys to values")
        return nil
      }
      return mapping
    } catch YamlError.duplicatedKeysInMapping(_, let context) {
      report(.duplicateKey, at: context.mark, "a key of this mapping stands twice")
    } catch YamlError.scanner(_, let problem, let mark, _) {
      report(.yamlSyntax, at: mark, "the file is not YAML: \(problem)")
    } catch YamlError.parser(_, let problem, let mark, _) {
      report(.yamlSyntax, at: mark, "the file is not YAML: \(problem)")
    } catch {
      report(.yamlSyntax, at: nil, "the file is not one YAML document")
    }
    return nil
  }

  /// Whether a word begins with `&` or `*`: more than YAML's anchors and aliases, never fewer.
  private static func hasAlias(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated().dropLast()
    where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
      let before = index == 0 ? 0x0A : bytes[index - 1]
      let begins = before <= 0x20 || [0x2C, 0x3A, 0x5B, 0x7B].contains(before)
      if begins, bytes[index + 1] > 0x20 { return true }
    }
    return false
  }

  /// The text of a scalar; anything else is reported.
  package mutating func text(_ node: Node, _ what: String) -> String? {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      report(.wrongType, at: node, "\(what) must be text")
      return nil
    }
    return scalar.string
  }

  /// The texts of a list; a single text counts as a list of one.
  package mutating func texts(_ node: Node, _ what: String) -> [String] {
    guard case .sequence(let items) = node else {
      return text(node, what).map { [$0] } ?? []
    }
    var texts: [String] = []
    for item in items {
      if let text = text(item, what) { texts.append(text) }
    }
    return texts
  }

  /// The pairs of a mapping by key; anything else and unknown keys are reported.
  package mutating func pairs(_ node: Node, _ what: String, known: [String]? = nil) -> [String:
    Node]
  {
    guard case .mapping(let mapping) = node else {
      report(.wrongType, at: node, "\(what) must be a mapping")
      return [:]
    }
    return pairs(mapping, what, known: known)
  }

  package mutating func pairs(
    _ mapping: Node.Mapping, _ what: String, known: [String]?
  ) -> [String: Node] {
    var pairs: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = text(key, "a key of \(what)") else { continue }
      if let known, !known.contains(name) {
        let near = NearestName.find(name, among: known).map { "did you mean `\($0)`?" }
        report(
          .unknownKey, at: key, "\(what) has an unknown key `\(name.prefix(40))`",
          hint: near ?? "it may have \(known.map { "`\($0)`" }.joined(separator: ", "))")
        continue
      }
      pairs[name] = value
    }
    return pairs
  }

  /// Pairs in the order of the file, so that the second of two is the one that is told.
  static func inOrder(_ pairs: [String: Node]) -> [(name: String, node: Node)] {
    pairs.map { (name: $0.key, node: $0.value) }.sorted { left, right in
      (left.node.mark?.line ?? 0, left.node.mark?.column ?? 0)
        < (right.node.mark?.line ?? 0, right.node.mark?.column ?? 0)
    }
  }
}
