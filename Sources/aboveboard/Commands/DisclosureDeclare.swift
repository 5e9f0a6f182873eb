import ArgumentParser
import Disclosure
import Formats
import Vault
import Workspace

/// `disclosure declare`: what was handed over before the record, as somebody says.
struct DisclosureDeclare: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare", abstract: "Declare a disclosure from before: declared, not proven.",
    discussion: """
      A file says everything (docs/declared.md); a simple one can be given by hand. --replaces \
      corrects an earlier one: everything is said anew, but its list of members stays unless \
      another is given. Nothing is written when something is wrong.

      Example:  aboveboard disclosure declare --file 2014.yaml --actor priya
                aboveboard disclosure declare --to "Quixotic Data Ltd" \\
                  --purpose "postal offers" --field name --field address \\
                  --from 2014-03-01 --until 2016-08-31 --count 1065220 \\
                  --source "the contract of 2014" --actor priya
      """)

  @Option(help: ArgumentHelp("The declaration, in YAML.", valueName: "path"))
  var file: String?
  @Option(help: ArgumentHelp("A recipient of the register, or a firm's name.", valueName: "who"))
  var to: String?
  @Option(help: ArgumentHelp("Through whom it went; repeat for each.", valueName: "who"))
  var through: [String] = []
  @Option(help: ArgumentHelp("To whom it was passed on; repeat for each.", valueName: "who"))
  var onward: [String] = []
  @Option(help: "A purpose of the register, or what was said then.")
  var purpose: String?
  @Option(help: "A field of the register, or words; repeat for each.")
  var field: [String] = []
  @Option(help: ArgumentHelp("The first day.", valueName: "day"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("The last day; left out when nobody knows.", valueName: "day"))
  var until: CivilDate?
  @Option(help: "How many people: a number, everybody or unknown.")
  var count = "unknown"
  @Option(help: "Who says so, and by what evidence.")
  var source: String?
  @Option(help: "What was agreed with the recipient.")
  var agreed = ""
  @Option(help: ArgumentHelp("A file that bears it out, kept by its hash.", valueName: "path"))
  var document: [String] = []
  @Option(help: ArgumentHelp("A CSV file of the members who were in it.", valueName: "path"))
  var members: String?
  @Option(help: "Which handle the list has: id, email or sign-in.")
  var handle = HandleKind.id
  @Option(help: "The list's column of the handle (default: its kind).")
  var column: String?
  @Option(help: "The list's column by which the recipient knows each (default: the handle's).")
  var key: String?
  @Option(help: ArgumentHelp("The declaration that this one corrects.", valueName: "id"))
  var replaces: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if file == nil, to == nil || purpose == nil || from == nil || source == nil || field.isEmpty {
      throw ValidationError(
        "give --file, or --to, --purpose, --field, --from and --source")
    }
    if file != nil, to != nil || purpose != nil || from != nil || source != nil || !field.isEmpty {
      throw ValidationError("a file says everything itself; leave the other options out")
    }
    guard people != nil else {
      throw ValidationError("--count is a number, everybody or unknown")
    }
  }

  private var people: Declaration.People? {
    switch count {
    case "everybody": .everybody
    case "unknown": .unknown
    default: Int(count).flatMap { $0 >= 0 ? .number($0) : nil }
    }
  }

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    let workspace = desk.workspace
    let declaration: Declaration
    var list: DeclaredList?
    if let file {
      let read = try await workspace.readDeclaration(at: file)
      declaration = read.0
      list = read.1
    } else {
      declaration = try await byHand(workspace)
    }
    if let members {
      list = try DeclaredList(path: members, handle: handle, column: column, key: key)
    }
    let made = try await workspace.declare(
      declaration, list: list, replaces: replaces, actor: actor, at: desk.now)
    if result.json { return desk.print(DeclaredText.json(made)) }
    desk.line("declared, not proven: \(made.id)")
    if let listed = made.listed {
      desk.line(
        "  \(Figures.count(listed, "member")) linked"
          + (made.strangers == 0
            ? "" : "; \(Figures.count(made.strangers, "row")) name nobody whom we know"))
    }
  }

  private func byHand(_ workspace: Workspace) async throws -> Declaration {
    var documents: [Declaration.Document] = []
    for path in document {
      guard let hash = Workspace.sha256(of: path) else {
        throw CommandError.unreadable(path: path, why: "cannot be read")
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      documents.append(.init(title: name, hash: hash))
    }
    func parties(_ names: [String]) async throws -> [DeclaredParty] {
      var parties: [DeclaredParty] = []
      for name in names { parties.append(try await workspace.declaredParty(name)) }
      return parties
    }
    guard let to, let purpose, let from, let source, let people else {
      throw ValidationError("give --file, or --to, --purpose, --field, --from and --source")
    }
    return Declaration(
      recipient: try await workspace.declaredParty(to), through: try await parties(through),
      onward: try await parties(onward), purpose: purpose, fields: field, from: from,
      until: until, people: people, source: source, documents: documents, agreed: agreed)
  }
}
