/// Other systems in which members' data lies.
extension RegisterDraft {
  mutating func readSystem(_ pair: YAMLPair) {
    guard systems.declare(pair, noun: "system", plural: "systems", report: &report),
      let id = SystemID(pair.key),
      var entry = Entry(
        pair.value, what: "system `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let label = entry.text("label", &report)
    let kind: ConnectedSystem.Kind? = entry.choice("kind", &report)
    let team = entry.text("team", &report)
    let after: (ids: [SystemID], places: [Place]) =
      names("after", .system, in: &entry, required: false)
    let days = readDays(in: &entry)
    guard let kind else { return }
    var system = ConnectedSystem(
      id: id, label: label ?? id.text, kind: kind, team: team ?? "", after: after.ids, days: days)
    var marks = ["after": after.places]
    switch kind {
    case .postgresql, .sqlite: readDatabase(of: &system, in: &entry, &marks)
    case .http: readProgram(of: &system, in: &entry, &marks)
    case .csvFolder: readFolder(of: &system, in: &entry, &marks)
    case .person: readChecklist(of: &system, in: &entry)
    }
    entry.finish(&report)
    guard label != nil, team != nil else { return }
    systems.items.append(Drafted(item: system, entry: entry, marks: marks))
  }

  private mutating func readDays(in entry: inout Entry) -> Int {
    guard let days = entry.number("days", required: false, &report) else {
      return ConnectedSystem.usualDays
    }
    if (1...365).contains(days) { return Int(days) }
    report.error(
      .badNumber, at: entry.place(of: "days"), "\(entry.what): `days` lies between 1 and 365")
    return ConnectedSystem.usualDays
  }

  private mutating func readDatabase(
    of system: inout ConnectedSystem, in entry: inout Entry, _ marks: inout [String: [Place]]
  ) {
    system.connection = readSecret("connection", required: false, in: &entry)
    if system.kind == .sqlite { system.path = readPath("path", required: false, in: &entry) }
    let isBroken = system.connection == nil && (entry.has("connection") || entry.has("path"))
    if (system.connection == nil) == (system.path == nil), !isBroken {
      report.error(
        .systemKind, at: entry.place, "\(entry.what) does not say in one way where its database is",
        hint: system.kind == .sqlite
          ? "write `path: /srv/shop/shop.sqlite`" : "write `connection: {env: SHOP_DATABASE}`")
    }
    for (index, pair) in (entry.open("tables", required: true, &report) ?? []).enumerated() {
      guard isColumn(pair.key, of: entry.what, at: pair.place),
        var inner = Entry(
          pair.value, what: "\(entry.what): table \(Entry.quoted(pair.key))", place: pair.place,
          report: &report)
      else { continue }
      let table = readTable(pair.key, index, hasKey: true, in: &inner, &marks)
      inner.finish(&report)
      system.tables.append(table)
    }
  }

  private mutating func readFolder(
    of system: inout ConnectedSystem, in entry: inout Entry, _ marks: inout [String: [Place]]
  ) {
    system.path = readPath("folder", required: true, in: &entry)
    let files = entry.text("files", required: false, &report) ?? "*.csv"
    if files.contains("/") || files.hasPrefix(".") {
      report.error(
        .badPath, at: entry.place(of: "files"), "\(entry.what): `files` names files of the folder",
        hint: "write it as *.csv, without `/`")
    }
    system.files = files
    let separator = entry.text("separator", required: false, &report) ?? ","
    system.separator = separator
    if ![",", ";", "|", "tab"].contains(separator) {
      report.error(
        .unknownValue, at: entry.place(of: "separator"),
        "\(entry.what): `separator` cannot be \(Entry.quoted(separator))",
        hint: "it may be `,`, `;`, `|` or `tab`")
    }
    system.tables = [readTable(files, 0, hasKey: false, in: &entry, &marks)]
  }

  private mutating func readChecklist(of system: inout ConnectedSystem, in entry: inout Entry) {
    system.asks = (entry.list("asks", required: true, &report) ?? []).map(\.text)
  }

  /// The whole path of a file or folder.
  private mutating func readPath(
    _ key: String, required: Bool, in entry: inout Entry
  ) -> String? {
    guard let text = entry.text(key, required: required, &report) else { return nil }
    if Self.isWholePath(text) { return text }
    report.error(
      .badPath, at: entry.place(of: key), "\(entry.what): `\(key)` is not a whole path",
      hint: "write it as /srv/shop, without `..`")
    return nil
  }

  private static func isWholePath(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "/") && text.utf8.count <= 1_000
      && text.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
      && !text.split(separator: "/").contains("..")
  }

  /// Where a secret stands; the secret itself has no place in a register.
  mutating func readSecret(
    _ key: String, required: Bool, in entry: inout Entry
  ) -> ConnectedSystem.Secret? {
    guard let node = entry.node(key, required: required, report: &report) else { return nil }
    guard case .mapping = node.content else {
      report.error(
        .badSecret, at: node.place, "\(entry.what): `\(key)` must say where the secret stands",
        hint:
          "write `\(key): {env: NAME}` or `\(key): {file: /run/secrets/name}`, never the secret itself"
      )
      return nil
    }
    guard var inner = Entry(node, what: "\(entry.what): `\(key)`", report: &report) else {
      return nil
    }
    let secret = readSecret(in: &inner)
    inner.finish(&report)
    return secret
  }

  mutating func readSecret(in inner: inout Entry) -> ConnectedSystem.Secret? {
    let name = inner.text("env", required: false, &report)
    let file = inner.text("file", required: false, &report)
    let isName =
      name.map { name in
        name.utf8.allSatisfy {
          (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 95
        } && name.utf8.first.map { !(48...57).contains($0) } == true
      } ?? true
    guard (name == nil) != (file == nil), isName, file.map(Self.isWholePath) ?? true else {
      report.error(
        .badSecret, at: inner.place, "\(inner.what) names no environment variable and no file",
        hint: "write one of `env: NAME` and `file: /run/secrets/name`")
      return nil
    }
    return ConnectedSystem.Secret(environment: name, file: file)
  }

  /// Whether a text may name a table or column: anything but what no database can hold.
  mutating func isColumn(_ text: String, of what: String, at place: Place) -> Bool {
    if !text.isEmpty, text.utf8.count <= 128, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) {
      return true
    }
    report.error(
      .badColumn, at: place, "\(what) names \(Entry.quoted(text)), which is no table or column",
      hint: "at most 128 bytes, without control characters")
    return false
  }
}
