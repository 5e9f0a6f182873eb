import ArgumentParser
import Formats
import Forms
import Register
import Web
import Workspace

/// `forms`: the forms by which people join or take part.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "See the forms by which people join or take part.",
    subcommands: [FormsList.self, FormsShow.self])
}

/// `forms list`: every form of the register in force.
struct FormsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the forms of the register in force.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let lines = FormLine.all(try await desk.workspace.inForce(), on: desk.now.date)
    if result.json { return desk.print(.array(lines.map(FormText.json))) }
    guard !lines.isEmpty else {
      return desk.line("no form is declared; add one under `forms` in the register")
    }
    var table = Table(
      [.left, .left, .left, .left], header: ["form", "state", "address", "title"])
    for line in lines {
      table.row([
        line.id.text, line.closed.map { "closed: \($0)" } ?? "open", FormText.path(line.id),
        line.title,
      ])
    }
    desk.print(table)
  }
}

/// `forms show`: what one form asks, who gets it, and how a page shows it.
struct FormsShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a form asks, what for, and how to embed it.",
    discussion: "Example:  aboveboard forms show signup --origin https://privacy.example.org")

  @Argument(help: "The form's identifier.")
  var form: FormID

  @Option(help: "Where the server is, such as https://privacy.example.org.")
  var origin: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if let origin, WebAddress(origin)?.origin != origin {
      throw ValidationError("--origin is the bare address of a site, such as https://example.org")
    }
  }

  func act(at desk: Desk) async throws {
    let terms = try await desk.workspace.form(form, at: desk.now)
    let address = (origin ?? "") + FormText.path(form)
    if result.json { return desk.print(FormText.json(terms, address: address)) }
    FormText.print(terms, address: address, at: desk)
    if origin == nil {
      desk.lines("The address is below that of your server; --origin writes it out.")
    }
  }
}
