import ArgumentParser
import Formats
import Register
import Staff
import Workspace

/// `staff password`: sets the password of an account.
struct StaffPassword: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Set the password of a staff account.",
    discussion: """
      The password is asked for twice and not shown; without a terminal it is the first line of standard \
      input. It never stands in the command line. Sessions of the account end.

      Example:  aboveboard staff password priya
      """)

  @OptionGroup var subject: AccountArgument

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let (account, actor) = (subject.account, try await desk.actor())
    let password = Password(try SecretInput.read("new password of \(account)"))
    let staff = desk.workspace.staff
    try await staff.setPassword(password, of: account, actor: actor, at: desk.now)
    desk.line("the password of \(account) is set")
    if try await !staff.means(of: account).factor {
      desk.line("it opens nothing yet: run `aboveboard staff second-factor \(account)`")
    }
  }
}

/// `staff second-factor`: gives an account a new authenticator and recovery codes.
struct StaffSecondFactor: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "second-factor",
    abstract: "Give a staff account a new authenticator and recovery codes.",
    discussion: """
      What is printed is shown now and never again. What the account had before no longer opens, and its \
      sessions end.

      Example:  aboveboard staff second-factor priya
      """)

  @OptionGroup var subject: AccountArgument

  @Flag(help: "Take the second factor away; the password alone opens nothing.")
  var remove = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let (staff, account) = (desk.workspace.staff, subject.account)
    let actor = try await desk.actor()
    if remove {
      try await staff.removeSecondFactor(of: account, actor: actor, at: desk.now)
      if result.json { return desk.print(["removed": true]) }
      return desk.line("the second factor of \(account) is removed")
    }
    let organisation = try? await desk.workspace.inForce().register.organisation
    let factor = try await staff.setSecondFactor(
      of: account, issuer: organisation?.name ?? "Aboveboard", actor: actor, at: desk.now)
    if result.json {
      return desk.print([
        "address": .string(factor.address),
        "recovery": .array(factor.recoveryCodes.map { .string($0) }),
      ])
    }
    desk.line("for the authenticator:")
    desk.line("  " + factor.address)
    desk.line("recovery codes, each good for one sign-in:")
    for code in factor.recoveryCodes { desk.line("  " + code) }
    desk.output.complain("these are shown now and never again; keep the codes on paper")
  }
}
