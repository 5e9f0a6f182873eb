import Formats
import Law
import Register
import Yams

/// The parts of a mapping of members that say what makes the rows lawful.
extension MappingReader {
  mutating func delimiter(_ node: Node) -> CSVDelimiter {
    switch yaml.text(node, "`delimiter`") {
    case "comma", ",": return .comma
    case "semicolon", ";": return .semicolon
    case "tab", "\t": return .tab
    case "pipe", "|": return .pipe
    default:
      yaml.report(
        .unknownValue, at: node, "`delimiter` cannot be that",
        hint: "it may be `comma`, `semicolon`, `tab`, `pipe`")
      return .comma
    }
  }

  mutating func relationship(_ node: Node) -> Mapping.Relationship {
    let keys = yaml.pairs(node, "`relationship`", known: ["column", "values", "asserted"])
    if let asserted = keys["asserted"] {
      if keys.count > 1 {
        yaml.report(.unknownKey, at: node, "`asserted` stands alone in `relationship`")
      }
      return yaml.text(asserted, "`asserted`").map { .asserted($0) } ?? .nothing
    }
    guard let column = keys["column"], let values = keys["values"] else {
      yaml.report(
        .missingKey, at: node, "`relationship` needs `column` and `values`, or `asserted`")
      return .nothing
    }
    let texts = yaml.texts(values, "`values`")
    guard let name = yaml.text(column, "`column`") else { return .nothing }
    return .column(name, values: texts)
  }

  mutating func collected(_ node: Node) -> Mapping.Given<CivilDate>? {
    let keys = yaml.pairs(node, "`collected`", known: ["column", "on"])
    if let column = keys["column"] { return yaml.text(column, "`column`").map { .column($0) } }
    guard let on = keys["on"] else {
      yaml.report(.missingKey, at: node, "`collected` needs `column` or `on`")
      return nil
    }
    guard let text = yaml.text(on, "`on`") else { return nil }
    guard let date = CivilDate(text) else {
      yaml.report(.badDate, at: on, "`on` is not a date", hint: "write it as 2026-01-31")
      return nil
    }
    return .all(date)
  }

  mutating func provenance(_ node: Node) -> Mapping.Provenance? {
    let names = ["collection-point", "notice", "basis"]
    let keys = yaml.pairs(node, "`provenance`", known: names + ["columns"])
    let columns = keys["columns"].map { yaml.pairs($0, "`columns`", known: names) } ?? [:]
    var complete = true
    for name in names where keys[name] == nil && columns[name] == nil {
      yaml.report(.missingKey, at: node, "`provenance` needs `\(name)`, here or under `columns`")
      complete = false
    }
    let source = given(keys["collection-point"], columns["collection-point"]) { reader, node in
      reader.collectionPoint(node)
    }
    let notice = given(keys["notice"], columns["notice"]) { reader, node in
      reader.notice(node)
    }
    let basis: Mapping.Given<LawfulBasis>? = given(keys["basis"], columns["basis"]) {
      reader, node in reader.choice(node, "`basis`")
    }
    guard complete, let source, let notice, let basis else { return nil }
    return Mapping.Provenance(source: source, notice: notice, basis: basis)
  }

  mutating func served(_ node: Node) -> Mapping.Served? {
    let keys = yaml.pairs(node, "`served`", known: ["notice", "at", "channel"])
    for name in ["notice", "at", "channel"] where keys[name] == nil {
      yaml.report(.missingKey, at: node, "`served` needs `\(name)`")
    }
    guard let noticeNode = keys["notice"], let atNode = keys["at"],
      let channelNode = keys["channel"]
    else { return nil }
    let notice: Mapping.Given<NoticeVersion>? =
      if let column = columnName(noticeNode) { .column(column) } else {
        self.notice(noticeNode).map { .all($0) }
      }
    let at: Mapping.Given<Timestamp>? =
      if let column = columnName(atNode) { .column(column) } else {
        time(atNode).map { .all($0) }
      }
    guard let channel: Channel = choice(channelNode, "`channel`"), let notice, let at else {
      return nil
    }
    return Mapping.Served(notice: notice, at: at, channel: channel)
  }

  mutating func separators(_ node: Node) -> [FieldID: Character] {
    var separators: [FieldID: Character] = [:]
    for (name, value) in MappingYAML.inOrder(yaml.pairs(node, "`lists`")) {
      guard let field = FieldID(name), inForce.register.fields[id: field]?.kind == .list else {
        yaml.report(
          .undeclaredField, at: value, "`\(name.prefix(40))` is not a field of the kind list")
        continue
      }
      guard let text = yaml.text(value, "a separator"), text.count == 1, let only = text.first
      else {
        yaml.report(.wrongType, at: value, "a separator is one character")
        continue
      }
      separators[field] = only
    }
    return separators
  }

  private mutating func given<Content>(
    _ fixed: Node?, _ column: Node?, _ read: (inout Self, Node) -> Content?
  ) -> Mapping.Given<Content>? {
    if let column { return yaml.text(column, "the name of a column").map { .column($0) } }
    return fixed.flatMap { read(&self, $0) }.map { .all($0) }
  }

  private mutating func collectionPoint(_ node: Node) -> CollectionPointID? {
    guard let text = yaml.text(node, "`collection-point`") else { return nil }
    if let id = CollectionPointID(text), inForce.register.collectionPoints[id: id] != nil {
      return id
    }
    let near = NearestName.find(text, among: inForce.register.collectionPoints.map(\.id.text))
    yaml.report(
      .unknownCollectionPoint, at: node,
      "the collection point `\(text.prefix(40))` is not declared",
      hint: near.map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func notice(_ node: Node) -> NoticeVersion? {
    guard let text = yaml.text(node, "`notice`") else { return nil }
    if let version = NoticeVersion(text), inForce.notices[version] != nil { return version }
    let near = NearestName.find(text, among: inForce.notices.keys.map(\.description).sorted())
    yaml.report(
      .unknownNotice, at: node, "the notice `\(text.prefix(40))` was never published",
      hint: near.map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func time(_ node: Node) -> Timestamp? {
    guard let text = yaml.text(node, "`at`") else { return nil }
    guard let time = Timestamp(text) else {
      yaml.report(.badDate, at: node, "`at` is not a time", hint: "write it as 2026-01-31")
      return nil
    }
    return time
  }

  private mutating func columnName(_ node: Node) -> String? {
    guard case .mapping = node else { return nil }
    return yaml.pairs(node, "this", known: ["column"])["column"].flatMap {
      yaml.text($0, "`column`")
    }
  }
}
