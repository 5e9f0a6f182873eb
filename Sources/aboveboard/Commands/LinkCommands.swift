import ArgumentParser
import Formats
import Staff
import Workspace

/// `link`: one-time sign-in links.
struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Make a sign-in link that works once.",
    subcommands: [LinkMember.self, LinkStaff.self, LinkPartner.self])
}

/// What the kinds of link have in common.
struct LinkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the server is reached.", valueName: "url"))
  var at = "http://127.0.0.1:8080"

  @Option(help: "How many minutes it works.")
  var minutes: Int64 = 15

  /// A day at most; what is larger must not overflow on its way to being refused.
  var seconds: Int64 { min(max(minutes, 0), 10_000) * 60 }

  func url(for principal: Principal, _ desk: Desk) async throws -> String {
    let link = try await desk.workspace.staff.makeLink(
      for: principal, at: desk.now, lasting: seconds)
    return at + "/in/" + link.token.text
  }
}

/// `link member`: signs a member in to their own page.
struct LinkMember: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Make a one-time link to a member's own page.",
    discussion: "Example:  aboveboard link member m-000001")

  @OptionGroup var subject: MemberArgument
  @OptionGroup var options: LinkOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    desk.line(try await options.url(for: .member(ordinal), desk))
  }
}

/// `link staff`: signs a member of staff in to the desk.
struct LinkStaff: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Make a one-time link to the desk.",
    discussion: "Example:  aboveboard link staff priya")

  @OptionGroup var subject: AccountArgument

  @OptionGroup var options: LinkOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    desk.line(try await options.url(for: .staff(subject.account), desk))
  }
}
