import ArgumentParser
import Door
import Register
import Staff
import Workspace

/// `link partner`: signs a recipient in to its door.
struct LinkPartner: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner", abstract: "Make a one-time link to a partner's door.",
    discussion: "Example:  aboveboard link partner nappy-brand")

  @Argument(help: "The recipient, as the register names it.")
  var recipient: RecipientID

  @OptionGroup var options: LinkOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let register = try await desk.workspace.inForce().register
    let token = try await desk.workspace.door.makeLink(
      for: recipient, register: register, at: desk.now, lasting: options.seconds)
    desk.line(options.at + "/partner/in/" + token.text)
  }
}
