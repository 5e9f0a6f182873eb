import Formats
public import Store
import Vault

extension FlawKind {
  static let audienceRef = fault(
    "audience_members.ref",
    "rows of an audience do not bear the reference that follows from the key")
  static let audienceCount = fault(
    "audience_members.count", "audiences do not hold whom their runs added and did not drop")
  static let audienceEntries = fault(
    "audiences.entries", "audiences and runs are not those that the log holds")
}

extension Audiences {
  /// Compares audiences with their runs, their members' references with the keys, and both with the log.
  public func check() async throws -> Flaws {
    var flaws = Flaws()
    try await checkReferences(&flaws)
    flaws.add(try await database.read { try Self.countFlaws($0) })
    return flaws
  }

  private static func countFlaws(_ transaction: any ReadTransaction) throws -> Flaws {
    var flaws = Flaws()
    let (preparing, unchanged) = (AudienceRun.State.preparing, AudienceRun.State.unchanged)
    let (packed, delivered) = (AudienceRun.State.packed, AudienceRun.State.delivered)
    let rows = try transaction.rows(
      """
      SELECT id,
        (SELECT COUNT(*) FROM audience_members m WHERE m.audience = a.id)
          + (SELECT COUNT(*) FROM audience_drops d WHERE d.audience = a.id AND d.run = \(0)),
        (SELECT CAST(COALESCE(SUM(added - dropped), 0) AS BIGINT) FROM audience_runs r
          WHERE r.audience = a.id AND r.state <> \(preparing)),
        runs, (SELECT COUNT(*) FROM audience_runs r WHERE r.audience = a.id)
      FROM audiences a ORDER BY id
      """)
    for row in rows where try row.int(1) != row.int(2) || row.int(3) != row.int(4) {
      flaws.add(.audienceCount, at: try row.text(0))
    }
    let counts = try transaction.one(
      """
      SELECT (SELECT COUNT(*) FROM audiences), (SELECT COUNT(approved_at) FROM audiences),
        (SELECT COUNT(*) FROM audience_runs WHERE state = \(unchanged)),
        (SELECT COUNT(*) FROM audience_runs WHERE state IN (\(packed), \(delivered))),
        (SELECT COUNT(*) FROM audience_runs WHERE state = \(delivered))
      """)
    let kinds = [
      "audience.proposed", "audience.approved", "audience.unchanged", "audience.packed",
      "audience.delivered",
    ]
    let logged = try transaction.entryCounts(of: kinds)
    for (place, kind) in kinds.enumerated() {
      let difference = try Int(counts.int(place)) - (logged[kind] ?? 0)
      if difference != 0 { flaws.add(.audienceEntries, at: kind, count: abs(difference)) }
    }
    return flaws
  }

  private func checkReferences(_ flaws: inout Flaws) async throws {
    var (ordinal, audience) = (Int64(-1), "")
    while true {
      let (after, from) = (ordinal, audience)
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT ordinal, audience, ref FROM audience_members
          WHERE ordinal > \(after) OR (ordinal = \(after) AND audience > \(from))
          ORDER BY ordinal, audience LIMIT 4000
          """)
      }
      guard let last = rows.last else { return }
      (ordinal, audience) = (try last.int(0), try last.text(1))
      let ordinals = try Set(rows.map { try $0.ordinal(0) }).sorted()
      let keys = try await disclosures.vault.keyStates(of: ordinals)
        .compactMapValues { $0.key?.commitmentKey }
      for row in rows {
        guard let key = keys[try row.ordinal(0)] else { continue }
        let id = try row.text(1)
        let scope = ReferenceScope.of(disclosure: "", audience: id)
        if Hex.encode(Recomputed.reference(key, in: scope)) != (try row.text(2)) {
          flaws.add(.audienceRef, at: id)
        }
      }
    }
  }
}
