import ArgumentParser
import Formats
import Staff
import Workspace

/// `staff identity`: binds an account to an identity at a provider.
struct StaffIdentityCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity",
    abstract: "Let a staff account sign in with an OpenID Connect provider.",
    discussion: """
      The first who comes from that provider with that address, verified, is pinned to the account by \
      what the provider calls the person for good; the address counts no more after that. What was bound \
      before no longer opens, and sessions of the account end.

      Example:  aboveboard staff identity priya --provider work --email priya@nest.example
      """)

  @OptionGroup var subject: AccountArgument

  @Option(help: "The provider, by its `id` under `staff` in sign-in.yaml.")
  var provider: String?

  @Option(help: "The e-mail address that the provider has verified.")
  var email: String?

  @Flag(help: "Take the identity away.")
  var remove = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard remove ? provider == nil && email == nil : provider != nil && email != nil else {
      throw ValidationError("Give --provider and --email, or --remove alone.")
    }
  }

  func act(at desk: Desk) async throws {
    let (account, actor) = (subject.account, try await desk.actor())
    guard let provider, let email else {
      try await desk.workspace.staff.removeIdentity(of: account, actor: actor, at: desk.now)
      if result.json { return desk.print(["removed": true]) }
      return desk.line("the identity of \(account) is removed")
    }
    try await desk.workspace.bind(account, to: email, at: provider, actor: actor, now: desk.now)
    if result.json { return desk.print(["provider": .string(provider)]) }
    desk.line("\(account) signs in with \(provider); the first sign-in settles who that is")
  }
}
