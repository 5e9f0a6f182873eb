import Formats
import Gate
import Index
import Register
import Standing
import Store
import Vault

/// Test decisions about one member, one use after another.
///
/// An index that is loaded answers with plans that are kept until something changes; while none is loaded that one
/// member is read, and each use compiled. Both say the same, as `Workspace.may` does.
struct TestDecider {
  let inForce: InForce

  private let ordinal: UInt32
  private let workspace: Workspace
  private let now: Timestamp
  private let head: HeadPosition
  /// Nil where the index answers, so that no record is opened for nothing.
  private let alone: Alone?

  init(_ ordinal: UInt32, at now: Timestamp, _ workspace: Workspace) async throws {
    self.ordinal = ordinal
    self.workspace = workspace
    self.now = now
    head = try await workspace.database.headSource.position()
    alone =
      await workspace.index.day == nil ? try await Alone(ordinal, at: now, workspace) : nil
    inForce = if let alone { alone.inForce } else { try await workspace.inForce() }
  }

  /// Whether a use is permitted today, and why not.
  func decide(_ use: Use) async throws -> (isPermitted: Bool, reasons: [ReasonCode]) {
    if let ready = try await workspace.index.prepareIfLoaded(use, at: now, behind: head) {
      let decision = ready.decide(ordinal)
      return (decision.isPermitted, ready.plan.codes(decision.reasons))
    }
    // An index that was there a moment ago may be gone, with the server that it was read from.
    if let alone { return alone.decide(use) }
    return try await Alone(ordinal, at: now, workspace).decide(use)
  }
}

extension TestDecider {
  /// One member, read in one transaction together with what is in force.
  private struct Alone {
    let inForce: InForce
    let facts: Facts
    let atoms: Set<Atom>
    let day: CivilDate

    init(_ ordinal: UInt32, at now: Timestamp, _ workspace: Workspace) async throws {
      let key = try await workspace.vault.key(for: ordinal)
      let standing = workspace.standing
      (inForce, facts) = try await workspace.database.read { transaction in
        guard let inForce = try standing.inForce(transaction) else {
          throw IndexError.nothingPublished
        }
        let facts = try FactsLoader.facts(of: ordinal, transaction, key: key, inForce: inForce)
        return (inForce, facts ?? Facts(isMember: false))
      }
      // A clock that goes back undoes no lapse that this process has seen.
      day = max(now.date, await workspace.index.day ?? now.date)
      atoms = facts.atoms(inForce: inForce, day: day).atoms
    }

    func decide(_ use: Use) -> (isPermitted: Bool, reasons: [ReasonCode]) {
      let plan = Plan(
        use, inForce: inForce, day: day,
        classes: { field in facts.holdings.filter { $0.field == field }.map(\.provenance) })
      let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
      return (decision.isPermitted, plan.codes(decision.reasons))
    }
  }
}
