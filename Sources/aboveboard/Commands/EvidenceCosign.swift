#if !STORIES
import ArgumentParser
import Formats
import Server
import Workspace

/// `evidence cosign`: has witnesses cosign the newest checkpoint.
struct EvidenceCosign: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign", abstract: "Have witnesses cosign the newest checkpoint.",
    discussion: """
      Asks each witness in the workspace's witnesses.txt (an address and a key on each line) by \
      C2SP tlog-witness, and serves what came back at /evidence/cosigned. Run it as often as you \
      want outsiders to be sure. Exit 1 when a witness did not cosign.

      Example:  aboveboard evidence cosign
      """)

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let (size, outcomes) = try await desk.workspace.cosign(through: WitnessClient())
    let isDone = outcomes.allSatisfy { $0.kind == .cosigned }
    if result.json {
      desk.print([
        "size": .integer(size),
        "witnesses": .array(
          outcomes.map {
            [
              "name": .string($0.name), "cosigned": .bool($0.kind == .cosigned),
              "text": .string($0.sentence),
            ]
          }),
      ])
    } else {
      desk.line("a checkpoint of \(Figures.count(Int(size), "entry", "entries"))")
      for outcome in outcomes { desk.line("  \(outcome.name) \(outcome.sentence)") }
    }
    guard isDone else { throw Wanting() }
  }
}
#endif
