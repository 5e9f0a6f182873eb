/// The tables of other systems.
extension RegisterDraft {
  /// Reads the keys of a table from its entry; the caller finishes it.
  mutating func readTable(
    _ name: String, _ index: Int, hasKey: Bool, erases: Bool = true, in entry: inout Entry,
    _ marks: inout [String: [Place]]
  ) -> SystemTable {
    var table = SystemTable(name: name)
    if hasKey { table.key = readKey(in: &entry) }
    for pair in entry.open("find", required: !hasKey && erases, &report) ?? [] {
      guard let handle = entry.text(of: pair.value, "find", &report),
        isColumn(pair.key, of: entry.what, at: pair.place)
      else { continue }
      table.find.append(.init(column: pair.key, handle: handle))
      marks["find \(index)", default: []].append(pair.value.place)
    }
    for pair in entry.open("gives", required: false, &report) ?? [] {
      guard let column = entry.text(of: pair.value, "gives", &report),
        isColumn(column, of: entry.what, at: pair.value.place)
      else { continue }
      guard Identifier<SystemTable.Gift>.isValid(pair.key),
        !["email", "id", "sign-in"].contains(pair.key)
      else {
        report.error(
          .badID, at: pair.place,
          "\(entry.what): \(Entry.quoted(pair.key)) cannot name what it gives",
          hint: "use lower-case letters, digits, `.`, `-` and `_`; email, id and sign-in are ours")
        continue
      }
      table.gives.append(.init(handle: pair.key, column: column))
      marks["gives \(index)", default: []].append(pair.place)
    }
    table.columns = readColumns(in: &entry)
    if erases {
      table.reason = entry.text("reason", required: false, &report)
      table.erase = entry.choice("erase", &report)
      checkErasure(of: table, in: entry)
    }
    if hasKey {
      table.secondPerson = column("second-person", in: &entry)
      table.ban = column("ban", in: &entry)
      table.quotes = readQuotes(index, in: &entry, &marks)
      if !table.quotes.isEmpty, table.key.count != 1 {
        report.error(
          .erasureUnclear, at: entry.place(of: "quotes"),
          "\(entry.what): `quotes` need a key of one column")
      }
    }
    return table
  }

  private mutating func column(_ key: String, in entry: inout Entry) -> String? {
    guard let text = entry.text(key, required: false, &report),
      isColumn(text, of: entry.what, at: entry.place(of: key))
    else { return nil }
    return text
  }

  private mutating func readKey(in entry: inout Entry) -> [String] {
    guard let node = entry.node("key", required: true, report: &report) else { return [] }
    let written: [(text: String, place: Place)] =
      if case .list = node.content {
        entry.list(of: node, "key", required: true, &report) ?? []
      } else {
        entry.text(of: node, "key", &report).map { [($0, node.place)] } ?? []
      }
    return written.filter { isColumn($0.text, of: entry.what, at: $0.place) }.map(\.text)
  }

  private mutating func readColumns(in entry: inout Entry) -> [SystemTable.Column] {
    var columns: [SystemTable.Column] = []
    for pair in entry.open("columns", required: false, &report) ?? [] {
      guard isColumn(pair.key, of: entry.what, at: pair.place) else { continue }
      if case .scalar = pair.value.content, !pair.value.isEmpty {
        guard let text = entry.text(of: pair.value, pair.key, &report) else { continue }
        columns.append(readColumn(pair.key, text, at: pair.value.place, of: entry.what))
        continue
      }
      guard
        var inner = Entry(
          pair.value, what: "\(entry.what): column \(Entry.quoted(pair.key))", place: pair.place,
          report: &report)
      else { continue }
      columns.append(readColumn(pair.key, in: &inner))
      inner.finish(&report)
    }
    return columns
  }

  /// `ignore`, `show`, or the name of a field.
  private mutating func readColumn(
    _ name: String, _ text: String, at place: Place, of what: String
  ) -> SystemTable.Column {
    switch text {
    case "ignore": .init(name: name, isShown: false)
    case "show": .init(name: name)
    default:
      .init(
        name: name,
        field: refer(
          to: .field, text, at: place, by: "\(what): column \(Entry.quoted(name))"))
    }
  }

  private mutating func readColumn(
    _ name: String, in entry: inout Entry
  ) -> SystemTable.Column {
    var column = SystemTable.Column(name: name)
    if let field = entry.text("field", required: false, &report) {
      column.field = refer(to: .field, field, at: entry.place(of: "field"), by: entry.what)
    }
    column.isShown = entry.flag("show", default: true, &report)
    column.erase = entry.choice("erase", required: false, &report)
    column.with = entry.text("with", required: false, &report)
    column.reason = entry.text("reason", required: false, &report)
    column.of = entry.text("of", required: false, &report)
    if column.with != nil, column.erase != .anonymise {
      report.error(
        .erasureUnclear, at: entry.place(of: "with"),
        "\(entry.what): `with` goes with `erase: anonymise`")
    }
    if (column.erase == .keep) != (column.reason != nil) {
      report.error(
        .erasureUnclear, at: entry.place,
        "\(entry.what): `erase: keep` and `reason` go together",
        hint: "say which law or need keeps the value")
    }
    return column
  }

  private mutating func checkErasure(of table: SystemTable, in entry: Entry) {
    for column in table.columns {
      guard let of = column.of, !table.find.contains(where: { $0.column == of }) else { continue }
      report.error(
        .badColumn, at: entry.place(of: "columns"),
        "\(entry.what): column \(Entry.quoted(column.name)) is of \(Entry.quoted(of)), which `find` does not name"
      )
    }
    if (table.erase == .keep) != (table.reason != nil), table.erase != nil {
      report.error(
        .erasureUnclear, at: entry.place(of: table.erase == .keep ? "erase" : "reason"),
        "\(entry.what): `erase: keep` and `reason` go together",
        hint: "say which law or need keeps the rows")
    }
    if table.erase == .columns, !table.columns.contains(where: { $0.erase != nil }) {
      report.error(
        .erasureUnclear, at: entry.place(of: "erase"),
        "\(entry.what): `erase: columns` needs a column that says what becomes of it",
        hint: "write `name: {erase: anonymise}` under `columns`, or `erase: delete`")
    }
  }

  private mutating func readQuotes(
    _ index: Int, in entry: inout Entry, _ marks: inout [String: [Place]]
  ) -> [SystemTable.Quote] {
    guard let node = entry.node("quotes", required: false, report: &report) else { return [] }
    guard case .list(let items) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(entry.what): `quotes` must be a list, not \(node.kind)",
        hint: "write each as `- {column: body, pattern: \"@{name}\", name: …}`")
      return []
    }
    var quotes: [SystemTable.Quote] = []
    for item in items {
      guard var inner = Entry(item, what: "\(entry.what): `quotes`", report: &report) else {
        continue
      }
      let column = column("column", in: &inner)
      if column == nil { inner.mayHave("column") }
      let pattern = inner.text("pattern", &report)
      let handle = inner.text("name", &report)
      let with = inner.text("with", required: false, &report)
      if column == nil, !inner.has("column") {
        report.error(.missingKey, at: inner.place, "\(inner.what) needs the key `column`")
      }
      inner.finish(&report)
      guard let column, let pattern, let handle else { continue }
      guard Self.isPattern(pattern) else {
        report.error(
          .badPattern, at: inner.place(of: "pattern"),
          "\(inner.what): `pattern` must name the member once, between or beside signs of its own",
          hint: "write it as \"[quote={name}]…[/quote]\" or \"@{name}\"")
        continue
      }
      quotes.append(
        .init(
          column: column, pattern: pattern, handle: handle,
          with: with ?? SystemTable.usualWords))
      marks["quotes \(index)", default: []].append(inner.place(of: "name"))
    }
    return quotes
  }

  /// One `{name}`, a sign before it, and no `…` at either end or beside another one.
  private static func isPattern(_ text: String) -> Bool {
    let parts = text.split(separator: "{name}", omittingEmptySubsequences: false)
    guard parts.count == 2, let before = parts.first, !before.isEmpty, !before.contains("…"),
      !text.hasSuffix("…"), !text.contains("……"), text.utf8.count <= 256
    else { return false }
    return true
  }
}
