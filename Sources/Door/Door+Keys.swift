public import Formats
public import Register
public import Staff
public import Store

extension Door {
  /// Makes a key for a partner's program, `abp_` and 32 random bytes; its token is shown now and never again.
  ///
  /// Leaves the entry `door.key-created`. Throws `DoorError`: `.unknownPartner`, `.malformedName`.
  public func createKey(
    name: String, for recipient: RecipientID, register: Register, actor: Actor, at: Timestamp
  ) async throws -> (key: PartnerKey, token: Token) {
    try Self.require(recipient, in: register)
    let name = name.nfc
    guard !name.isEmpty, name.utf8.count <= 200 else { throw DoorError.malformedName }
    let id = UUIDv7.make(at: at).text
    let sealed = try seal(name, for: "key \(id)")
    let token = Token.make(prefix: "abp_")
    let hash = token.hash
    try await database.write { transaction in
      try transaction.insert(
        into: "door_keys",
        ["id", "recipient", "hash", "name", "created_at", "actor_kind", "actor_id"],
        rows: [
          [
            .text(id), .text(recipient.text), .blob(hash), .blob(sealed), at.sqlValue,
            .text(actor.kind.rawValue), .text(actor.id),
          ]
        ])
      try transaction.append(
        EntryDraft(kind: "door.key-created", at: at) { _ in
          [
            "key": .string(id), "recipient": .string(recipient.text),
            "by": .string(actor.kind.rawValue),
          ]
        })
    }
    return (
      PartnerKey(id: id, recipient: recipient, name: name, created: at, revoked: nil), token
    )
  }

  /// The partner of a key's token, or nil when it is unknown or revoked.
  public func authenticate(_ token: Token) async throws -> Partner? {
    guard token.text.hasPrefix("abp_") else { return nil }
    let hash = token.hash
    return try await database.read { transaction in
      try transaction.first(
        "SELECT id, recipient FROM door_keys WHERE hash = \(hash) AND revoked_at IS NULL"
      ).map { row in
        Partner(
          try Self.recipient(try row.text(1), table: "door_keys"), way: .key, key: try row.text(0))
      }
    }
  }

  /// The keys of one partner or of all, the oldest first, revoked ones included.
  public func keys(of recipient: RecipientID? = nil) async throws -> [PartnerKey] {
    try await database.read { transaction in
      let condition: SQL = recipient.map { "recipient = \($0.text)" } ?? "1 = 1"
      return try transaction.rows(
        """
        SELECT id, recipient, name, created_at, revoked_at FROM door_keys WHERE \(condition)
        ORDER BY created_at, id
        """
      ).map { row in
        let id = try row.text(0)
        return PartnerKey(
          id: id, recipient: try Self.recipient(try row.text(1), table: "door_keys"),
          name: try open(try row.blob(2), for: "key \(id)", table: "door_keys"),
          created: try row.timestamp(3), revoked: try row.timestampOrNil(4))
      }
    }
  }

  /// Revokes a key for good and leaves the entry `door.key-revoked`; throws `DoorError.keyUnknown`.
  public func revokeKey(id: String, actor: Actor, at: Timestamp) async throws {
    try await database.write { transaction in
      let changed = try transaction.run(
        "UPDATE door_keys SET revoked_at = \(at) WHERE id = \(id) AND revoked_at IS NULL")
      guard changed == 1 else { throw DoorError.keyUnknown }
      try transaction.append(
        EntryDraft(kind: "door.key-revoked", at: at) { _ in
          ["key": .string(id), "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// Throws `DoorError.unknownPartner` unless a recipient is declared and not ourselves.
  static func require(_ recipient: RecipientID, in register: Register) throws(DoorError) {
    guard recipient != .ourselves, register.recipients[id: recipient] != nil else {
      throw .unknownPartner
    }
  }

  static func recipient(_ text: String, table: String) throws(DoorError) -> RecipientID {
    guard let recipient = RecipientID(text) else { throw .damaged(table: table) }
    return recipient
  }
}
