public import Formats
import Gate
import Register
public import Store

extension Disclosures {
  /// Records that a second person approves a plan; of two approvals at once one is told that it came second.
  ///
  /// - Throws: `DisclosureError` when the actor planned it, is not staff, or somebody approved before.
  public func approve(_ id: String, actor: Actor, at now: Timestamp) async throws
    -> DisclosureSummary
  {
    guard actor.kind == .staff else { throw DisclosureError.notStaff }
    return try await database.write { transaction in
      guard let found = try Ledger.find(id, transaction) else {
        throw DisclosureError.unknown(id: id)
      }
      guard found.use.recipient != .ourselves || !found.use.through.isEmpty else {
        throw DisclosureError.needsNoApproval(id: id)
      }
      guard found.planned.by != actor else { throw DisclosureError.ownPlan(id: id) }
      switch found.state {
      case .sent: throw DisclosureError.alreadySent(id: id)
      case .approved: throw DisclosureError.alreadyApproved(id: id)
      case .planned: break
      }
      let changed = try transaction.run(
        """
        UPDATE disclosures SET state = \(DisclosureSummary.State.approved), approved_at = \(now),
          approved_kind = \(actor.kind), approved_by = \(actor.id)
        WHERE id = \(id) AND state = \(DisclosureSummary.State.planned)
        """)
      guard changed == 1 else { throw DisclosureError.alreadyApproved(id: id) }
      try transaction.append(
        EntryDraft(kind: "disclosure.approved", at: now) { _ in ["disclosure": .string(id)] })
      var approved = found
      approved.state = .approved
      approved.approved = .init(at: now, by: actor)
      return approved
    }
  }
}
