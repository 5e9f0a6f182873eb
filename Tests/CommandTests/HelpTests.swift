import ArgumentParser
import Foundation
import Testing

@testable import aboveboard

/// The help of every command, beside the one that was agreed on; `ABOVEBOARD_RECORD=1` writes it anew.
@Suite struct HelpTests {
  private static let path = TestFolder.root + "/Tests/CommandSnapshots/help.txt"

  private static func help(
    _ command: any ParsableCommand.Type, _ names: [String]
  ) async -> String {
    let run = await Run(names + ["--help"])
    var text = "# aboveboard \(names.joined(separator: " "))\n\n\(run.text)\n"
    for child in command.configuration.subcommands {
      let name = child.configuration.commandName ?? child._commandName
      text += await help(child, names + [name])
    }
    return text
  }

  @Test("the help of every command is what was agreed on")
  func snapshot() async throws {
    let found = await Self.help(Aboveboard.self, [])
    if ProcessInfo.processInfo.environment["ABOVEBOARD_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        atPath: TestFolder.root + "/Tests/CommandSnapshots", withIntermediateDirectories: true)
      try Data(found.utf8).write(to: URL(fileURLWithPath: Self.path))
    }
    let agreed = try String(contentsOfFile: Self.path, encoding: .utf8)
    let foundLines = found.split(separator: "\n", omittingEmptySubsequences: false)
    let agreedLines = agreed.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(foundLines, agreedLines).enumerated() where pair.0 != pair.1 {
      Issue.record("help.txt:\(number + 1): `\(pair.1)` is now `\(pair.0)`")
      return
    }
    #expect(foundLines.count == agreedLines.count)
  }

  @Test("help exits 0 and goes to standard output")
  func exit() async {
    let run = await Run("--help")
    #expect(run.code == .done && run.errors.isEmpty && run.text.contains("disclosure"))
  }
}
