import ArgumentParser
import Consent
import Members
import Register
import Workspace

/// `notice`: what people were told.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Record that a notice was shown to a member.",
    subcommands: [NoticeServe.self])
}

/// `notice serve`: a grant needs it first.
struct NoticeServe: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Record that a member was shown a notice version.",
    discussion: "Example:  aboveboard notice serve m-000001 --notice privacy@1 --channel phone")

  @OptionGroup var subject: MemberArgument

  @Option(help: "The version that was shown, such as privacy@1.")
  var notice: NoticeVersion

  @Option(help: "On what way it reached the member.")
  var channel = Channel.web

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    try await desk.workspace.consent.serve(
      notice, to: [ordinal], channel: channel, inForce: try await desk.workspace.inForce(),
      actor: try await desk.actor(), at: desk.now)
    desk.line("recorded: \(notice) was shown, \(channel.rawValue)")
  }
}
