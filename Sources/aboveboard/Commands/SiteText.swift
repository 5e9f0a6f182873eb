import Findings
import Formats
import Foundation
import Sites

/// Reports of sites as people and programs read them.
enum SiteText {
  static func print(_ report: SiteReport, all: Bool = false, at desk: Desk) {
    desk.line(
      desk.terminal.bold("\(report.address), \(Figures.time(report.began))"))
    var table = Table([.left, .right, .right, .left])
    for state in report.states {
      let pressed =
        state.pressed.isEmpty
        ? "" : "pressed " + state.pressed.map { "“\($0)”" }.joined(separator: ", ")
      table.row([
        state.state.label, Figures.count(state.seen.count, "page"),
        Figures.count(state.requests, "request"), state.problem.map { "unknown: \($0)" } ?? pressed,
      ])
    }
    desk.print(table)
    gaps(report, at: desk)
    desk.line()
    if report.parties.isEmpty {
      desk.line(
        report.isComplete
          ? desk.terminal.good("Nobody but the site itself was contacted.")
          : "Nobody else was seen; part of the site could not be looked at, so this is not a clean bill."
      )
    }
    for party in report.parties { print(party, of: report, all: all, at: desk) }
    signIn(report, at: desk)
    person(report, all: all, at: desk)
    if all {
      desk.line(desk.terminal.bold("What a scan cannot see"))
      for limit in SiteReport.limits { desk.lines(limit) }
      desk.line()
    }
  }

  /// What could not be looked at: never "clean".
  static func gaps(_ report: SiteReport, at desk: Desk) {
    for state in report.states {
      for page in state.unknown.prefix(10) {
        desk.lines("unknown: \(page.address) (\(state.state.label)): \(page.reason)")
      }
      if state.unknown.count > 10 {
        desk.line("  … and \(state.unknown.count - 10) more pages unknown (\(state.state.label))")
      }
      if state.leftOut > 0 {
        desk.line(
          "  \(Figures.count(state.leftOut, "address", "addresses")) left out as robots.txt asks "
            + "(\(state.state.label))")
      }
    }
    if !report.isSandboxed {
      desk.line("  the browser ran without its sandbox, as root: scan as another user")
    }
  }

  private static func print(_ party: PartyReport, of report: SiteReport, all: Bool, at desk: Desk) {
    let declared =
      party.recipient.map { desk.terminal.dim("declared as \($0)") }
      ?? desk.terminal.bad("not declared")
    desk.line("\(desk.terminal.bold(party.name))  \(declared)")
    desk.lines(party.sentence)
    var table = Table([.left, .left])
    for product in party.products { table.row(["what", "\(product.name): \(product.meaning)"]) }
    if !party.isKnown { table.row(["who", "a company that the catalogue does not know"]) }
    table.row(["when", party.states.map(\.label).joined(separator: ", ")])
    table.row(["pages", list(party.pages.map { path($0) }, most: all ? 200 : 5)])
    if !party.disguised.isEmpty {
      table.row(["disguised", "behind the site's own name: \(list(party.disguised, most: 5))"])
    }
    let told = all ? party.told : once(party.told)
    for line in told.prefix(all ? 400 : 6) {
      table.row(["told", "\(line.label): \(cut(line.value, all ? 300 : 60))"])
    }
    if !all, told.count > 6 { table.row(["", "… \(told.count - 6) more: --all"]) }
    for stored in party.stored.prefix(all ? 200 : 4) {
      table.row(["keeps", "\(stored.name) (\(lifetime(stored)))"])
    }
    if !party.readings.isEmpty {
      table.row([
        "reads", "\(list(party.readings, most: 9)), by which a browser is told from others",
      ])
    }
    if let chain = party.chains.first {
      table.row(["begun by", chain.prefix(3).map { cut($0, 80) }.joined(separator: " ← ")])
    }
    for control in party.controls.prefix(2) {
      table.row(["restrict", "\(control.title): \(control.address)"])
    }
    desk.print(table)
    desk.line()
  }

  /// One line for each name on the wire.
  private static func once(_ told: [PartyReport.Line]) -> [PartyReport.Line] {
    var seen: Set<String> = []
    return told.filter { seen.insert($0.key).inserted }
  }

  private static func signIn(_ report: SiteReport, at desk: Desk) {
    for button in report.signIn {
      desk.line(desk.terminal.bold("Sign-in with \(button.name)") + "  “\(button.button)”")
      var table = Table([.left, .left])
      table.row(["on sight", button.onLoad])
      table.row(["pressed", button.onPress])
      for scope in button.scopes {
        table.row([
          "asks for",
          "\(scope.name): \(scope.meaning)\(scope.isBeyondEmail ? " More than an e-mail sign-in needs." : "")",
        ])
      }
      table.row([button.isHidden ? "not visible" : "after", button.after])
      desk.print(table)
      desk.line()
    }
  }

  private static func person(_ report: SiteReport, all: Bool, at desk: Desk) {
    desk.line(desk.terminal.bold("Does anybody learn who the visitor is?"))
    if report.person.found.isEmpty {
      desk.lines(
        "A planted name, e-mail address and number were not found in anything that left, searched in "
          + "\(report.person.searched.count) ways\(all ? ":" : " (--all lists them).")")
    }
    for leak in report.person.found.prefix(all ? 500 : 8) {
      let name = report.parties.first { $0.id == leak.party }?.name ?? leak.party
      desk.lines("\(desk.terminal.bad("✘")) \(name): \(leak.sentence) (\(leak.state.label))")
    }
    if all { for way in report.person.searched { desk.lines("· \(way)") } }
    desk.line()
  }

  static func print(_ changes: Reconciliation, at desk: Desk) {
    desk.line(
      "findings: \(changes.opened.count) opened, \(changes.reopened.count) came back, "
        + "\(changes.closed.count) closed; aboveboard findings list")
  }

  static func evidence(_ scan: ScanSummary, at desk: Desk) {
    desk.line("scan \(scan.id), entry \(scan.sequence) of the log")
    desk.line("evidence in \(scan.folder) (manifest \(Hex.encode(scan.manifest).prefix(16))…)")
  }

  static func print(_ difference: SiteDifference, at desk: Desk) {
    for line in difference.came { desk.line(desk.terminal.bad("+ \(line.name)") + kinds(line)) }
    for line in difference.went { desk.line(desk.terminal.good("- \(line.name)") + kinds(line)) }
    for line in difference.unknown {
      desk.line("? \(line.name)\(kinds(line)): not seen, but part could not be looked at")
    }
    for change in difference.changed {
      let added = change.added.map { "now also: \($0.label)" }
      let left = change.left.map { "no longer: \($0.label)" }
      desk.line("~ \(change.name)  \((added + left).joined(separator: ", "))")
    }
    if difference.came.isEmpty, difference.went.isEmpty, difference.unknown.isEmpty,
      difference.changed.isEmpty
    {
      desk.line("the same companies in the same states")
    } else if difference.same > 0 {
      desk.line("\(Figures.count(difference.same, "company", "companies")) as before")
    }
  }

  static func json(_ report: SiteReport) throws -> JSON {
    try JSON(parsing: Array(try JSONEncoder().encode(report)))
  }

  static func json(_ scan: ScanSummary) -> JSON {
    [
      "id": .string(scan.id), "site": .string(scan.site), "address": .string(scan.address),
      "began": .string(scan.began.rfc3339), "ended": .string(scan.ended.rfc3339),
      "complete": .bool(scan.isComplete), "parties": .integer(Int64(scan.parties)),
      "folder": .string(scan.folder), "manifest": .string(Hex.encode(scan.manifest)),
      "entry": .integer(scan.sequence),
    ]
  }

  private static func kinds(_ line: SiteDifference.Line) -> String {
    line.kinds.isEmpty ? "" : "  (\(line.kinds))"
  }

  private static func list(_ items: [String], most: Int) -> String {
    let shown = items.prefix(most).joined(separator: ", ")
    return items.count > most ? "\(shown) and \(items.count - most) more" : shown
  }

  private static func path(_ address: String) -> String {
    URL(string: address).map { $0.path.isEmpty ? "/" : $0.path } ?? address
  }

  private static func cut(_ text: String, _ most: Int) -> String {
    text.count > most ? text.prefix(most) + "…" : text
  }

  private static func lifetime(_ stored: PartyReport.Stored) -> String {
    switch stored.place {
    case "cookie": "a cookie, " + (stored.lifetime ?? "until the browser closes")
    case "session": "until the browser closes"
    default: "until the browser's data is cleared"
    }
  }
}
