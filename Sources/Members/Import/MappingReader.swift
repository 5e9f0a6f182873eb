import Formats
public import Register
import Vault
import Yams

/// Reads a mapping file against what is in force; every problem at once, each with its place.
public struct MappingReader {
  var yaml: MappingYAML
  let inForce: InForce

  /// Reads a mapping from its bytes; `file` names it in the diagnostics.
  public static func read(_ bytes: [UInt8], file: String, inForce: InForce) -> MappingReading {
    var reader = MappingReader(yaml: MappingYAML(file: file), inForce: inForce)
    let mapping = reader.yaml.root(bytes).flatMap { reader.mapping($0) }
    let diagnostics = reader.yaml.diagnostics.sorted {
      ($0.line, $0.column) < ($1.line, $1.column)
    }
    return MappingReading(mapping: diagnostics.isEmpty ? mapping : nil, diagnostics: diagnostics)
  }

  /// Reads a mapping from a file.
  public static func read(path: String, inForce: InForce) -> MappingReading {
    do {
      var source = try FileSource(path: path)
      let bytes = try source.block(MappingYAML.maximumBytes + 1)
      return read(bytes, file: path, inForce: inForce)
    } catch {
      var yaml = MappingYAML(file: path)
      yaml.report(.unreadable, at: nil, error.description)
      return MappingReading(mapping: nil, diagnostics: yaml.diagnostics)
    }
  }

  private static let common = ["rows", "format", "delimiter", "handles", "columns", "ignore"]
  private static let ofMembers = ["relationship", "collected", "provenance", "served", "lists"]

  private mutating func mapping(_ root: Node.Mapping) -> Mapping? {
    let isChoices = root.first { $0.key.string == "rows" }?.value.string == "choices"
    let known = isChoices ? Self.common : Self.common + Self.ofMembers
    let keys = yaml.pairs(root, isChoices ? "a mapping of choices" : "the mapping", known: known)
    for name in ["rows", "handles", "columns"] where keys[name] == nil {
      yaml.report(.missingKey, at: nil, "the mapping needs the key `\(name)`")
    }
    var mapping = Mapping(
      rows: .members, format: .csv, delimiter: .comma, handles: [:], relationship: .nothing,
      collected: nil, provenance: nil, served: nil, columns: [:], separators: [:], ignored: [])
    if let node = keys["rows"], let rows: Mapping.Rows = choice(node, "`rows`") {
      mapping.rows = rows
    }
    if let node = keys["format"], let format: Mapping.Format = choice(node, "`format`") {
      mapping.format = format
    }
    if let node = keys["delimiter"] { mapping.delimiter = delimiter(node) }
    if let node = keys["handles"] { mapping.handles = handles(node) }
    if let node = keys["columns"] {
      mapping.columns = isChoices ? choiceColumns(node) : fieldColumns(node)
    }
    if let node = keys["ignore"] { mapping.ignored = Set(yaml.texts(node, "`ignore`")) }
    if let node = keys["relationship"] { mapping.relationship = relationship(node) }
    if let node = keys["collected"] { mapping.collected = collected(node) }
    if let node = keys["provenance"] { mapping.provenance = provenance(node) }
    if let node = keys["served"] { mapping.served = served(node) }
    if let node = keys["lists"] { mapping.separators = separators(node) }
    if !isChoices, keys["collected"] == nil {
      yaml.report(
        .missingKey, at: nil, "the mapping needs the key `collected`",
        hint: "write `collected: { column: joined }` or `collected: { on: 2026-01-31 }`")
    }
    return mapping
  }

  private mutating func handles(_ node: Node) -> [HandleKind: String] {
    var handles: [HandleKind: String] = [:]
    let kinds = HandleKind.allCases.map(\.rawValue)
    for (name, value) in MappingYAML.inOrder(
      yaml.pairs(node, "`handles`", known: kinds))
    {
      guard let kind = HandleKind(rawValue: name) else { continue }
      handles[kind] = yaml.text(value, "the column of a handle")
    }
    if handles.isEmpty {
      yaml.report(.missingKey, at: node, "`handles` names no column by which to know a person")
    }
    return handles
  }

  private mutating func fieldColumns(_ node: Node) -> [String: String] {
    let declared = inForce.register.fields.map(\.id.text)
    var used: Set<String> = []
    var columns: [String: String] = [:]
    for (column, value) in MappingYAML.inOrder(yaml.pairs(node, "`columns`")) {
      guard let name = yaml.text(value, "the field of a column") else { continue }
      guard declared.contains(name) else {
        let near = NearestName.find(name, among: declared).map { "did you mean `\($0)`?" }
        yaml.report(
          .undeclaredField, at: value, "the field `\(name.prefix(40))` is not declared",
          hint: near ?? "declare it in the register, or put the column under `ignore`")
        continue
      }
      guard used.insert(name).inserted else {
        yaml.report(.duplicateColumn, at: value, "two columns give the field `\(name)`")
        continue
      }
      columns[column] = name
    }
    return columns
  }

  private mutating func choiceColumns(_ node: Node) -> [String: String] {
    var columns: [String: String] = [:]
    var used: Set<String> = []
    for (column, value) in MappingYAML.inOrder(yaml.pairs(node, "`columns`")) {
      guard let name = yaml.text(value, "what a column says of the choice") else { continue }
      guard Mapping.choiceAttributes.contains(name) else {
        let near = NearestName.find(name, among: Mapping.choiceAttributes)
        yaml.report(
          .unknownValue, at: value, "a choice has no `\(name.prefix(40))`",
          hint: near.map { "did you mean `\($0)`?" })
        continue
      }
      guard used.insert(name).inserted else {
        yaml.report(.duplicateColumn, at: value, "two columns say `\(name)`")
        continue
      }
      columns[column] = name
    }
    for name in ["act", "purpose", "at"] where !used.contains(name) {
      yaml.report(.missingKey, at: node, "no column says the `\(name)` of a choice")
    }
    return columns
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ what: String
  ) -> Choice? {
    guard let text = yaml.text(node, what) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let all = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    yaml.report(.unknownValue, at: node, "\(what) cannot be that", hint: "it may be \(all)")
    return nil
  }
}
