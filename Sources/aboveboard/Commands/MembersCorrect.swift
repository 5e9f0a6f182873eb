import ArgumentParser
import Formats
import Register
import Workspace

/// `members correct`: puts a value right, or removes it, and asks recipients to do the same.
struct MembersCorrect: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Put a value right, or remove it; recipients are told.",
    discussion: """
      Neither the old value nor the new one enters the log.

      Example:  aboveboard members correct m-000001 name "Ada King" --actor priya
                aboveboard members correct m-000001 address --remove --actor priya
      """)

  @OptionGroup var subject: MemberArgument

  @Argument(help: "The field, as the register names it.")
  var field: FieldID

  @Argument(help: "The right value.")
  var value: String?

  @Flag(help: "Remove the value.")
  var remove = false

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (value == nil) == remove else {
      throw ValidationError("give the right value, or --remove")
    }
  }

  func act(at desk: Desk) async throws {
    let isDone = try await desk.workspace.rectify(
      field, of: try await subject.require(in: desk.workspace), to: value,
      actor: try await desk.actor(), at: desk.now)
    guard isDone else {
      desk.line("nothing of that kind is held, so there is nothing to put right")
      throw Wanting()
    }
    desk.line(
      remove ? "removed; recipients are asked to remove it" : "put right; recipients are told")
  }
}
