import Formats
import Workspace

/// A member's page as text.
enum MemberText {
  static func print(_ report: MemberReport, at desk: Desk) {
    desk.line(desk.terminal.bold("What we hold") + "  since \(HumanDate.text(report.since))")
    held(report, at: desk)
    desk.line()
    desk.line(desk.terminal.bold("Who had it"))
    had(report, at: desk)
    desk.line()
    if !report.asked.isEmpty {
      desk.line(desk.terminal.bold("Asked back"))
      asked(report, at: desk)
      desk.line()
    }
    desk.line(desk.terminal.bold("Who was refused"))
    refused(report, at: desk)
    desk.line()
    desk.line(desk.terminal.bold("What was told and chosen"))
    var history = Table([.left, .left])
    for line in report.history { history.row([Figures.time(line.at), line.sentence]) }
    desk.print(history)
    guard !report.letters.isEmpty else { return }
    desk.line()
    desk.line(desk.terminal.bold("Letters that are kept"))
    var letters = Table([.left, .left])
    for letter in report.letters { letters.row([Figures.time(letter.at), letter.what]) }
    desk.print(letters)
  }

  private static func held(_ report: MemberReport, at desk: Desk) {
    guard !report.held.isEmpty else { return desk.line("  nothing") }
    var table = Table(
      [.left, .left, .left, .left], header: ["what", "value", "until", "where it came from"])
    for item in report.held {
      table.row([
        item.label + (item.isSpecial ? " (special)" : ""), shortened(item.value),
        item.until?.iso ?? "no end", "\(item.source), \(item.collected.iso), on \(item.told)",
      ])
    }
    desk.print(table)
  }

  private static func had(_ report: MemberReport, at desk: Desk) {
    guard !report.had.isEmpty else { return desk.line("  nobody") }
    for item in report.had {
      let way = (item.through + [item.recipient]).joined(separator: ", then ")
      desk.line("  \(way), \(Figures.time(item.at)), for \(item.purpose)")
      desk.lines("had: " + item.fields.joined(separator: ", "), indent: "    ")
      if !item.consideration.isEmpty { desk.line("    in return: \(item.consideration)") }
    }
  }

  private static func asked(_ report: MemberReport, at desk: Desk) {
    var table = Table([.left, .left, .left, .left])
    for item in report.asked {
      table.row([item.day.iso, item.recipient, item.word, item.what])
    }
    desk.print(table)
  }

  private static func refused(_ report: MemberReport, at desk: Desk) {
    guard !report.refused.isEmpty else { return desk.line("  nobody") }
    for item in report.refused {
      desk.line("  \(item.recipient), \(Figures.time(item.at)), for \(item.purpose)")
      for reason in item.reasons { desk.lines("- " + reason, indent: "    ") }
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > 34 ? text.prefix(33) + "…" : text
  }
}
