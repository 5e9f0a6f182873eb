import Formats
import Foundation
import Workspace

/// Where the stories are told: the workspace, the example's files, and a narrator's voice.
struct Stage: Sendable {
  /// A story, or a part of one that a second run need not tell again; each begins with what the ones before have left.
  typealias Story = @Sendable (Stage, inout StoryProgress) async throws -> Void

  /// The stories in their order.
  static let stories: [Story] = [
    { try await $0.tellClub(&$1) }, { stage, _ in try await stage.tellMessenger() },
    { stage, _ in try await stage.tellQuiz() }, { stage, _ in try await stage.tellInsurer() },
    { try await $0.tellMember(&$1) }, { try await $0.tellCampaign(&$1) },
    { try await $0.tellRecall($1) }, { stage, _ in try await stage.tellSilence() },
    { try await $0.tellLeak($1) }, { stage, _ in try await stage.tellDealings() },
    { stage, _ in try await stage.tellPixel() },
    { stage, _ in try await stage.answerQuestions() },
    { try await $0.tellAccess(&$1) }, { try await $0.tellErasure($1) },
    { stage, _ in try await stage.tellEvidence() },
  ]

  /// The privacy lead of the example, who approves.
  static let lead = "priya"
  /// The marketer of the example, who plans.
  static let planner = "maya"

  let workspace: Workspace
  let files: ExampleFiles
  let clock: ExampleClock
  let output: Output
  let folder: String
  let count: Int
  let seed: UInt64

  /// The folder with the invented people's files.
  var people: String { folder + "/people" }
  /// The maildir to which decoys' mail comes.
  var mail: String { folder + "/mail" }
  /// What partners and we have answered in writing.
  var answers: String { folder + "/answers" }
  /// What proves who had the address to which a stranger wrote.
  var leak: String { folder + "/leak" }
  var terminal: Terminal { output.terminal }

  /// Opens the demo's workspace, or makes it.
  static func open(_ demo: Demo, _ output: Output) async throws -> Stage {
    let folder = demo.place.folder
    let files = try ExampleFiles.find()
    let clock = ExampleClock(asked: demo.place.now)
    let isNew = !FileManager.default.fileExists(atPath: folder + "/workspace.json")
    if isNew {
      output.line(output.terminal.bold("Aboveboard: eight stories on an invented parents' forum"))
      output.line()
      output.line("$ ./run init --example" + shown(folder))
      let made = try await Workspace.create(
        at: folder, databases: demo.place.databases, isExample: true,
        origin: "thenest.example/evidence", now: clock.now())
      try await made.close()
      output.line("  made the workspace \(folder)")
    }
    let workspace = try await Workspace.open(
      at: folder, databases: demo.place.databases, now: clock.now())
    guard workspace.isExample else {
      try await workspace.close()
      throw CommandError.notAnExample(folder: folder)
    }
    return Stage(
      workspace: workspace, files: files, clock: clock, output: output, folder: folder,
      count: demo.count, seed: demo.seed)
  }

  /// The same place some days later.
  func later(days: Int) -> Stage {
    Stage(
      workspace: workspace, files: files, clock: clock.ahead(days: days), output: output,
      folder: folder, count: count, seed: seed)
  }

  /// What names the workspace in a command, unless it is the one that commands use anyway.
  static func shown(_ folder: String) -> String {
    folder == "workspace" ? "" : " --workspace " + Shell.quoted(folder)
  }
}
