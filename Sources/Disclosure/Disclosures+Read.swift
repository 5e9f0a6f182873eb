import Formats
public import Gate
import Index
import Register
import Store

/// A disclosure that had a member in it (demand A2), or a plan that denied the member.
public struct MemberLine: Sendable, Equatable {
  /// The disclosure.
  public var summary: DisclosureSummary
  /// The clauses that denied the member; empty when the member was in.
  public var reasons: [(code: ReasonCode, about: String)]

  /// Compares disclosure and reasons.
  public static func == (left: Self, right: Self) -> Bool {
    left.summary == right.summary && left.reasons.elementsEqual(right.reasons) { $0 == $1 }
  }
}

extension Disclosures {
  /// The ledger, newest first; `before` is the name of the last line seen.
  public func list(before: String? = nil, limit: Int = 50) async throws -> [DisclosureSummary] {
    try await database.read { try Ledger.list(before: before, limit: limit, $0) }
  }

  /// One line of the ledger; throws `DisclosureError.unknown`.
  public func show(_ id: String) async throws -> DisclosureSummary {
    guard let found = try await database.read({ try Ledger.find(id, $0) }) else {
      throw DisclosureError.unknown(id: id)
    }
    return found
  }

  /// Every disclosure that was sent, oldest first.
  public func sent() async throws -> [DisclosureSummary] {
    try await database.read { try Ledger.sent($0) }
  }

  /// The disclosures that have not been sent, newest first; at most `limit`.
  public func unsent(limit: Int = 500) async throws -> [DisclosureSummary] {
    try await database.read {
      try Ledger.list(
        where: "state <> \(DisclosureSummary.State.sent)", order: "id DESC", limit: limit, $0)
    }
  }

  /// The disclosures that really had a member in them, oldest first; declared recipients are not asked.
  public func had(_ ordinal: UInt32) async throws -> [MemberLine] {
    try await database.read { transaction in
      let ids = try transaction.rows(
        "SELECT disclosure FROM disclosed WHERE ordinal = \(ordinal) ORDER BY disclosure"
      ).map { try $0.text(0) }
      return try ids.compactMap { try Ledger.find($0, transaction) }.filter { $0.state == .sent }
        .map { MemberLine(summary: $0, reasons: []) }
    }
  }

  /// Which of some members were in which disclosures, by disclosure; at most 30,000 members.
  public func had(anyOf ordinals: some Sequence<UInt32> & Sendable) async throws
    -> [String: [UInt32]]
  {
    try await database.read { transaction in
      var had: [String: [UInt32]] = [:]
      try transaction.each(
        """
        SELECT disclosure, ordinal FROM disclosed WHERE ordinal IN (\(list: ordinals))
        ORDER BY disclosure, ordinal
        """
      ) { had[try $0.text(0), default: []].append(try $0.ordinal(1)) }
      return had
    }
  }

  /// The wishes in which a member was denied, with why, newest first; at most `limit` wishes are looked through.
  public func refused(_ ordinal: UInt32, limit: Int = 500) async throws -> [MemberLine] {
    let vault = vault
    return try await database.read { transaction in
      var lines: [MemberLine] = []
      for summary in try Ledger.list(before: nil, limit: limit, transaction) {
        var reasons: [(code: ReasonCode, about: String)] = []
        let rows = try transaction.rows(
          """
          SELECT clause, code, about, subjects FROM disclosure_reasons
          WHERE disclosure = \(summary.id) ORDER BY clause
          """)
        for row in rows {
          let subjects = try DeniedRow.open(
            try row.blob(3), of: summary.id, clause: Int(try row.int(0)), by: vault)
          guard subjects.contains(ordinal), let code = ReasonCode(rawValue: try row.text(1)) else {
            continue
          }
          reasons.append((code, try row.text(2)))
        }
        if !reasons.isEmpty { lines.append(MemberLine(summary: summary, reasons: reasons)) }
      }
      return lines
    }
  }
}
