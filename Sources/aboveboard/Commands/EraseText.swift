import Erasure
import Formats
import Members
import Store
import Workspace

/// Erasures as text and as JSON.
enum EraseText {
  static func json(_ act: ErasureAct) -> JSON {
    [
      "erasure": .string(act.id), "state": .string(act.state.rawValue),
      "people": .integer(Int64(act.people)), "reason": .string(act.reason.rawValue),
      "asked": .string(act.asked.rfc3339), "by": .string(act.by.rawValue),
      "erased": act.erased.map { .string($0.rfc3339) } ?? .null,
      "done": act.done.map { .string($0.rfc3339) } ?? .null,
      "retry": act.retry.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  static func json(_ preview: ErasurePreview) -> JSON {
    [
      "fields": .array(preview.fields.map { .string($0) }),
      "rows": .object(preview.rows.mapValues { .integer($0) }),
      "recipients": .array(preview.recipients.map { .string($0) }),
      "handovers": .integer(Int64(preview.handovers)),
      "systems": .array(preview.systems.map { .string($0) }),
      "holds": .integer(Int64(preview.holds.count)), "remains": .array(preview.remains),
    ]
  }

  static func print(_ preview: ErasurePreview, at desk: Desk) {
    desk.line(desk.terminal.bold("What would go"))
    desk.lines(
      preview.fields.isEmpty
        ? "no value is held" : "values: " + preview.fields.joined(separator: ", "))
    for (table, rows) in preview.rows.sorted(by: { $0.key < $1.key }) {
      desk.lines("\(ErasureWords.name(table)): \(rows)")
    }
    if preview.handovers > 0 {
      desk.lines("our copies of the files of \(Figures.count(preview.handovers, "handover"))")
    }
    if !preview.recipients.isEmpty || !preview.systems.isEmpty {
      desk.line(desk.terminal.bold("Who would be told"))
      for name in preview.recipients { desk.lines("\(name): to delete what it had from us") }
      for name in preview.systems { desk.lines("\(name): to delete what it holds for us") }
    }
    desk.line(desk.terminal.bold("What stays, and why"))
    for item in preview.remains {
      desk.lines("\(item["what"]?.string ?? ""): \(item["why"]?.string ?? "")")
    }
    for hold in preview.holds {
      desk.line(
        desk.terminal.bad("A legal hold stands since \(Figures.time(hold.placedAt)): it would wait")
      )
    }
    desk.line("It cannot be undone.")
  }

  static func print(_ statement: JSON, at desk: Desk) {
    let words = ErasureWords(statement)
    for (heading, lines) in [
      ("Destroyed", words.destroyed), ("Told", words.told), ("What stays, and why", words.remains),
    ] where !lines.isEmpty {
      desk.line(desk.terminal.bold(heading))
      for line in lines { desk.lines(line) }
    }
  }

  static func tell(_ act: ErasureAct, json isJSON: Bool, at desk: Desk) {
    if isJSON { return desk.print(json(act)) }
    switch act.state {
    case .held:
      desk.line("waiting: a legal hold stands; it is erased by itself when the hold is lifted")
      desk.line("until then everything is restricted")
    case .running:
      desk.line("erased here; something is left to do: `aboveboard erase show \(act.id)`")
    case .done:
      desk.line("erased; certificate: `aboveboard erase certificate \(act.id)`")
    }
    if let statement = act.statement { print(statement, at: desk) }
  }
}
