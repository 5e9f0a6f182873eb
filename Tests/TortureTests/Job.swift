import Disclosure
import Formats
import Foundation
import TestSupport

/// A command that runs beside the server and may be killed.
enum Job: Sendable, Equatable {
  case takeIn(Int)
  case plan
  case approve(Int)
  case send(Int)
  case suspend(String, Bool)
  case pause(String, Bool)
  case sweep

  /// Whether two at once would leave it open which of them came last.
  func isAtOdds(with other: Job) -> Bool {
    switch (self, other) {
    case (.suspend(let mine, _), .suspend(let theirs, _)),
      (.pause(let mine, _), .pause(let theirs, _)):
      mine == theirs
    default: self == other
    }
  }

  /// What could be done next, at random.
  static func pick(_ memory: inout Memory, _ town: Town, _ random: inout SplitMix64) throws -> Job {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .takeIn(try nextImport(&memory, town, &random))
    case 2: return .suspend("social-sharing", Bool.random(using: &random))
    case 3: return .pause("ads.audience", Bool.random(using: &random))
    case 4: return .sweep
    default:
      if let index = memory.disclosures.lastIndex(where: { $0.state == .approved }) {
        return .send(index)
      }
      if let index = memory.disclosures.lastIndex(where: { $0.state == .planned }) {
        return .approve(index)
      }
      return .plan
    }
  }

  /// The file that was not taken in to its end, or a new one; in long runs, now and then, one of more than a chunk.
  private static func nextImport(
    _ memory: inout Memory, _ town: Town, _ random: inout SplitMix64
  ) throws -> Int {
    if let index = memory.imports.firstIndex(where: { !$0.isAcknowledged }) { return index }
    let index = memory.imports.count
    let count = index % 32 == 31 ? 2_100 : 40
    let ids = (0..<count).map { "t-\(index)-\($0)" }
    let rows = ids.map {
      "\($0),\($0)@example.org,Town \($0),\($0) Kiln Lane,GB,1990-05-01,yes,2024-01-02,,,sign-up,2025-03-01,"
    }
    let file = town.folder + "/import-\(index).csv"
    let header =
      "member_id,email,name,home_address,country,birth_date,has_under5,children,due_date,topics,"
      + "relationship,joined,internal_note"
    try Data(([header] + rows).joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    memory.imports.append(Memory.Import(file: file, ids: ids))
    return index
  }

  func arguments(_ memory: Memory) -> [String] {
    switch self {
    case .takeIn(let index):
      [
        "members", "import", memory.imports[index].file, "--mapping",
        Town.example + "/mappings/members.yaml", "--actor", "alex",
      ]
    case .plan:
      ["disclosure", "plan", "offers.baby", "--to", "nappy-brand", "--actor", "alex", "--json"]
    case .approve(let index):
      ["disclosure", "approve", memory.disclosures[index].id, "--actor", "billie"]
    case .send(let index): ["disclosure", "send", memory.disclosures[index].id, "--actor", "alex"]
    case .suspend(let name, true):
      ["agreement", "suspend", name, "--reason", "torture", "--actor", "alex"]
    case .suspend(let name, false): ["agreement", "resume", name, "--actor", "alex"]
    case .pause(let name, true):
      ["purpose", "pause", name, "--reason", "torture", "--actor", "alex"]
    case .sweep: ["recall", "sweep", "--json"]
    case .pause(let name, false): ["purpose", "resume", name, "--actor", "alex"]
    }
  }

  /// Notes what an ended command has acknowledged, or that nobody knows.
  func settle(_ end: Child.End, _ text: String, in memory: inout Memory) throws {
    let isDone = end == .exit(0)
    if isDone { memory.acknowledged += 1 }
    if case .signal = end { memory.cut += 1 }
    switch self {
    case .takeIn(let index):
      if isDone { memory.imports[index].isAcknowledged = true }
    case .plan:
      guard isDone, let id = try JSON(parsing: text.utf8)["id"]?.string else { break }
      memory.disclosures.append(Memory.Disclosure(id: id, state: .planned))
    case .approve(let index):
      // A try before was killed after its commit.
      if isDone || text.contains("approved already") {
        memory.disclosures[index].state = .approved
      }
    case .send(let index):
      if isDone || text.contains("has been sent already") {
        memory.disclosures[index].state = .sent
      }
    // What it did before it was killed is in the log; `fsck` and the end look whether it is whole.
    case .sweep: break
    case .suspend(let name, let isStop): note(&memory.suspended, name, isStop, end, text)
    case .pause(let name, let isStop): note(&memory.paused, name, isStop, end, text)
    }
  }

  private func note(
    _ stops: inout [String: Memory.Stop], _ name: String, _ isStop: Bool, _ end: Child.End,
    _ text: String
  ) {
    switch end {
    case .exit(0): stops[name] = .some(.some(isStop))
    // There was nothing to resume.
    case .exit(1) where text.contains(" is not "): stops[name] = .some(.some(false))
    case .exit, .signal: stops[name] = .some(nil)
    }
  }

  /// Whether a command that was not killed may end so.
  func mayEnd(_ end: Child.End, _ text: String) -> Bool {
    guard case .exit(let code) = end, code != 0 else { return true }
    let known = [
      "approved already", "has been sent already", " is not paused", " is not suspended",
      "another process asks back at this moment",
    ]
    return known.contains(where: text.contains)
  }
}
