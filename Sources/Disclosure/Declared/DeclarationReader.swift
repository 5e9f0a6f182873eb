import Formats
public import Members
public import Register
public import Vault
import Yams

/// What a file declares: the disclosure, and where the list of its members is.
public struct DeclarationReading: Sendable {
  /// The list of members that a file names.
  public struct List: Sendable, Equatable {
    /// The path, as it is to be opened.
    public var path: String
    /// Which handle it has.
    public var handle: HandleKind
    /// The column of the handle.
    public var column: String?
    /// The column by which the recipient knows each.
    public var key: String?

    /// Names a list.
    public init(path: String, handle: HandleKind, column: String? = nil, key: String? = nil) {
      self.path = path
      self.handle = handle
      self.column = column
      self.key = key
    }
  }

  /// What is declared, or nil when there is a problem.
  public var declaration: Declaration?
  /// The list, if one is named.
  public var list: List?
  /// The problems in the order of the file.
  public var diagnostics: [MappingDiagnostic]
}

/// Reads a declaration from YAML; every problem at once, each with its place.
public struct DeclarationReader {
  var yaml: MappingYAML
  let known: Set<RecipientID>
  let folder: String
  /// The SHA-256 of a file beside the declaration; nil when it cannot be read.
  let hash: (String) -> String?

  private static let keys = [
    "recipient", "through", "onward", "purpose", "fields", "from", "until", "people", "source",
    "documents", "agreed", "members",
  ]

  /// Reads a declaration from its bytes; `path` names it in the diagnostics, and files in it stand beside it.
  ///
  /// - Parameters:
  ///   - known: every recipient that any published register declared.
  ///   - hash: gives the SHA-256 of a file in hex, or nil when it cannot be read.
  public static func read(
    _ bytes: [UInt8], path: String, known: Set<RecipientID>, hash: (String) -> String?
  ) -> DeclarationReading {
    withoutActuallyEscaping(hash) { hash in
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      var reader = DeclarationReader(
        yaml: MappingYAML(file: path), known: known, folder: folder, hash: hash)
      let read = reader.yaml.root(bytes).flatMap { reader.declaration($0) }
      let diagnostics = reader.yaml.diagnostics.sorted {
        ($0.line, $0.column) < ($1.line, $1.column)
      }
      return DeclarationReading(
        declaration: diagnostics.isEmpty ? read?.declaration : nil, list: read?.list,
        diagnostics: diagnostics)
    }
  }

  private mutating func declaration(_ root: Node.Mapping) -> (
    declaration: Declaration?, list: DeclarationReading.List?
  ) {
    let pairs = yaml.pairs(root, "the declaration", known: Self.keys)
    for key in ["recipient", "purpose", "fields", "from", "source"] where pairs[key] == nil {
      yaml.report(.missingKey, at: nil, "the declaration needs the key `\(key)`")
    }
    let recipient = pairs["recipient"].flatMap { party($0, "`recipient`") }
    let through = parties(pairs["through"], "`through`")
    let onward = parties(pairs["onward"], "`onward`")
    let purpose = pairs["purpose"].flatMap { yaml.text($0, "`purpose`") }
    let fields = pairs["fields"].map { yaml.texts($0, "`fields`") } ?? []
    let from = pairs["from"].flatMap { day($0, "`from`") }
    var until: CivilDate?
    if let node = pairs["until"], node.string != "unknown" { until = day(node, "`until`") }
    let people = pairs["people"].map { self.people($0) } ?? .unknown
    let source = pairs["source"].flatMap { yaml.text($0, "`source`") }
    let documents = self.documents(pairs["documents"])
    let agreed = pairs["agreed"].flatMap { yaml.text($0, "`agreed`") } ?? ""
    let list = pairs["members"].flatMap { self.list($0) }
    guard let recipient, let purpose, let from, let source else { return (nil, nil) }
    return (
      Declaration(
        recipient: recipient, through: through, onward: onward, purpose: purpose, fields: fields,
        from: from, until: until, people: people, source: source, documents: documents,
        agreed: agreed), list
    )
  }

  private mutating func parties(_ node: Node?, _ what: String) -> [DeclaredParty] {
    guard let node else { return [] }
    guard case .sequence(let items) = node else {
      yaml.report(.wrongType, at: node, "\(what) must be a list")
      return []
    }
    var parties: [DeclaredParty] = []
    for item in items {
      if let party = party(item, what) { parties.append(party) }
    }
    return parties
  }

  /// A recipient of a register by its identifier, or a firm by its name.
  private mutating func party(_ node: Node, _ what: String) -> DeclaredParty? {
    if case .scalar = node {
      guard let text = yaml.text(node, what) else { return nil }
      if let id = RecipientID(text), known.contains(id) { return DeclaredParty(id) }
      let near = NearestName.find(text, among: known.map(\.text).sorted())
      yaml.report(
        .unknownValue, at: node, "`\(text.prefix(40))` is in no register",
        hint: near.map { "did you mean `\($0)`?" }
          ?? "of a firm that never was in one give the `name`")
      return nil
    }
    let pairs = yaml.pairs(node, what, known: ["name", "id", "aliases", "parent"])
    guard let name = pairs["name"].flatMap({ yaml.text($0, "`name`") }) else {
      yaml.report(.missingKey, at: node, "\(what) needs the key `name`")
      return nil
    }
    var id: RecipientID?
    if let node = pairs["id"], let text = yaml.text(node, "`id`") {
      id = RecipientID(text)
      if id == nil {
        yaml.report(
          .unknownValue, at: node, "an `id` has small letters, digits, `.`, `-` and `_` only")
      }
    }
    let party = DeclaredParty(
      name: name, id: id, aliases: pairs["aliases"].map { yaml.texts($0, "`aliases`") } ?? [],
      parent: pairs["parent"].flatMap { yaml.text($0, "`parent`") })
    if known.contains(party.id) {
      yaml.report(
        .unknownValue, at: node, "`\(party.id)` is a recipient of the register",
        hint: "name it by that alone, or give the firm another `id`")
    }
    return party
  }

  private mutating func day(_ node: Node, _ what: String) -> CivilDate? {
    guard let text = yaml.text(node, what) else { return nil }
    guard let day = CivilDate(text) else {
      yaml.report(.badDate, at: node, "\(what) is not a date", hint: "write it as 2014-01-31")
      return nil
    }
    return day
  }

  private mutating func people(_ node: Node) -> Declaration.People {
    switch yaml.text(node, "`people`") {
    case "everybody": return .everybody
    case "unknown": return .unknown
    case let text?:
      if let number = Int(text), number >= 0 { return .number(number) }
      yaml.report(
        .unknownValue, at: node, "`people` cannot be that",
        hint: "it may be a number, `everybody` or `unknown`")
    case nil: break
    }
    return .unknown
  }

  private mutating func documents(_ node: Node?) -> [Declaration.Document] {
    guard let node else { return [] }
    guard case .sequence(let items) = node else {
      yaml.report(.wrongType, at: node, "`documents` must be a list")
      return []
    }
    var documents: [Declaration.Document] = []
    for item in items {
      let pairs = yaml.pairs(item, "a document", known: ["title", "file", "sha256"])
      guard let title = pairs["title"].flatMap({ yaml.text($0, "`title`") }),
        let place = pairs["file"] ?? pairs["sha256"], let text = yaml.text(place, "a document")
      else {
        yaml.report(
          .missingKey, at: item, "a document needs a `title` and its `file` or `sha256`")
        continue
      }
      guard pairs["file"] != nil else {
        if text.utf8.count != 64 || Hex.decode(text.lowercased()) == nil {
          yaml.report(.unknownValue, at: place, "`sha256` has 64 hexadecimal digits")
        }
        documents.append(.init(title: title, hash: text.lowercased()))
        continue
      }
      guard let hash = hash(beside(text)) else {
        yaml.report(.unreadable, at: place, "the document cannot be read")
        continue
      }
      documents.append(.init(title: title, hash: hash))
    }
    return documents
  }

  private mutating func list(_ node: Node) -> DeclarationReading.List? {
    let pairs = yaml.pairs(node, "`members`", known: ["file", "handle", "column", "key"])
    guard let file = pairs["file"].flatMap({ yaml.text($0, "`file`") }) else {
      yaml.report(.missingKey, at: node, "`members` needs the key `file`")
      return nil
    }
    var kind = HandleKind.id
    if let node = pairs["handle"], let text = yaml.text(node, "`handle`") {
      if let handle = HandleKind(rawValue: text) {
        kind = handle
      } else {
        yaml.report(
          .unknownValue, at: node, "`handle` cannot be that",
          hint:
            "it may be \(HandleKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))"
        )
      }
    }
    return DeclarationReading.List(
      path: beside(file), handle: kind,
      column: pairs["column"].flatMap { yaml.text($0, "`column`") },
      key: pairs["key"].flatMap { yaml.text($0, "`key`") })
  }

  private func beside(_ file: String) -> String { file.hasPrefix("/") ? file : folder + file }
}
