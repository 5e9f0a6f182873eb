import Formats
import Law

/// Deadlines as text and JSON.
enum LawText {
  static func lines(_ deadline: Deadline, width: Int) -> [String] {
    var lines: [String] = []
    if let legal = deadline.legalDue, let safe = deadline.safeDue {
      lines.append("Due by \(legal.spelled) (legal date: late after it).")
      lines.append("Safe by \(safe.spelled) (plan for this one).")
    } else if let since = deadline.standsSince {
      lines.append(
        "The clock stands since \(since.spelled): nothing is due until the answer comes.")
    }
    if let limit = deadline.noticeBy, !deadline.isExtended {
      lines.append("An extension needs its notice by \(limit.spelled).")
    }
    lines.append("")
    lines.append("\(deadline.law.name): \(deadline.right.rawValue)")
    return lines + counted(deadline.steps, deadline.warnings, width: width)
  }

  static func lines(_ deadline: BreachDeadline, width: Int) -> [String] {
    [
      "Due by \(moment(deadline.legalDue)) (legal date: late after it).",
      "Safe by \(moment(deadline.safeDue)) (plan for this one).", "",
      "\(deadline.law.name): breach",
    ] + counted(deadline.steps, deadline.warnings, width: width)
  }

  static func json(_ deadline: Deadline) -> JSON {
    func day(_ date: CivilDate?) -> JSON { date.map { .string($0.iso) } ?? .null }
    return [
      "law": .string(deadline.law.id), "right": .string(deadline.right.rawValue),
      "start": .string(deadline.start.iso), "legalDue": day(deadline.legalDue),
      "safeDue": day(deadline.safeDue), "unrolled": day(deadline.unrolled),
      "standsSince": day(deadline.standsSince), "noticeBy": day(deadline.noticeBy),
      "extended": .bool(deadline.isExtended), "steps": json(deadline.steps),
      "warnings": .array(deadline.warnings.map { .string($0) }),
    ]
  }

  /// Moments have seconds unless the moment of awareness was typed without.
  static func json(_ deadline: BreachDeadline, inMinutes: Bool) -> JSON {
    func text(_ moment: Timestamp) -> JSON {
      .string(inMinutes ? moment.rfc3339.prefix(16) + "Z" : moment.rfc3339)
    }
    return [
      "law": .string(deadline.law.id), "right": "breach", "start": text(deadline.start),
      "legalDue": text(deadline.legalDue), "safeDue": text(deadline.safeDue),
      "unrolled": text(deadline.unrolled), "steps": json(deadline.steps),
      "warnings": .array(deadline.warnings.map { .string($0) }),
    ]
  }

  private static func json(_ steps: [ClockStep]) -> JSON {
    .array(steps.map { ["text": .string($0.text), "source": .string($0.source)] })
  }

  private static func counted(
    _ steps: [ClockStep], _ warnings: [String], width: Int
  ) -> [String] {
    var table = Table([.right, .left])
    for (number, step) in steps.enumerated() {
      table.row(["\(number + 1).", "\(step.text) [\(step.source)]"])
    }
    var lines = table.lines(width: width)
    for warning in warnings {
      lines += ["", "Note: \(warning)"].flatMap { Wrapping.lines($0, width: width) }
    }
    return lines
  }

  private static func moment(_ moment: Timestamp) -> String {
    "\(moment.date.spelled), \(moment.rfc3339.dropFirst(11).prefix(8)) UTC"
  }
}
