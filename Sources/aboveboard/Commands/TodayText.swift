import Formats
import Workspace

/// What needs a person, as people and programs read it.
enum TodayText {
  static func print(_ today: Today, at desk: Desk) {
    guard !today.isEmpty else {
      desk.line(today.team.map { "Nothing needs \($0) today." } ?? "Nothing needs you today.")
      desk.line(desk.terminal.dim("looked at \(Figures.time(today.at))"))
      for check in today.checked {
        let scanned = check.scanned.map(Figures.time) ?? "never"
        desk.line(desk.terminal.dim("\(check.site) was last scanned: \(scanned)"))
      }
      return
    }
    desk.line(summary(today))
    for part in today.parts {
      desk.line()
      desk.line(desk.terminal.bold("\(part.kind.title) (\(Figures.count(part.count)))"))
      var table = Table([.left, .left, .left, .left], header: ["due", "", "team", "what"])
      for line in part.lines {
        table.row([
          line.due?.iso ?? "", line.isOverdue ? "overdue" : "", line.team ?? "",
          "\(line.what)\(line.what.hasSuffix(".") ? "" : ".") \(line.why)",
        ])
      }
      desk.print(table)
      if part.more > 0 {
        desk.line("  and \(Figures.count(part.more)) more:  \(command(part.kind))")
      }
      if let aside = part.aside { desk.lines(aside) }
    }
  }

  private static func summary(_ today: Today) -> String {
    let whose = today.team.map { " for \($0)" } ?? ""
    let things = Figures.count(today.count, "thing")
    return today.overdue == 0
      ? "\(things)\(whose), nothing overdue"
      : "\(things)\(whose), \(Figures.count(today.overdue)) overdue"
  }

  /// Where the rest of a kind is.
  private static func command(_ kind: Today.Kind) -> String {
    switch kind {
    case .findings: "aboveboard findings list"
    case .agreements: "aboveboard today --limit 1000"
    case .approvals, .sendings: "aboveboard disclosure list"
    case .questions: "aboveboard questions list"
    case .sites: "aboveboard site schedule"
    case .jobs: "aboveboard jobs list"
    case .guardians: "aboveboard today --limit 1000"
    case .requests: "aboveboard request list"
    }
  }

  static func json(_ today: Today) -> JSON {
    [
      "at": .string(today.at.rfc3339), "team": today.team.map { .string($0) } ?? .null,
      "count": .integer(Int64(today.count)), "overdue": .integer(Int64(today.overdue)),
      "parts": .array(
        today.parts.map { part in
          [
            "kind": .string(part.kind.rawValue), "count": .integer(Int64(part.count)),
            "overdue": .integer(Int64(part.overdue)), "lines": .array(part.lines.map(line)),
          ]
        }),
      "checked": .array(
        today.checked.map {
          [
            "site": .string($0.site), "scanned": $0.scanned.map { .string($0.rfc3339) } ?? .null,
          ]
        }),
    ]
  }

  private static func line(_ line: Today.Line) -> JSON {
    [
      "id": .string(line.place.id), "what": .string(line.what), "why": .string(line.why),
      "team": line.team.map { .string($0) } ?? .null,
      "due": line.due.map { .string($0.iso) } ?? .null, "is_overdue": .bool(line.isOverdue),
    ]
  }
}

extension Today.Place {
  /// The name of what it leads to.
  fileprivate var id: String {
    switch self {
    case .finding(let id), .agreement(let id), .disclosure(let id), .question(let id),
      .unread(let id), .site(let id), .job(let id), .form(let id), .request(let id):
      id
    }
  }
}
