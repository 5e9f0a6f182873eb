import Connectors
import Formats
import Register
import Workspace

/// Other systems as people and programs read them.
enum SystemsText {
  static func state(_ line: SystemLine) -> String {
    var parts: [String] = []
    if !line.failing.isEmpty { parts.append("\(line.failing.count) fail") }
    if !line.tasks.isEmpty { parts.append("\(line.tasks.count) wait for a person") }
    if let check = line.check {
      if check.failure != nil { parts.append("does not answer") }
      if !check.undeclared.isEmpty { parts.append("\(check.undeclared.count) not declared") }
      if !check.broken.isEmpty { parts.append("not as declared") }
    }
    return parts.isEmpty ? "ready" : parts.joined(separator: ", ")
  }

  static func json(_ line: SystemLine) -> JSON {
    [
      "system": .string(line.system.id.text), "label": .string(line.system.label),
      "kind": .string(line.system.kind.rawValue), "team": .string(line.system.team),
      "after": .array(line.system.after.map { .string($0.text) }),
      "fields": .array(line.system.fields.map { .string($0.text) }),
      "check": line.check.map(json) ?? .null,
      "failing": .array(line.failing.map { .string($0.id) }),
      "tasks": .array(line.tasks.map { .string($0.id) }),
    ]
  }

  static func json(_ check: SystemCheck) -> JSON {
    [
      "system": .string(check.system.text), "at": .string(check.at.rfc3339),
      "failure": check.failure.map { .string($0) } ?? .null,
      "undeclared": .array(check.undeclared.map { .string($0) }),
      "broken": .array(check.broken.map { .string($0) }),
      "rows": .object(
        Dictionary(
          check.counts.map { ($0.table, .integer(Int64($0.rows))) },
          uniquingKeysWith: { first, _ in first })),
    ]
  }

  static func print(_ check: SystemCheck, at desk: Desk) {
    desk.line("\(check.system): \(check.isSound ? "as the register says" : "needs a person")")
    if let failure = check.failure { desk.lines(failure) }
    for what in check.broken { desk.lines(what) }
    for name in check.undeclared { desk.lines("not declared: \(name)") }
    for count in check.counts { desk.lines("\(count.table): \(Figures.count(count.rows, "row"))") }
  }

  static func json(_ act: SystemAct) -> JSON {
    [
      "id": .string(act.id), "what": .string(act.kind.rawValue),
      "request": act.request.map { .string($0) } ?? .null,
      "field": act.field.map { .string($0.text) } ?? .null,
      "begun": .string(act.begun.rfc3339),
      "ended": act.ended.map { .string($0.rfc3339) } ?? .null,
      "steps": .array(act.steps.map(json)),
    ]
  }

  static func json(_ step: SystemStep) -> JSON {
    [
      "system": .string(step.system.text), "team": .string(step.team),
      "state": .string(step.state.rawValue), "tries": .integer(Int64(step.tries)),
      "counts": .array(step.counts.map(\.json)), "note": .string(step.note),
      "tasks": .array(step.tasks.map { .string($0) }),
      "at": step.at.map { .string($0.rfc3339) } ?? .null,
      "next": step.next.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  static func print(_ act: SystemAct, at desk: Desk) {
    let state = act.ended.map { "over since \($0.rfc3339.prefix(16))" } ?? "something is left to do"
    desk.line("\(act.id)  \(act.kind.rawValue)\(act.field.map { " \($0)" } ?? ""), \(state)")
    if act.steps.isEmpty { desk.line("  no other system is declared for it") }
    var table = Table([.left, .left, .right, .left])
    for step in act.steps {
      var what = step.counts.map(\.words)
      if !step.note.isEmpty { what.append(step.note) }
      if step.state == .person { what += step.tasks.map { "to do by \(step.team): \($0)" } }
      if let next = step.next, step.state.isToRun {
        what.append("again at \(next.rfc3339.prefix(16))")
      }
      table.row([
        step.system.text, step.state.rawValue, "\(step.tries)×", what.joined(separator: "; "),
      ])
    }
    desk.print(table)
  }

  static func json(_ collected: [CollectedRecords]) -> JSON {
    .array(
      collected.map { part in
        [
          "system": .string(part.step.system.text),
          "records": .array(part.records.map(\.json)),
          "held-back": .integer(Int64(part.held.count)),
          "said": part.reply.map { .string($0.text) } ?? .null,
          "file": part.reply?.fileName.map { .string($0) } ?? .null,
        ]
      })
  }

  static func print(_ collected: [CollectedRecords], at desk: Desk) {
    for part in collected
    where !part.records.isEmpty || !part.held.isEmpty || part.reply != nil {
      desk.line()
      desk.line(part.step.system.text)
      for record in part.records {
        desk.line("  \(record.table)")
        for value in record.values {
          let text = value.value.string ?? value.value.text
          desk.lines("\(value.field?.text ?? value.column): \(text)", indent: "    ")
        }
      }
      if !part.held.isEmpty {
        desk.line(
          "  \(Figures.count(part.held.count, "row")) about a second person too, held back")
      }
      if let reply = part.reply { desk.lines("said: \(reply.text)") }
    }
  }

  /// Tries an act out and prints what it would ask and change.
  static func rehearse(
    _ act: SystemRehearsal, _ subject: UInt32, json: Bool, at desk: Desk
  ) async throws {
    let parts = try await desk.workspace.rehearseInOtherSystems(act, for: subject)
    if json {
      return desk.print(
        .array(
          parts.map { part in
            [
              "system": .string(part.system.id.text),
              "would": .array(part.lines.map { .string($0) }),
            ]
          }))
    }
    if parts.isEmpty { return desk.line("the register declares no other systems") }
    for part in parts {
      desk.line(part.system.id.text)
      for line in part.lines { desk.lines(line) }
    }
    desk.line("nothing was changed")
  }
}
