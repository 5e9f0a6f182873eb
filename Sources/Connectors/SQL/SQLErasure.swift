import Register
import Store

/// What erasing a member does to the tables of one database.
struct SQLErasure {
  private let search: SQLSearch
  private var system: ConnectedSystem { search.system }

  init(_ search: SQLSearch) { self.search = search }

  /// Erases in one table; rows that name a second person stay, and only what is about the member goes from them.
  func erase(
    _ table: ForeignTable, into answer: inout SystemAnswer, _ transaction: any WriteTransaction
  ) throws {
    guard let mine = try table.mine(search.subject, in: system.id) else { return }
    let name = table.declared.name
    let shared = try table.shared(search.subject, in: system.id)
    var alone = mine
    if let shared { alone = "\(mine) AND NOT \(shared)" }
    var sharedRows = 0
    if let shared {
      sharedRows = Int(
        try transaction.int(
          "SELECT COUNT(*) FROM \(table.name) WHERE \(mine) AND \(shared)"))
    }
    if table.declared.erase != .keep { try eraseOwnParts(table, mine, transaction) }
    switch table.declared.erase {
    case .delete:
      let rows = try transaction.run("DELETE FROM \(table.name) WHERE \(alone)")
      if rows > 0 { answer.counts.append(SystemCount(table: name, act: .deleted, rows: rows)) }
    case .columns:
      let rows = try change(
        table, where: alone, in: table.declared.columns.filter { $0.of == nil },
        transaction)
      if rows > 0 { answer.counts.append(SystemCount(table: name, act: .changed, rows: rows)) }
    case .keep, nil:
      let rows = Int(
        try transaction.int("SELECT COUNT(*) FROM \(table.name) WHERE \(mine)"))
      if rows > 0 {
        answer.counts.append(
          SystemCount(table: name, act: .kept, rows: rows, reason: table.declared.reason))
      }
      return
    }
    if shared != nil { try eraseTraces(table, transaction) }
    if sharedRows > 0 {
      answer.counts.append(SystemCount(table: name, act: .shared, rows: sharedRows))
      answer.tasks.append(
        "\(sharedRows) rows of \(name) are about a second person too, whose copy stays: look whether they tell of the member"
      )
    }
  }

  /// Changes the columns that are about one of two people, where that one is the member.
  private func eraseOwnParts(
    _ table: ForeignTable, _ mine: SQL, _ transaction: any WriteTransaction
  ) throws {
    for column in table.declared.columns where column.of != nil {
      guard let of = try search.condition(of: column, in: table) else { continue }
      _ = try change(table, where: "\(mine) AND \(of)", in: [column], transaction)
    }
  }

  /// In rows that stay for a second person, changes the columns by which the member was found: the last of all, for
  /// after it nothing is found any more.
  private func eraseTraces(
    _ table: ForeignTable, _ transaction: any WriteTransaction
  ) throws {
    let found = Set(table.declared.find.map(\.column))
    for column in table.declared.columns where found.contains(column.name) && column.of == nil {
      var own = column
      own.of = column.name
      guard let of = try search.condition(of: own, in: table) else { continue }
      _ = try change(table, where: of, in: [column], transaction)
    }
  }

  private func change(
    _ table: ForeignTable, where condition: SQL, in columns: [SystemTable.Column],
    _ transaction: any WriteTransaction
  ) throws -> Int {
    let changes = try columns.compactMap { column -> SQL? in
      let new: SQL
      switch column.erase {
      case .blank: new = try table.nothing(in: column.name)
      case .anonymise:
        new = try table.words(column.with ?? SystemTable.usualWords, in: column.name)
      case .keep, nil: return nil
      }
      return "\(unsafe: ForeignTable.quoted(column.name)) = \(new)"
    }
    guard !changes.isEmpty else { return 0 }
    return try transaction.run(
      "UPDATE \(table.name) SET \(changes.joined(separator: ", ")) WHERE \(condition)")
  }

  /// Replaces passages of other people's texts that quote or mention the member.
  func unquote(
    _ table: ForeignTable, into answer: inout SystemAnswer, _ transaction: any WriteTransaction
  ) throws {
    guard let keyName = table.declared.key.first, table.declared.key.count == 1 else { return }
    var changed = 0
    for quote in table.declared.quotes {
      let names = search.subject.values(of: quote.handle, in: system.id)
      guard !names.isEmpty else { continue }
      let pattern = QuotePattern(quote.pattern)
      let (key, text) = (try table.column(keyName), try table.column(quote.column))
      let quotedKey: SQL = "\(unsafe: ForeignTable.quoted(keyName))"
      let quotedText: SQL = "\(unsafe: ForeignTable.quoted(quote.column))"
      // A key that is no number is compared by its text, for its own type may not be one of ours.
      let order: SQL = key.shape == .integer ? quotedKey : "CAST(\(quotedKey) AS TEXT)"
      let candidates = names.map { name in
        "LOWER(\(quotedText)) LIKE \(pattern.search(for: name)) ESCAPE '\\'" as SQL
      }.joined(separator: " OR ")
      var after: SQLValue?
      while true {
        var condition: SQL = "(\(candidates))"
        // The member's own texts that go anyway are nobody else's.
        if table.declared.erase == .delete,
          let mine = try table.mine(search.subject, in: system.id)
        {
          condition = "\(condition) AND NOT \(mine)"
        }
        if let after { condition = "\(condition) AND \(order) > \(value: after)" }
        let rows = try transaction.rows(
          """
          SELECT \(order), \(table.reading(text)) FROM \(table.name) WHERE \(condition)
          ORDER BY \(order) LIMIT 200
          """)
        for row in rows {
          after = try row.value(0)
          guard let before = try row.textOrNil(1) else { continue }
          let (new, count) = pattern.replaced(in: before, names: names, with: quote.with)
          guard count > 0 else { continue }
          changed += try transaction.run(
            "UPDATE \(table.name) SET \(quotedText) = \(new) WHERE \(order) = \(value: try row.value(0))"
          )
        }
        if rows.count < 200 { break }
      }
    }
    if changed > 0 {
      answer.counts.append(
        SystemCount(table: table.declared.name, act: .unquoted, rows: changed))
    }
  }
}
