import Evidence
public import Formats
import Store
import Vault

/// One look of somebody on staff at a member's data (demand A3).
public struct Look: Sendable, Equatable {
  /// Why somebody looks; a closed list, so that no free text about a member is kept.
  public enum Reason: String, Sendable, CaseIterable {
    /// The member asked for something.
    case asked
    /// The member's request under data protection law is worked on.
    case request
    /// Something about the data or its use is being checked.
    case check
    /// A letter that the member sent is opened; said by the address, and by nobody who looks.
    case letter
  }

  /// When.
  public var at: Timestamp
  /// The account of staff.
  public var account: String
  /// Why.
  public var reason: Reason
}

extension Members {
  /// Writes a look down before anything is shown.
  ///
  /// - Throws: `StoreError` with `.notFound` for a subject that is unknown or erased.
  public func recordLook(
    at ordinal: UInt32, by account: String, for reason: Look.Reason, at now: Timestamp
  ) async throws {
    guard let key = try await vault.keys(for: [ordinal])[ordinal] else {
      throw StoreError(.notFound, "whoever is looked at is not there")
    }
    try await database.write { transaction in
      guard
        try transaction.exists(
          "SELECT 1 FROM subjects WHERE ordinal = \(ordinal) AND erased_at IS NULL")
      else { throw StoreError(.notFound, "whoever is looked at is not there") }
      let sequence = try transaction.append(
        EntryDraft(kind: "member.looked-at", at: now, subjects: [ordinal]) { sequence in
          [
            "subject": .string(key.commitment(sequence: sequence).base64),
            "reason": .string(reason.rawValue),
          ]
        })
      try transaction.run(
        """
        INSERT INTO looks (sequence, ordinal, at, account, reason)
        VALUES (\(sequence), \(ordinal), \(now), \(account), \(reason.rawValue))
        """)
    }
  }

  /// The looks at a member, the newest first.
  public func looks(at ordinal: UInt32, limit: Int) async throws -> [Look] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT at, account, reason FROM looks WHERE ordinal = \(ordinal)
        ORDER BY sequence DESC LIMIT \(max(limit, 0))
        """
      ).map { try Look($0) }
    }
  }
}

extension Look {
  init(_ row: Row) throws {
    guard let reason = Reason(rawValue: try row.text(2)) else {
      throw StoreError(.corrupt, "the reason of a look is damaged")
    }
    self.init(at: try row.timestamp(0), account: try row.text(1), reason: reason)
  }

  static func all(of ordinal: UInt32, _ transaction: any ReadTransaction) throws -> [Look] {
    try transaction.rows(
      "SELECT at, account, reason FROM looks WHERE ordinal = \(ordinal) ORDER BY sequence"
    ).map { try Look($0) }
  }
}

extension Look.Reason {
  /// The reason as the member reads it.
  public var sentence: String {
    switch self {
    case .asked: "because you asked for something"
    case .request: "to work on your request"
    case .check: "to check how your data is used"
    case .letter: "to read a letter that is kept with your choice"
    }
  }
}
