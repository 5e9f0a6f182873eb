import ArgumentParser
import Disclosure
import Store
import Workspace

/// What the commands that change an audience share.
protocol AudienceStep: DeskCommand {
  var id: String { get }
  var result: ResultOptions { get }
  func change(_ audiences: Audiences, _ actor: Actor, _ desk: Desk) async throws -> TargetAudience
}

extension AudienceStep {
  func act(at desk: Desk) async throws {
    let audience = try await change(desk.workspace.audiences, try await desk.actor(), desk)
    if result.json { return desk.print(AudienceText.json(audience)) }
    AudienceText.print(audience, at: desk)
  }
}

/// `audience approve`: a second person says yes to all runs.
struct AudienceApprove: AudienceStep {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve an audience and all its runs; never one's own.")
  @Argument(help: "The audience's name.") var id: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func change(_ audiences: Audiences, _ actor: Actor, _ desk: Desk) async throws -> TargetAudience {
    try await audiences.approve(id, actor: actor, at: desk.now)
  }
}

/// `audience pause`: no more runs until it is resumed.
struct AudiencePause: AudienceStep {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Stop the runs; the recipient keeps what it has.")
  @Argument(help: "The audience's name.") var id: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func change(_ audiences: Audiences, _ actor: Actor, _ desk: Desk) async throws -> TargetAudience {
    try await audiences.pause(id, actor: actor, at: desk.now)
  }
}

/// `audience resume`: takes up a paused audience.
struct AudienceResume: AudienceStep {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Take up a paused audience.")
  @Argument(help: "The audience's name.") var id: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func change(_ audiences: Audiences, _ actor: Actor, _ desk: Desk) async throws -> TargetAudience {
    try await audiences.resume(id, actor: actor, at: desk.now)
  }
}

/// `audience end`: one last run drops everybody.
struct AudienceEnd: AudienceStep {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End an audience: its last run drops everybody.")
  @Argument(help: "The audience's name.") var id: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func change(_ audiences: Audiences, _ actor: Actor, _ desk: Desk) async throws -> TargetAudience {
    try await audiences.end(id, actor: actor, at: desk.now)
  }
}
