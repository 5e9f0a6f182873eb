/// How the entry of another system differs from what it was.
extension DiffDetails {
  static func of(_ old: ConnectedSystem, _ new: ConnectedSystem) -> [String] {
    var details = DiffDetails()
    details.value("name", old.label, new.label)
    details.value("kind", old.kind.rawValue, new.kind.rawValue)
    details.value("team", old.team, new.team)
    details.list("systems asked before", old.after.map(\.text), new.after.map(\.text))
    details.other("connection", old.connection, new.connection)
    details.value("path", old.path, new.path)
    details.value("files", old.files, new.files)
    details.value("separator", old.separator, new.separator)
    details.value("address", old.web?.address, new.web?.address, none: "none")
    details.list("fields", old.fields.map(\.text), new.fields.map(\.text))
    details.list("tables", old.tables.map(\.name), new.tables.map(\.name))
    for table in new.tables {
      guard let before = old.tables.first(where: { $0.name == table.name }) else { continue }
      details.value(
        "erasure in `\(table.name)`", before.erase?.rawValue, table.erase?.rawValue,
        none: "left to a person")
      details.value("reason to keep `\(table.name)`", before.reason, table.reason, none: "none")
      var (was, becomes) = (before, table)
      (was.erase, was.reason, becomes.erase, becomes.reason) = (nil, nil, nil, nil)
      details.other("table `\(table.name)`", was, becomes)
    }
    if var was = old.web, let becomes = new.web {
      was.address = becomes.address
      details.other("requests", was, becomes)
    }
    details.list("checklist", old.asks, new.asks)
    details.value("days for a task", "\(old.days)", "\(new.days)")
    return details.clauses
  }
}
