import ArgumentParser
import Formats
import Law

/// `law due`: the legal and the safe date of one request, complaint or breach.
struct LawDue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Say by when a request, complaint or breach must be dealt with.",
    discussion: """
      Late is only what comes after the legal date; plan for the safe one, the earliest reading \
      that can be defended.

      Example:  aboveboard law due --law uk-gdpr --right access --received 2026-09-03 \
      --region scotland
      """)

  @OptionGroup var facts: LawFacts
  @OptionGroup var result: ResultOptions

  func run() async throws {
    let right = try facts.parsedRight()
    if right == .breach { return try breach() }
    let deadline: Deadline
    do {
      deadline = try facts.question(for: right).deadline()
    } catch {
      throw LawFacts.refusal(error)
    }
    let output = Output.current
    if result.json { return output.line(LawText.json(deadline).pretty) }
    for line in LawText.lines(deadline, width: output.terminal.width) { output.line(line) }
  }

  private func breach() throws {
    let (aware, isMinute) = try facts.parsedAware()
    let deadline: BreachDeadline
    do {
      deadline = try BreachClock.deadline(
        law: facts.law, place: facts.country ?? (facts.region == nil ? nil : "GB"), aware: aware)
    } catch {
      throw LawFacts.refusal(error)
    }
    let output = Output.current
    if result.json { return output.line(LawText.json(deadline, inMinutes: isMinute).pretty) }
    for line in LawText.lines(deadline, width: output.terminal.width) { output.line(line) }
  }
}
