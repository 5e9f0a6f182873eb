import ArgumentParser
import Erasure
import Formats
import Workspace

/// `erase list`: the newest first.
struct EraseList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List erasures, newest first, and how far each has come.")

  @Option(
    help: ArgumentHelp("Only held, running or done.", valueName: "state"),
    completion: .list(ErasureAct.State.allCases.map(\.rawValue)))
  var state: ErasureAct.State?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let acts = try await desk.workspace.erasures.list(state, limit: most.limit)
    if result.json { return desk.print(.array(acts.map(EraseText.json))) }
    guard !acts.isEmpty else { return desk.line("nobody was erased") }
    var table = Table(
      [.left, .right, .left, .left, .left],
      header: ["asked", "people", "state", "why", "name"])
    for act in acts {
      table.row([
        Figures.time(act.asked), "\(act.people)", act.state.rawValue, act.reason.words, act.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `erase show`: one act with its steps.
struct EraseShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one erasure with its steps.")

  @Argument(help: "The erasure's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let act = try await desk.workspace.erasures.show(id)
    let steps = try await desk.workspace.erasures.steps(of: id)
    if result.json {
      guard case .object(var object) = EraseText.json(act) else { return }
      object["steps"] = .array(
        steps.map {
          [
            "step": .string($0.step.rawValue), "state": .string($0.state.rawValue),
            "at": .string($0.at.rfc3339), "tries": .integer(Int64($0.tries)),
            "detail": $0.detail,
          ]
        })
      return desk.print(.object(object))
    }
    desk.line(
      "\(desk.terminal.bold(act.id))  \(Figures.count(act.people, "person", "people"))  "
        + act.state.rawValue)
    if act.state == .held {
      desk.line("  a legal hold stands: it goes on by itself when the hold is lifted")
    }
    for line in steps {
      let mark =
        line.state == .done ? desk.terminal.good("done  ") : desk.terminal.bad("failed")
      let why = line.detail["why"]?.string.map { ": \($0)" } ?? ""
      desk.line("  \(mark) \(line.step.words)\(why)")
    }
    if let retry = act.retry { desk.line("  tried again from \(Figures.time(retry)) on") }
  }
}

/// `erase certificate`: the file for the person.
struct EraseCertify: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Write the certificate of an erasure.",
    discussion: """
      It names nobody; `aboveboard verify` checks it offline.

      Example:  aboveboard erase certificate ID --output certificate.json
      """)

  @Argument(help: "The erasure's name.")
  var id: String

  @Option(help: ArgumentHelp("The file to write (default: print).", valueName: "path"))
  var output: String?

  @Flag(help: "Print it as sentences.")
  var text = false

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let certificate = try await desk.workspace.erasureCertificate(id)
    if text { return EraseText.print(certificate.statement, at: desk) }
    guard let output else {
      return desk.output.write(String(decoding: certificate.bytes, as: UTF8.self))
    }
    try WrittenFile.write(certificate.bytes, to: output)
    desk.line("wrote \(output)")
  }
}
