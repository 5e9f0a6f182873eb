import ArgumentParser
import Workspace

/// `erase preview`: what would go, what stays, what cannot be undone.
struct ErasePreview: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Say what an erasure would do; nothing is changed.",
    discussion: "Example:  aboveboard erase preview m-000001")

  @OptionGroup var subject: MemberArgument
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    let preview = try await desk.workspace.erasurePreview(ordinal, at: desk.now)
    if result.json { return desk.print(EraseText.json(preview)) }
    EraseText.print(preview, at: desk)
  }
}
