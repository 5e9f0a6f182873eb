import Evidence
public import Formats
public import Register
public import Store
import Vault

extension Members {
  /// Puts a value right, as the member says it (Article 16); where it came from stays as it was.
  ///
  /// It counts as collected on that day. Returns false when nothing of that field is held, so that this is no way to
  /// take in what nobody was told about.
  /// - Throws: `StoreError`.
  @discardableResult
  public func correct(
    _ field: FieldID, of ordinal: UInt32, to value: Value, actor: Actor, at: Timestamp
  ) async throws -> Bool {
    try await change(field, of: ordinal, kind: "member.corrected", actor: actor, at: at) {
      $0 = (value.json, at.date)
    }
  }

  /// Removes a value at the member's wish; false when nothing of that field is held.
  ///
  /// - Throws: `StoreError`.
  @discardableResult
  public func remove(
    _ field: FieldID, of ordinal: UInt32, actor: Actor, at: Timestamp
  ) async throws -> Bool {
    try await change(field, of: ordinal, kind: "member.value-removed", actor: actor, at: at) {
      $0 = nil
    }
  }

  /// Changes one held value, with the entry that says so.
  private func change(
    _ field: FieldID, of ordinal: UInt32, kind: String, actor: Actor, at: Timestamp,
    _ body: @escaping @Sendable (inout (value: JSON, collected: CivilDate)?) -> Void
  ) async throws -> Bool {
    guard let key = try await vault.keys(for: [ordinal])[ordinal] else { return false }
    return try await database.write { transaction in
      guard
        let row = try transaction.first(
          """
          SELECT r.sealed, r.provenance FROM subjects s JOIN records r ON r.ordinal = s.ordinal
          WHERE s.ordinal = \(ordinal) AND s.member = 1 AND s.erased_at IS NULL
          """),
        let number = try Numbering(transaction).fields[field]
      else { return false }
      var record = try SealedRecord(sealed: try row.blob(0), key: key)
      var held = try Held.decode(try row.blob(1))
      guard let place = held.firstIndex(where: { $0.field == number }),
        let value = record.values[field]
      else { return false }
      var entry: (value: JSON, collected: CivilDate)? = (value, held[place].collected)
      body(&entry)
      record.values[field] = entry?.value
      if let entry { held[place].collected = entry.collected } else { held.remove(at: place) }
      let sealed = try record.sealed(with: key)
      try transaction.run(
        """
        UPDATE records SET sealed = \(sealed), provenance = \(Held.encode(held))
        WHERE ordinal = \(ordinal)
        """)
      let sequence = try transaction.append(
        EntryDraft(kind: kind, at: at, subjects: [ordinal]) { sequence in
          [
            "subject": .string(key.commitment(sequence: sequence).base64),
            "by": .string(actor.kind.rawValue),
          ]
        })
      try transaction.run(
        """
        INSERT INTO corrections (sequence, ordinal, field, removal)
        VALUES (\(sequence), \(ordinal), \(field.text), \(entry == nil))
        """)
      return true
    }
  }
}
