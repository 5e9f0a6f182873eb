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
  private let facts: Facts
  private let atoms: Set<Atom>

  init(_ ordinal: UInt32, at now: Timestamp, _ workspace: Workspace) async throws {
    self.ordinal = ordinal
    self.workspace = workspace
    self.now = now
    head = try await workspace.database.headSource.position()
    let key = try await workspace.vault.key(for: ordinal)
    let standing = workspace.standing
    (inForce, facts) = try await workspace.database.read { transaction in
      guard let inForce = try standing.inForce(transaction) else {
        throw IndexError.nothingPublished
      }
      let facts = try FactsLoader.facts(of: ordinal, transaction, key: key, inForce: inForce)
      return (inForce, facts ?? Facts(isMember: false))
    }
    atoms = Set(facts.atoms(inForce: inForce, day: now.date).atoms)
  }

  /// Whether a use is permitted today, and why not.
  func decide(_ use: Use) async throws -> (isPermitted: Bool, reasons: [ReasonCode]) {
    if let ready = try await workspace.index.prepareIfLoaded(use, at: now, behind: head) {
      let decision = ready.decide(ordinal)
      return (decision.isPermitted, ready.plan.codes(decision.reasons))
    }
    let plan = Plan(
      use, inForce: inForce, day: now.date,
      classes: { field in facts.holdings.filter { $0.field == field }.map(\.provenance) })
    let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
    return (decision.isPermitted, plan.codes(decision.reasons))
  }
}
