import Disclosure
import Formats
import Gate
import Register
import Store
import Workspace

/// An audience and its runs in words and as JSON.
enum AudienceText {
  static func json(_ audience: TargetAudience) -> JSON {
    [
      "id": .string(audience.id), "state": .string(audience.state.rawValue),
      "purpose": .string(audience.use.purpose.text),
      "recipient": .string(audience.use.recipient.text),
      "through": .array(audience.use.through.map { .string($0.text) }),
      "required": .array(audience.use.required.map { .string($0.text) }),
      "optional": .array(audience.use.optional.map { .string($0.text) }),
      "hashed": .bool(audience.isHashed), "days": .integer(Int64(audience.days)),
      "next": audience.next.map { .string($0.rfc3339) } ?? .null,
      "runs": .integer(Int64(audience.runs)), "people": .integer(Int64(audience.size)),
      "proposed": .string(audience.proposed.at.rfc3339),
      "approved": audience.approved.map { .string($0.at.rfc3339) } ?? .null,
    ]
  }

  static func json(_ run: AudienceRun) -> JSON {
    [
      "audience": .string(run.audience), "run": .integer(Int64(run.number)),
      "state": .string(run.state.rawValue), "due": .string(run.due.rfc3339),
      "begun": .string(run.begun.rfc3339),
      "ended": run.ended.map { .string($0.rfc3339) } ?? .null,
      "disclosure": run.disclosure.map { .string($0) } ?? .null,
      "added": .integer(Int64(run.added)), "dropped": .integer(Int64(run.dropped)),
      "acknowledged_bytes": .integer(run.acknowledged), "bytes": .integer(run.bytes),
      "failures": .integer(Int64(run.failures)),
      "failure": run.failure.map { .string($0) } ?? .null,
      "retry": run.retry.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  static func count(_ number: Int, _ audience: TargetAudience) -> String {
    number == 0 ? "0" : Words.count(number, hasSelector: audience.hasSelector)
  }

  static func size(_ audience: TargetAudience) -> String { count(audience.size, audience) }

  static func sentence(_ run: AudienceRun) -> String {
    switch run.state {
    case .unchanged: "run \(run.number): nobody to add and nobody to drop; nothing was sent"
    case .delivered: "run \(run.number): delivered"
    case .preparing, .packed:
      "run \(run.number): not delivered; \(run.failure ?? "it goes on with the next try")"
    }
  }

  static func print(_ audience: TargetAudience, at desk: Desk) {
    let title = DisclosureText.title(audience.use)
    desk.line("\(desk.terminal.bold(title))  \(audience.state.rawValue)")
    desk.line("  \(desk.terminal.dim(audience.id))")
    let fields = (audience.use.required + audience.use.optional).map(\.text)
    desk.line(
      "  hands over: \(fields.joined(separator: ", "))"
        + (audience.isHashed ? ", as SHA-256 (still personal data)" : ""))
    for condition in audience.use.conditions {
      desk.line(
        "  only people whose \(condition.field) is \(condition.excluded ? "none of " : "")"
          + condition.bands.joined(separator: ", "))
    }
    let rhythm = "every \(Figures.count(audience.days, "day"))"
    desk.line("  runs: \(rhythm)" + (audience.next.map { ", next \(Figures.time($0))" } ?? ""))
    desk.line("  people at the recipient: \(size(audience))")
    desk.line("  proposed by \(audience.proposed.by.id) \(Figures.time(audience.proposed.at))")
    if let approved = audience.approved {
      desk.line("  approved by \(approved.by.id) \(Figures.time(approved.at))")
    } else {
      desk.line("  waits for a second person's approval; nothing has left")
    }
  }
}
