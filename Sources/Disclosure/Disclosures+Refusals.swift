import Gate
import Index
import Store

extension Disclosures {
  /// The wishes in which some members were denied, with why, newest first, by member.
  ///
  /// Each sealed set is opened once for all of them; at most `limit` wishes are looked through.
  public func refusals(
    of ordinals: [UInt32], limit: Int = 500
  ) async throws -> [UInt32: [MemberLine]] {
    let vault = vault
    return try await database.read { transaction in
      var lines: [UInt32: [MemberLine]] = [:]
      for summary in try Ledger.list(before: nil, limit: limit, transaction) {
        var reasons: [UInt32: [(code: ReasonCode, about: String)]] = [:]
        let rows = try transaction.rows(
          """
          SELECT clause, code, about, subjects FROM disclosure_reasons
          WHERE disclosure = \(summary.id) ORDER BY clause
          """)
        for row in rows {
          guard let code = ReasonCode(rawValue: try row.text(1)) else { continue }
          let denied = try DeniedRow.open(
            try row.blob(3), of: summary.id, clause: Int(try row.int(0)), by: vault)
          let about = try row.text(2)
          for ordinal in ordinals where denied.contains(ordinal) {
            reasons[ordinal, default: []].append((code, about))
          }
        }
        for (ordinal, found) in reasons {
          lines[ordinal, default: []].append(MemberLine(summary: summary, reasons: found))
        }
      }
      return lines
    }
  }
}
