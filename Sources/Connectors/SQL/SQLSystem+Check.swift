import Register
import Store

extension SQLSystem {
  /// Compares the tables with the register and counts their rows.
  public func check() async throws -> SystemState {
    try await reading { [system] transaction in
      var state = SystemState()
      for declared in system.tables {
        do {
          let table = try ForeignTable(declared, transaction)
          state.undeclared += table.undeclared
          try table.requireUsable()
          try table.requireErasable()
          state.counts.append(
            SystemCount(
              table: declared.name, act: .kept,
              rows: Int(try transaction.int("SELECT COUNT(*) FROM \(table.name)"))))
        } catch let error as SystemError {
          // What the register says wrongly is one thing to mend among others.
          state.broken.append("\(error)")
        }
      }
      return state
    }
  }

  /// What an act would read or change, counted and not done.
  public func rehearse(
    _ act: SystemRehearsal, for subject: SystemSubject
  ) async throws -> [String] {
    try await reading { [system] transaction in
      let search = try SQLSearch(system, subject, transaction)
      var lines: [String] = []
      for table in search.tables {
        let name = table.declared.name
        if case .erase = act, !table.declared.quotes.isEmpty {
          lines.append("\(name): quotes and mentions in other people's texts are replaced")
        }
        guard let mine = try table.mine(search.subject, in: system.id) else { continue }
        let rows = try transaction.int("SELECT COUNT(*) FROM \(table.name) WHERE \(mine)")
        guard rows > 0 else { continue }
        let count = "\(name): \(rows) \(rows == 1 ? "row" : "rows")"
        switch act {
        case .collect: lines.append("\(count) would be told")
        case .erase:
          try table.requireErasable()
          let what =
            switch table.declared.erase {
            case .delete: "deleted"
            case .columns: "anonymised"
            case .keep, nil: "kept: \(table.declared.reason ?? "")"
            }
          let shared = try table.shared(search.subject, in: system.id)
          let others =
            try shared.map {
              try transaction.int("SELECT COUNT(*) FROM \(table.name) WHERE \(mine) AND \($0)")
            } ?? 0
          lines.append(
            "\(count) would be \(what)"
              + (others > 0 ? ", but \(others) that are about a second person too stay" : ""))
        case .rectify(let field, _):
          let columns = table.declared.columns.filter { $0.field == field }.map(\.name)
          guard !columns.isEmpty else { continue }
          lines.append("\(count) would be put right in \(columns.joined(separator: ", "))")
        }
      }
      if case .erase = act, search.location.isBanned {
        lines.append("the member is banned there; the ban is kept without the person")
      }
      return lines.isEmpty ? ["nothing is held there"] : lines
    }
  }
}

extension ForeignTable {
  /// Throws unless every column can take what erasure puts there.
  func requireErasable() throws {
    for column in declared.columns {
      switch column.erase {
      case .blank: _ = try nothing(in: column.name)
      case .anonymise: _ = try words(column.with ?? SystemTable.usualWords, in: column.name)
      case .keep, nil: break
      }
    }
  }
}
