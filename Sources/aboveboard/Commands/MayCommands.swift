import ArgumentParser
import Formats
import Workspace

/// `may`: permit or deny for one member and one use.
struct May: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "may", abstract: "Ask whether a member's data may be used; exit 1 when denied.",
    discussion: """
      An answer moves no data and is not recorded as a disclosure.

      Example:  aboveboard may m-000001 offers.baby --to nappy-brand --field address
      """)

  @OptionGroup var subject: MemberArgument
  @OptionGroup var wish: UseOptions
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.find(in: desk.workspace)
    let answer = try await desk.workspace.may(wish.use, subject: ordinal, at: desk.now)
    if result.json {
      desk.print(answer.json)
    } else {
      AnswerText.print(answer, wish.use, at: desk, isExplained: false)
    }
    guard answer.isPermitted else { throw Wanting() }
  }
}

/// `why`: the same with everything behind it, since when and on what.
struct Why: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Say why a use is denied: every reason, since when, on what.",
    discussion: "Example:  aboveboard why m-000001 offers.baby --to nappy-brand")

  @OptionGroup var subject: MemberArgument
  @OptionGroup var wish: UseOptions
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.find(in: desk.workspace)
    let answer = try await desk.workspace.may(wish.use, subject: ordinal, at: desk.now)
    if result.json { return desk.print(answer.json) }
    AnswerText.print(answer, wish.use, at: desk, isExplained: true)
  }
}
