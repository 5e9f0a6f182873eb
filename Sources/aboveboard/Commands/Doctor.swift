import ArgumentParser
import Formats
import Workspace

/// `doctor`: looks at the health of a workspace.
struct Doctor: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at the workspace's health; exit 1 if something is amiss."
  )

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let lines = try await desk.workspace.doctor(at: desk.now)
    let isWell = lines.allSatisfy(\.isGood)
    if result.json {
      desk.print([
        "healthy": .bool(isWell),
        "lines": .array(
          lines.map {
            [
              "good": .bool($0.isGood), "text": .string($0.text),
              "remedy": $0.remedy.map { .string($0) } ?? .null,
            ]
          }),
      ])
    } else {
      for line in lines {
        desk.line((line.isGood ? "ok    " : "AMISS ") + line.text)
        if let remedy = line.remedy { desk.line("      do: \(remedy)") }
      }
      desk.line(isWell ? "in good health" : "something needs you")
    }
    guard isWell else { throw Wanting() }
  }
}
