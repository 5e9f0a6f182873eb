import ArgumentParser
import Formats
import Register
import Workspace

/// `members uses`: every purpose × recipient × field for one member, by test decisions.
struct MembersUses: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "uses", abstract: "List what is possible with a member's data, and why not more.",
    discussion: """
      Every purpose, every recipient that an agreement or a notice names for it, every field: \
      each is decided, and no data moves.

      Example:  aboveboard members uses m-000001 --to social-network
      """)

  @OptionGroup var subject: MemberArgument

  @Option(help: "Only this recipient, also where data would pass through it.")
  var to: RecipientID?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    let rows = try await desk.workspace.stopTable(ordinal, recipient: to, at: desk.now)
    if result.json { return desk.print(.array(rows.map(UsesText.json))) }
    UsesText.print(rows, at: desk)
  }
}
