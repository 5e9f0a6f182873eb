public import Formats
public import Store

extension Staff {
  /// Makes an application key, `ab_` and 32 random bytes; its token is shown now and never again.
  ///
  /// Leaves the entry `key.created` with identifier and scopes. Throws `StaffError`: `.noScopes`,
  /// `.malformedName`.
  public func createKey(
    name: String, scopes: Set<ApplicationKey.Scope>, actor: Actor, at: Timestamp
  ) async throws -> IssuedKey {
    guard !scopes.isEmpty else { throw StaffError.noScopes }
    let id = UUIDv7.make(at: at).text
    let name = try checked(name)
    let sealed = try seal(name, for: "key \(id)")
    let token = Token.make(prefix: "ab_")
    let hash = token.hash
    let allowed = scopes.sorted().map(\.rawValue)
    try await database.write { transaction in
      try transaction.insert(
        into: "application_keys",
        ["id", "hash", "name", "scopes", "created_at", "actor_kind", "actor_id"],
        rows: [
          [
            .text(id), .blob(hash), .blob(sealed), .text(allowed.joined(separator: " ")),
            at.sqlValue, .text(actor.kind.rawValue), .text(actor.id),
          ]
        ])
      try transaction.append(
        EntryDraft(kind: "key.created", at: at) { _ in
          ["key": .string(id), "scopes": .array(allowed.map { .string($0) })]
        })
    }
    return IssuedKey(
      key: ApplicationKey(id: id, name: name, scopes: scopes, created: at, revoked: nil),
      token: token)
  }

  /// The key of a token, or nil when it is unknown or revoked; the caller checks the scope.
  public func authenticate(_ token: Token) async throws -> ApplicationKey? {
    guard token.text.hasPrefix("ab_") else { return nil }
    let hash = token.hash
    return try await database.read { transaction in
      try transaction.first(
        """
        SELECT id, name, scopes, created_at, revoked_at FROM application_keys
        WHERE hash = \(hash) AND revoked_at IS NULL
        """
      ).map(applicationKey)
    }
  }

  /// All keys, the oldest first, revoked ones included.
  public func keys() async throws -> [ApplicationKey] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, name, scopes, created_at, revoked_at FROM application_keys
        ORDER BY created_at, id
        """
      ).map(applicationKey)
    }
  }

  /// Revokes a key for good and leaves the entry `key.revoked`; throws `StaffError.keyUnknown`.
  public func revokeKey(id: String, actor: Actor, at: Timestamp) async throws {
    try await database.write { transaction in
      let changed = try transaction.run(
        "UPDATE application_keys SET revoked_at = \(at) WHERE id = \(id) AND revoked_at IS NULL")
      guard changed == 1 else { throw StaffError.keyUnknown }
      try transaction.append(
        EntryDraft(kind: "key.revoked", at: at) { _ in
          ["key": .string(id), "by": .string(actor.kind.rawValue)]
        })
    }
  }

  private func applicationKey(_ row: Row) throws -> ApplicationKey {
    let id = try row.text(0)
    let names = try row.text(2).split(separator: " ")
    let scopes = names.compactMap { ApplicationKey.Scope(rawValue: String($0)) }
    guard scopes.count == names.count else { throw StaffError.damaged(table: "application_keys") }
    return ApplicationKey(
      id: id, name: try open(try row.blob(1), for: "key \(id)", table: "application_keys"),
      scopes: Set(scopes), created: try row.timestamp(3), revoked: try row.timestampOrNil(4))
  }
}
