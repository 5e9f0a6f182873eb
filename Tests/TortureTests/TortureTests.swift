import Foundation
import TestSupport
import Testing
import Workspace

/// Kills servers, commands and databases at random moments, and holds the program to what it has acknowledged.
///
/// `Scripts/torture` runs more cycles; `ABOVEBOARD_TORTURE_SEED` repeats a run as far as processes can be repeated.
@Suite struct TortureTests {
  private static let cycles =
    ProcessInfo.processInfo.environment["ABOVEBOARD_TORTURE"].flatMap { Int($0) } ?? 30
  private static let engines =
    ProcessInfo.processInfo.environment["ABOVEBOARD_TORTURE_ENGINE"].flatMap {
      Town.Engine(rawValue: $0)
    }.map { [$0] } ?? Town.Engine.allCases
  private static let seed =
    ProcessInfo.processInfo.environment["ABOVEBOARD_TORTURE_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0..<1_000_000)

  @Test(
    "whatever is killed when, nothing that was acknowledged is lost and everything agrees",
    arguments: engines)
  func loop(engine: Town.Engine) async throws {
    print("torture on \(engine): \(Self.cycles) cycles, seed \(Self.seed)")
    var torture = Torture(
      town: try await Town.found(on: engine), random: SplitMix64(seed: Self.seed))
    do {
      try await torture.begin()
      for cycle in 0..<Self.cycles { try await torture.cycle(cycle) }
      try await torture.end()
    } catch {
      Issue.record("seed \(Self.seed), kept in \(torture.town.folder): \(error)")
      torture.town.postgres?.stop()
      return
    }
    let memory = torture.memory
    print(
      "torture on \(engine): \(memory.acknowledged) acknowledged, \(memory.cut) cut off, "
        + "\(memory.disclosures.count { $0.state == .sent }) sent, "
        + "\(memory.imports.count { $0.isAcknowledged }) files taken in, "
        + "\(memory.undone) writes undone")
    #expect(memory.acknowledged > Self.cycles && (memory.cut > 0 || Self.cycles < 5))
    // A disk that never forgot anything would prove nothing.
    #expect(memory.undone > 0 || engine != .unsynced || Self.cycles < 30)
    torture.town.remove()
  }
}
