import Evidence
import Formats
import Store
import Vault

/// What the rows of those who were in add up to, for each disclosure.
///
/// Memory holds 40 bytes for each disclosure, however many were in.
struct DisclosedTally {
  struct Sum {
    var count = 0
    /// The commitments of all who were in, added bit by bit: equal sets have equal sums.
    var commitments = [UInt8](repeating: 0, count: 32)
    /// Whether somebody's key is gone, so that the sum says nothing.
    var isPartial = false

    mutating func add(_ bytes: [UInt8]) {
      for (index, byte) in bytes.enumerated() where index < 32 { commitments[index] ^= byte }
    }
  }

  private(set) var sums: [String: Sum] = [:]
  /// How many rows of a disclosure bear a reference that is not the member's.
  private(set) var wrong: [String: Int] = [:]

  /// Reads all rows in ranges of the key.
  init(_ database: any Store.Database, _ vault: Vault) async throws {
    var (ordinal, disclosure) = (Int64(-1), "")
    while true {
      let (after, from) = (ordinal, disclosure)
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT r.ordinal, r.disclosure, r.ref, d.audience
          FROM disclosed r LEFT JOIN disclosures d ON d.id = r.disclosure
          WHERE r.ordinal > \(after) OR (r.ordinal = \(after) AND r.disclosure > \(from))
          ORDER BY r.ordinal, r.disclosure LIMIT 4000
          """)
      }
      guard let last = rows.last else { return }
      (ordinal, disclosure) = (try last.int(0), try last.text(1))
      let ordinals = try Set(rows.map { try $0.ordinal(0) }).sorted()
      let keys = try await vault.keyStates(of: ordinals)
        .compactMapValues { $0.key?.commitmentKey }
      for row in rows {
        let id = try row.text(1)
        sums[id, default: Sum()].count += 1
        guard let key = keys[try row.ordinal(0)],
          let member = Recomputed.member(key, of: id)
        else {
          sums[id]?.isPartial = true
          continue
        }
        sums[id]?.add(member.bytes)
        let scope = ReferenceScope.of(disclosure: id, audience: try row.textOrNil(3))
        if Hex.encode(Recomputed.reference(key, in: scope)) != (try row.text(2)) {
          wrong[id, default: 0] += 1
        }
      }
    }
  }
}
