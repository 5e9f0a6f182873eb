import ArgumentParser
import Connectors
import Formats
import Foundation
import Members
import Register
import Workspace

/// `systems collect`: everything that other systems hold of a member.
struct SystemsCollect: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Collect what other systems hold of a member.",
    discussion: """
      This shows personal data: use it to answer the member, and nobody else. It is kept sealed \
      for 30 days.

      Example:  aboveboard systems collect m-000001 --actor priya
      Exit codes: 0 every system has answered, 1 something is left to do
      """)

  @OptionGroup var subject: MemberArgument

  @Flag(help: "Say what would be asked; ask nothing that would be kept.")
  var dryRun = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    if dryRun {
      return try await SystemsText.rehearse(.collect, ordinal, json: result.json, at: desk)
    }
    let act = try await desk.workspace.inOtherSystems(
      .collect, for: ordinal, actor: try await desk.actor(), clock: desk.clock)
    let collected = try await desk.workspace.connectors.collected(act.id)
    if result.json {
      desk.print(["act": SystemsText.json(act), "collected": SystemsText.json(collected)])
    } else {
      SystemsText.print(act, at: desk)
      SystemsText.print(collected, at: desk)
    }
    if !act.isOver { throw Wanting() }
  }
}

/// `systems erase`: erases a member everywhere else.
struct SystemsErase: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase a member from other systems.",
    discussion: """
      What the register declares is done at each system, in one transaction where it is a \
      database. Nothing is erased here.

      Example:  aboveboard systems erase m-000001 --dry-run
      Exit codes: 0 every system has answered, 1 something is left to do
      """)

  @OptionGroup var subject: MemberArgument

  @Flag(help: "Say what would be erased; erase nothing.")
  var dryRun = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    if dryRun {
      return try await SystemsText.rehearse(.erase, ordinal, json: result.json, at: desk)
    }
    let act = try await desk.workspace.inOtherSystems(
      .erase, for: ordinal, actor: try await desk.actor(), clock: desk.clock)
    result.json ? desk.print(SystemsText.json(act)) : SystemsText.print(act, at: desk)
    if !act.isOver { throw Wanting() }
  }
}

/// `systems rectify`: puts a value right everywhere else.
struct SystemsRectify: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "rectify", abstract: "Put a value of a member right in other systems.",
    discussion: """
      The value is the one that is held here; put it right here first.

      Example:  aboveboard systems rectify m-000001 --field name --actor priya
      Exit codes: 0 every system has answered, 1 something is left to do
      """)

  @OptionGroup var subject: MemberArgument

  @Option(help: "A field of the register.")
  var field: FieldID

  @Flag(help: "Say what would be changed; change nothing.")
  var dryRun = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    let register = try await desk.workspace.inForce().register
    guard
      let held = try await desk.workspace.members.profile(ordinal, register: register)?.values
        .first(where: { $0.holding.field == field })
    else { throw CommandError.nothingHeld(field.text) }
    let value = held.value.text
    if dryRun {
      return try await SystemsText.rehearse(
        .rectify(field, value: value), ordinal, json: result.json, at: desk)
    }
    let act = try await desk.workspace.inOtherSystems(
      .rectify, for: ordinal, field: field, value: value, actor: try await desk.actor(),
      clock: desk.clock)
    result.json ? desk.print(SystemsText.json(act)) : SystemsText.print(act, at: desk)
    if !act.isOver { throw Wanting() }
  }
}

/// `systems show`: one act, with whom it is about.
struct SystemsShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an act on other systems, and what was collected.",
    discussion: """
      With --whom it says by what the member is known, for whoever has to do something by hand; \
      that you look is written down.

      Example:  aboveboard systems show ACT --whom --actor priya
      """)

  @Argument(help: "The act.")
  var id: String

  @Flag(help: "By what the member is known, until the act is over.")
  var whom = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let connectors = desk.workspace.connectors
    let act = try await connectors.act(id)
    let collected = try await connectors.collected(id)
    var handles: [String: [String]] = [:]
    if whom {
      try await connectors.noteLook(at: id, actor: try await desk.actor(), at: desk.now)
      handles = try await connectors.whom(id)
    }
    if result.json {
      return desk.print([
        "act": SystemsText.json(act), "collected": SystemsText.json(collected),
        "whom": .object(handles.mapValues { .array($0.map { .string($0) }) }),
      ])
    }
    SystemsText.print(act, at: desk)
    for (handle, values) in handles.sorted(by: { $0.key < $1.key }) {
      desk.line("  \(handle): \(values.joined(separator: ", "))")
    }
    SystemsText.print(collected, at: desk)
  }
}

/// `systems answer`: a person has done what was left to them.
struct SystemsAnswer: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Say that a person has done what another system needed.",
    discussion: """
      Example:  aboveboard systems answer ACT archive --text "Folder 12 was shredded" --actor priya
      """)

  @Argument(help: "The act.")
  var id: String

  @Argument(help: "The system.")
  var system: SystemID

  @Option(help: "What was done, or what was found.")
  var text: String

  @Option(help: ArgumentHelp("A file that goes with it, of at most 1 MiB.", valueName: "path"))
  var file: String?

  @Flag(help: "What is about a second person too may be shown to the member.")
  var release = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard !text.isEmpty, text.utf8.count <= 4_000 else {
      throw ValidationError("--text has between 1 and 4000 bytes")
    }
  }

  func act(at desk: Desk) async throws {
    var reply = TaskReply(text: text, releases: release)
    if let file {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CommandError.unreadable(path: file, why: "cannot be read")
      }
      guard data.count <= TaskReply.most else {
        throw CommandError.unreadable(path: file, why: "is larger than 1 MiB")
      }
      reply.fileName = URL(fileURLWithPath: file).lastPathComponent
      reply.file = [UInt8](data)
    }
    let act = try await desk.workspace.answer(
      task: id, at: system, with: reply, actor: try await desk.actor(), at: desk.now)
    result.json ? desk.print(SystemsText.json(act)) : SystemsText.print(act, at: desk)
  }
}
