import ArgumentParser
import Formats
import Foundation
import Workspace

/// `demo`: eight stories on invented people, told with the same commands that anyone can type.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Tell eight stories on an invented parents' forum.",
    discussion: """
      Makes a workspace, takes in invented members, and shows before, act and after of each \
      story with the commands to repeat it. A second run goes on with what is there.
      """)

  @Option(help: "How many members to invent.")
  var count = 20_000

  @Option(help: "What decides who they are.")
  var seed: UInt64 = 1

  @Flag(help: "Serve the pages afterwards, until Ctrl-C.")
  var serve = false

  @Option(help: "The port to serve at, or the next free one after it.")
  var port = 8_080

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (200...1_000_000).contains(count) else {
      throw ValidationError("--count lies between 200 and 1000000")
    }
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port lies between 1 and 65535")
    }
  }

  func run() async throws {
    let stage = try await Stage.open(self, .current)
    do {
      try await play(stage)
    } catch {
      try? await stage.workspace.close()
      throw error
    }
    try await stage.workspace.close()
  }

  private func play(_ stage: Stage) async throws {
    var progress = try StoryProgress(in: stage.workspace.folder)
    if progress.next < Stage.stories.count {
      for story in Stage.stories[progress.next...] {
        try await story(stage, &progress)
        try Task.checkCancellation()
        progress.next += 1
        try progress.write(to: stage.workspace.folder)
      }
      try await showPages(stage, progress)
    } else {
      try await goOn(stage, progress)
    }
    #if !STORIES
    if serve { try await stage.serve(progress, from: port) }
    #endif
  }

  /// What follows the stories; the program without a server leaves it to the one that has it.
  private func showPages(_ stage: Stage, _ progress: StoryProgress) async throws {
    #if !STORIES
    try await stage.savePages(progress)
    stage.nameFiles()
    #endif
  }

  private func goOn(_ stage: Stage, _ progress: StoryProgress) async throws {
    #if !STORIES
    // `run` has the stories told by a program that is built sooner, and this one goes on at once.
    if ProcessInfo.processInfo.environment["ABOVEBOARD_TOLD"] == "1" {
      try await showPages(stage, progress)
      return
    }
    try await stage.sayWhereItIs()
    try await stage.savePages(progress)
    #endif
  }
}
