import Gate
import Register
import Workspace

/// A gate's answer in words.
enum AnswerText {
  static func print(_ answer: MayAnswer, _ use: Use, at desk: Desk, isExplained: Bool) {
    let way = (use.through + [use.recipient]).map(\.text).joined(separator: " to ")
    let verdict =
      answer.isPermitted ? desk.terminal.good("permitted") : desk.terminal.bad("denied")
    desk.line("\(use.purpose) for \(way): \(verdict)")
    reasons(answer.reasons, at: desk, isExplained: isExplained)
    if !answer.blanks.isEmpty {
      desk.line("left blank:")
      reasons(answer.blanks, at: desk, isExplained: isExplained)
    }
    if isExplained {
      desk.line(
        desk.terminal.dim("decided under register \(answer.register), at entry \(answer.head)"))
    }
  }

  private static func reasons(
    _ reasons: [MayAnswer.ReasonLine], at desk: Desk, isExplained: Bool
  ) {
    var table = Table([.left, .left])
    for reason in reasons {
      let since = reason.since.map { " Since \($0)." } ?? ""
      table.row([reason.code.rawValue, reason.sentence + since])
      if isExplained { table.row(["", "What would help: " + reason.code.remedy]) }
    }
    desk.print(table)
  }
}
