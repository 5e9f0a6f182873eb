import Disclosure
import Formats
import Gate
import Register
import Workspace

/// A disclosure in words and as JSON.
enum DisclosureText {
  /// `{id, members, permitted, denied, reasons: [{code, count}]}`.
  static func json(_ summary: DisclosureSummary) -> JSON {
    [
      "id": .string(summary.id), "members": .integer(Int64(summary.members)),
      "permitted": .integer(Int64(summary.permitted)), "denied": .integer(Int64(summary.denied)),
      "reasons": .array(
        summary.reasons.map {
          ["code": .string($0.code.rawValue), "count": .integer(Int64($0.count))]
        }),
    ]
  }

  /// The same with what the ledger knows beyond a plan.
  static func ledgerJSON(_ summary: DisclosureSummary) -> JSON {
    guard case .object(var object) = json(summary) else { return .null }
    object["hashed"] = .bool(summary.isHashed)
    object["audience"] = summary.audience.map { .string($0) } ?? .null
    object["state"] = .string(summary.state.rawValue)
    object["purpose"] = .string(summary.use.purpose.text)
    object["recipient"] = .string(summary.use.recipient.text)
    object["through"] = .array(summary.use.through.map { .string($0.text) })
    object["planned"] = .string(summary.planned.at.rfc3339)
    object["approved"] = summary.approved.map { .string($0.at.rfc3339) } ?? .null
    object["sent"] = summary.sent.map { .string($0.at.rfc3339) } ?? .null
    object["file"] = summary.file.map { .string($0) } ?? .null
    return .object(object)
  }

  /// A count as people see it: with a selector, fewer than ten is nobody's business.
  static func count(_ number: Int, _ summary: DisclosureSummary) -> String {
    // That nobody is permitted is told by the exit code already, and by "denied".
    number == 0 ? "0" : Words.count(number, hasSelector: summary.hasSelector)
  }

  static func title(_ use: Use) -> String {
    "\(use.purpose) for " + (use.through + [use.recipient]).map(\.text).joined(separator: " to ")
  }

  static func print(_ summary: DisclosureSummary, at desk: Desk) {
    desk.line("\(desk.terminal.bold(title(summary.use)))  \(summary.state.rawValue)")
    desk.line("  \(desk.terminal.dim(summary.id))")
    if summary.isHashed { desk.line("  hashed: still personal data") }
    if let audience = summary.audience { desk.line("  a run of the audience \(audience)") }
    var totals = Table([.right, .left])
    totals.row([count(summary.members, summary), "members meet the condition"])
    totals.row([count(summary.permitted, summary), "permitted"])
    totals.row([count(summary.denied, summary), "denied"])
    desk.print(totals)
    if !summary.reasons.isEmpty {
      desk.line("  why (one member may be denied for several reasons):")
      var reasons = Table([.right, .left, .left])
      for reason in summary.reasons.sorted(by: { ($1.count, $0.code) < ($0.count, $1.code) }) {
        reasons.row([count(reason.count, summary), reason.code.rawValue, reason.code.sentence])
      }
      desk.print(reasons, indent: "    ")
    }
    for blank in summary.blanks where blank.count > 0 {
      desk.line("  left blank for \(count(blank.count, summary)): \(blank.code.rawValue)")
    }
    for terms in summary.terms {
      desk.line("  terms: \(terms.agreement), \(terms.sentence)")
    }
  }

  static func files(_ summary: DisclosureSummary, at desk: Desk) {
    guard let file = summary.file else { return }
    let folder = desk.workspace.disclosures.folder(of: summary.id)
    desk.line("  file:        \(folder)/\(file)")
    desk.line("  certificate: \(folder)/certificate.json")
  }
}
