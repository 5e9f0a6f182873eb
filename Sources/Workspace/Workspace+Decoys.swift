public import Disclosure
import Formats
import Register
import Store

extension Workspace {
  /// The invented members that disclosures carry, and what was seen of them.
  public var decoys: Decoys {
    Decoys(database: database, vault: vault, standing: standing, disclosures: disclosures)
  }

  /// What was seen of decoys, for the desk: the newest first, with the names that the register gives.
  ///
  /// - Parameter before: the last sighting seen, to go on from.
  /// - Throws: `IndexError.nothingPublished`, `StoreError`.
  public func decoyReport(
    before: String? = nil, limit: Int = 50
  ) async throws -> DecoySightingsReport {
    let register = try await inForce().register
    let seen = try await decoys.sightings(before: before, limit: limit + 1)
    var sent: [String: Timestamp] = [:]
    for id in Set(seen.map(\.disclosure)) {
      sent[id] = try await disclosures.show(id).sent?.at
    }
    let counts = try await decoys.sightingCounts()
    return DecoySightingsReport(
      lines: seen.prefix(limit).map { sighting in
        .init(
          sighting: sighting,
          recipient: register.recipients[id: sighting.recipient]?.label
            ?? sighting.recipient.text, sent: sent[sighting.disclosure])
      }, next: seen.count > limit ? seen.prefix(limit).last?.id : nil,
      disclosures: try await decoys.setCount(), sightings: counts.all,
      strangers: counts.strangers, rule: register.organisation.decoys)
  }
}
