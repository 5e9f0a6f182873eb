public import Formats
public import Register
import Store

extension Disclosures {
  /// Why everything is asked back from the one recipient whose agreement ended.
  static let endedReason = "agreement.ended"

  /// Asks back everything that was sent under an agreement that has ended, from its recipient.
  ///
  /// What was asked back before is not asked back again, so that it can be killed and run again.
  /// - Returns: what it asked back, or nil when another process is at it.
  public func recallEverything(under agreement: AgreementID, at now: Timestamp) async throws
    -> RecallSweep?
  {
    try await database.lock("recalls").hold { held in
      var sweep = RecallSweep()
      try await askBack(under: agreement, held, &sweep, at: now)
      return sweep
    }
  }

  /// The same for whoever holds the lock of recalls.
  func askBack(
    under agreement: AgreementID, _ held: any HeldLock, _ sweep: inout RecallSweep,
    at now: Timestamp
  ) async throws {
    for sent in try await self.sent() {
      guard let recipient = sent.terms.first(where: { $0.agreement == agreement })?.recipient
      else { continue }
      try await held.check()
      let (id, vault) = (sent.id, vault)
      let (made, refs) = try await database.writeAlone { transaction -> ([String], Int) in
        var asked: [RecallItem.Key: [AskedBefore]] = [:]
        try Self.asked(
          "disclosure = \(id) AND recipient = \(recipient.text)", into: &asked, transaction)
        let items = try transaction.rows(
          "SELECT ordinal, ref FROM disclosed WHERE disclosure = \(id) ORDER BY ordinal"
        ).compactMap { row -> RecallItem? in
          let ordinal = try row.ordinal(0)
          let key = RecallItem.Key(
            ordinal: ordinal, disclosure: id, recipient: recipient.text)
          if asked[key]?.contains(where: { $0.action == .delete }) == true { return nil }
          return RecallItem(
            recipient: recipient, disclosure: id, ordinal: ordinal, ref: try row.text(1),
            action: .delete, reason: Self.endedReason)
        }
        return (try Self.add(items, at: now, vault, transaction), items.count)
      }
      for one in made where !sweep.recalls.contains(one) { sweep.recalls.append(one) }
      sweep.refs += refs
    }
  }
}
