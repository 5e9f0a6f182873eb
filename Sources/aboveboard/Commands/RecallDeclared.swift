import ArgumentParser
import Disclosure
import Formats
import Workspace

/// `recall declared`: asks everything of a declared disclosure back.
struct RecallDeclared: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "declared", abstract: "Ask everything of a declared disclosure back.",
    discussion: """
      Its recipients are asked to delete all that they had from it, whoever was in it. One who is \
      not in the register cannot be written to: a finding goes to the owner at once.

      Example:  aboveboard recall declared ID --actor priya
      """)

  @Argument(help: "The declaration's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let made = try await desk.workspace.recallDeclared(
      id, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(["recalls": .array(made.map { .string($0) })]) }
    desk.line("asked back: everything, in \(Figures.count(made.count, "recall"))")
    for id in made { desk.line("  \(id)") }
  }
}
