import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Members
import Register
import Standing
import Store
import Vault
import Workspace

/// How much of the memory has been compared with the workspace already.
struct Seen {
  var said: Set<String> = []
  var imports: Set<Int> = []
  var disclosures: [String: Memory.Disclosure.State] = [:]
}

extension Torture {
  func history(of member: Int, _ workspace: Workspace) async throws -> [RecordedChoice] {
    guard let subject = try await workspace.members.find(.id, Talk.id(of: member)) else {
      throw Broken(what: "\(Talk.id(of: member)) is gone")
    }
    return try await workspace.consent.history(of: subject)
  }

  /// Compares what was acknowledged with what is there.
  mutating func look(_ when: String, fsck: Bool) async throws {
    let workspace = try await town.open()
    do {
      try await lookAtChoices(when, workspace)
      try await lookAtImports(when, workspace)
      try await lookAtDisclosures(when, workspace)
      try await lookAtStops(when, workspace)
      if fsck {
        guard let now = Timestamp(Town.now) else { return }
        let report = try await workspace.fsck(at: now)
        let faults = report.flaws.all.filter { $0.kind.weight == .fault }
        guard faults.isEmpty else {
          throw Broken(
            what: "\(when): "
              + faults.map { "\($0.kind.code) \($0.count) \($0.places)" }
              .joined(separator: ", "))
        }
      }
    } catch {
      try await workspace.close()
      throw error
    }
    try await workspace.close()
  }

  private mutating func lookAtChoices(_ when: String, _ workspace: Workspace) async throws {
    guard let now = Timestamp(Town.now), let purpose = PurposeID("offers.baby"),
      let brand = RecipientID("nappy-brand")
    else { throw Broken(what: "an identifier is malformed") }
    let nappies = Use(purpose: purpose, recipient: brand)
    for said in memory.said {
      guard let sequence = said.sequence, seen.said.insert(said.key).inserted else { continue }
      let isThere = try await history(of: said.member, workspace).contains {
        $0.sequence == sequence && $0.choice.act == said.act
      }
      guard isThere else {
        throw Broken(what: "\(when): the acknowledged choice of entry \(sequence) is lost")
      }
      guard said.act == .withdraw, said.body.contains("offers.baby") else { continue }
      let subject = try await workspace.members.find(.id, Talk.id(of: said.member))
      guard try await !workspace.may(nappies, subject: subject, at: now).isPermitted else {
        throw Broken(what: "\(when): permitted after the withdrawal of entry \(sequence)")
      }
    }
  }

  private mutating func lookAtImports(_ when: String, _ workspace: Workspace) async throws {
    for (index, file) in memory.imports.enumerated()
    where file.isAcknowledged && seen.imports.insert(index).inserted {
      let found = try await workspace.members.find(.id, file.ids)
      guard found.allSatisfy({ $0 != nil }), Set(found).count == found.count else {
        throw Broken(what: "\(when): members of an acknowledged import are lost or doubled")
      }
    }
  }

  private mutating func lookAtDisclosures(_ when: String, _ workspace: Workspace) async throws {
    for known in memory.disclosures where seen.disclosures[known.id] != known.state {
      seen.disclosures[known.id] = known.state
      let summary = try await workspace.disclosures.show(known.id)
      let isThere =
        switch known.state {
        case .planned: true
        case .approved: summary.state != .planned
        case .sent: summary.state == .sent
        }
      guard isThere else {
        throw Broken(what: "\(when): \(known.id) was acknowledged and is \(summary.state)")
      }
      guard known.state == .sent else { continue }
      let certificate = workspace.disclosures.folder(of: known.id) + "/certificate.json"
      guard try Verification.verify(certificate).isIntact else {
        throw Broken(what: "\(when): the file of \(known.id) is not whole")
      }
    }
  }

  private func lookAtStops(_ when: String, _ workspace: Workspace) async throws {
    let inForce = try await workspace.inForce()
    let suspended = Set(inForce.suspended.keys.map(\.text))
    let paused = Set(inForce.paused.map(\.text))
    for (stops, found) in [(memory.suspended, suspended), (memory.paused, paused)] {
      for (name, stop) in stops {
        guard let stop, stop != found.contains(name) else { continue }
        throw Broken(what: "\(when): \(name) was acknowledged as \(stop ? "stopped" : "resumed")")
      }
    }
  }

  /// Each choice was recorded once, however often it was said; each member of a file is there once.
  func lookForDoubles() async throws {
    let workspace = try await town.open()
    var keys = [Int](repeating: 0, count: before.count)
    for said in memory.said {
      guard said.sequence != nil else { throw Broken(what: "a choice is never acknowledged") }
      keys[said.member] += 1
    }
    for member in before.indices {
      let count = try await history(of: member, workspace).count
      guard count == before[member] + keys[member] else {
        throw Broken(
          what:
            "\(Talk.id(of: member)) said \(keys[member]), and \(count - before[member]) are there")
      }
    }
    let members = try await workspace.members.count()
    let taken = memory.imports.reduce(0) { $0 + $1.ids.count }
    guard members == membersBefore + taken else {
      throw Broken(what: "\(members) members, not \(membersBefore + taken)")
    }
    try await workspace.close()
  }
}
