import Formats
import Gate
import Index
import Register
import Standing
import Store
import Vault

/// One subject, read in one transaction together with what is in force, for decisions without an index.
struct SubjectAlone {
  let inForce: InForce
  /// The entry up to which it was read.
  let head: Int64

  private let facts: Facts
  private let atoms: Set<Atom>
  private let day: CivilDate

  /// Reads the subject, nil for somebody who is no member.
  ///
  /// - Throws: `IndexError.nothingPublished` before a register is published; `StoreError` when the database does not
  ///   answer.
  init(_ ordinal: UInt32?, at now: Timestamp, _ workspace: Workspace) async throws {
    let key =
      if let ordinal { try await workspace.vault.key(for: ordinal) } else { nil as SubjectKey? }
    (inForce, facts, head) = try await workspace.database.read {
      [standing = workspace.standing] transaction in
      guard let inForce = try standing.inForce(transaction) else {
        throw IndexError.nothingPublished
      }
      let facts = try ordinal.flatMap {
        try FactsLoader.facts(of: $0, transaction, key: key, inForce: inForce)
      }
      return (inForce, facts ?? Facts(isMember: false), try transaction.head())
    }
    // A clock that goes back undoes no lapse that this process has seen.
    day = max(now.date, await workspace.index.day ?? now.date)
    atoms = facts.atoms(inForce: inForce, day: day).atoms
  }

  func decide(_ use: Use) -> (plan: Plan, decision: Decision) {
    let plan = Plan(
      use, inForce: inForce, day: day,
      classes: { field in facts.holdings.filter { $0.field == field }.map(\.provenance) })
    return (plan, plan.decide { atoms.contains(plan.formula.atoms[$0]) })
  }
}
