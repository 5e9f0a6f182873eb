import ArgumentParser
import Formats
import Workspace

extension Stage {
  /// The heading of a story, and what it is about.
  func title(_ title: String, _ about: String) {
    output.line()
    output.line(terminal.bold(title))
    for line in Wrapping.lines(about, width: min(terminal.width, 100) - 2) {
      output.line("  " + line)
    }
  }

  /// A step of a story: before, act or after.
  func step(_ name: String, _ words: String) {
    output.line()
    let label = name + String(repeating: " ", count: max(1, 8 - name.count))
    for (number, line) in Wrapping.lines(words, width: min(terminal.width, 100) - 10).enumerated() {
      output.line("  " + (number == 0 ? terminal.bold(label) : "        ") + line)
    }
  }

  /// Shows a command as anyone would type it, and carries it out by its own implementation.
  @discardableResult
  func run(_ words: String..., expecting expected: CommandExit = .done) async throws -> CommandExit
  {
    try await run(words, expecting: expected)
  }

  /// The same for words that are put together.
  @discardableResult
  func run(_ words: [String], expecting expected: CommandExit = .done) async throws -> CommandExit {
    try Task.checkCancellation()
    let time = clock.isSet ? " --now " + clock.now().rfc3339 : ""
    let command = try Aboveboard.parseAsRoot(words)
    let needsDesk = command is any DeskCommand
    output.line(
      terminal.dim("  $ ./run ") + words.map(Shell.quoted).joined(separator: " ")
        + (needsDesk ? Stage.shown(folder) + time : ""))
    let code = try await carryOut(command, Output(in: output, indent: "    "))
    if code != .done { output.line(terminal.dim("    exit \(code.rawValue)")) }
    guard code == expected else {
      throw CommandError.storyBroken("`\(words.prefix(2).joined(separator: " "))` ended otherwise")
    }
    return code
  }

  private func carryOut(_ command: any ParsableCommand, _ output: Output) async throws
    -> CommandExit
  {
    do {
      try await Output.$current.withValue(output) {
        if let command = command as? any DeskCommand {
          try await command.act(
            at: Desk(
              workspace: workspace, now: clock.now(), account: command.place.account,
              output: output))
        } else if var command = command as? any AsyncParsableCommand {
          try await command.run()
        }
      }
      return .done
    } catch is Wanting {
      return .wanting
    } catch let error as CancellationError {
      throw error
    } catch {
      output.line(Failure.line(for: error) ?? "error: this command line makes no sense")
      return .wanting
    }
  }
}
