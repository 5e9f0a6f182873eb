import ArgumentParser
import Formats
import Law

/// `law show`: the clocks of one law.
struct LawShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the clocks of one law with their articles.",
    discussion: "Example:  aboveboard law show uk-gdpr")

  @Argument(help: "A law of `law list`.")
  var law: String

  @OptionGroup var result: ResultOptions

  func run() async throws {
    guard let law = ClockLaw.named(law) else {
      throw LawFacts.refusal(ClockError.lawUnknown(law))
    }
    let output = Output.current
    if result.json { return output.line(Self.json(law).pretty) }
    output.line("\(law.name) (\(law.id)), \(law.place); known here: \(law.status.rawValue)")
    for rule in law.rules {
      output.line()
      output.line(rule.rights.map(\.rawValue).joined(separator: ", "))
      var table = Table([.left, .left])
      table.row(["period", "\(rule.period.words) [\(rule.source)]"])
      table.row(["start", Self.start(rule)])
      table.row([
        "end", rule.rolls.map { "rolls to the next working day [\($0)]" } ?? "never rolls",
      ])
      table.row([
        "extended", rule.extended.map { "\($0.total.words) in all [\($0.source)]" } ?? "no",
      ])
      table.row(["pauses", rule.pauses.map { "while a question is open [\($0)]" } ?? "no"])
      for remark in rule.remarks { table.row(["note", remark]) }
      for line in table.lines(width: output.terminal.width) { output.line(line) }
    }
  }

  private static func start(_ rule: ClockRule) -> String {
    switch rule.start {
    case .latest(let source): "the latest of request, identity and fee [\(source)]"
    case .receipt(let source): "receipt [\(source)]"
    }
  }

  static func json(_ law: ClockLaw) -> JSON {
    [
      "id": .string(law.id), "place": .string(law.place), "name": .string(law.name),
      "known": .string(law.status.rawValue),
      "codes": .array(law.codes.map { .string($0) }),
      "clocks": .array(
        law.rules.map { rule in
          [
            "rights": .array(rule.rights.map { .string($0.rawValue) }),
            "period": .string(rule.period.words), "source": .string(rule.source),
            "rolls": .bool(rule.rolls != nil), "pauses": .bool(rule.pauses != nil),
            "extendedTo": rule.extended.map { .string($0.total.words) } ?? .null,
            "remarks": .array(rule.remarks.map { .string($0) }),
          ]
        }),
    ]
  }
}
