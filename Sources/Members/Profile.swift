import Evidence
public import Formats
public import Register
public import Store
public import Vault

/// Everything that is held of one subject, opened: for the member, and for staff who may see it.
public struct Profile: Sendable, Equatable {
  /// One value with where it came from.
  public struct Entry: Sendable, Equatable {
    /// The value.
    public var value: Value
    /// Where it came from, and when.
    public var holding: Holding
  }

  /// The subject.
  public var ordinal: UInt32
  /// When the subject became known to us.
  public var since: Timestamp
  /// Whether there is a relationship now.
  public var isMember: Bool
  /// Why there is a relationship, such as `sign-up`.
  public var relationship: String
  /// The handles as they were given.
  public var handles: [HandleKind: String]
  /// The values, in the order of their fields' identifiers.
  public var values: [Entry]
}

extension Members {
  /// The profile of a subject, or nil when there is none or it was erased.
  public func profile(_ ordinal: UInt32, register: Register) async throws -> Profile? {
    guard let key = try await vault.keys(for: [ordinal])[ordinal] else { return nil }
    return try await database.read { transaction in
      guard
        let row = try transaction.first(
          """
          SELECT s.since, s.member, s.relationship, r.sealed, r.provenance
          FROM subjects s JOIN records r ON r.ordinal = s.ordinal
          WHERE s.ordinal = \(ordinal) AND s.erased_at IS NULL
          """)
      else { return nil }
      let record = try SealedRecord(sealed: try row.blob(3), key: key)
      let numbering = try Numbering(transaction)
      let holdings = try numbering.holdings(Held.decode(try row.blob(4)))
      let values = holdings.sorted { $0.field < $1.field }.compactMap { holding in
        record.values[holding.field].map { json in
          let kind = register.fields[id: holding.field]?.kind
          return Profile.Entry(value: Value(stored: json, kind: kind), holding: holding)
        }
      }
      return Profile(
        ordinal: ordinal, since: try row.timestamp(0), isMember: try row.bool(1),
        relationship: numbering.relationshipNames[try row.int(2)] ?? "",
        handles: record.handles, values: values)
    }
  }

  /// Ends the relationship: the values stay until they are erased, and the gate permits nothing.
  ///
  /// Returns false when there is none. Taking the person in again begins it anew.
  @discardableResult
  public func endRelationship(_ ordinal: UInt32, actor: Actor, at: Timestamp) async throws -> Bool {
    guard let key = try await vault.keys(for: [ordinal])[ordinal] else { return false }
    return try await database.write { transaction in
      let changed = try transaction.run(
        """
        UPDATE subjects SET member = 0
        WHERE ordinal = \(ordinal) AND member = 1 AND erased_at IS NULL
        """)
      guard changed > 0 else { return false }
      try transaction.append(
        EntryDraft(kind: "member.left", at: at, subjects: [ordinal]) { sequence in
          .object([
            "subject": .string(key.commitment(sequence: sequence).base64),
            "by": .string(actor.kind.rawValue),
          ])
        })
      return true
    }
  }
}
