import ArgumentParser
import Formats
import Workspace

/// `members show`: a member's own page as text.
struct MembersShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a member's own page: held, shared, refused, chosen.",
    discussion: """
      This shows personal data: use it to answer the member, and nobody else.

      Example:  aboveboard members show m-000001
      """)

  @OptionGroup var subject: MemberArgument
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    guard let report = try await desk.workspace.memberReport(ordinal, at: desk.now) else {
      throw CommandError.memberUnknown
    }
    MemberText.print(report, at: desk)
  }
}
