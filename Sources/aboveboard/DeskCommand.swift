import ArgumentParser

/// A command that works in a workspace; the demo runs it at a desk that is open already.
protocol DeskCommand: AsyncParsableCommand {
  var place: WorkspaceOptions { get }
  func act(at desk: Desk) async throws
}

extension DeskCommand {
  mutating func run() async throws {
    let command = self
    try await Desk.with(place) { try await command.act(at: $0) }
  }
}
