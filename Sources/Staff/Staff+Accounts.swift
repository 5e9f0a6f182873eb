public import Formats
public import Store

extension Staff {
  /// Adds an account and leaves the entry `staff.added`, with the role and without a name.
  ///
  /// Throws `StaffError`: `.malformedIdentifier`, `.malformedName`, `.teamNeeded`, `.teamOfNobody`,
  /// `.accountExists`. An identifier is never given again, because acts bear it.
  @discardableResult
  public func add(
    id: String, name: String, role: StaffRole, team: String? = nil, actor: Actor, at: Timestamp
  ) async throws -> StaffAccount {
    guard StaffAccount.isValid(id: id) else { throw StaffError.malformedIdentifier }
    let name = try checked(name)
    let team = try checked(team: team, for: role)
    let sealed = try seal(name, for: "account \(id)")
    let mark = mark(of: id)
    try await database.write { transaction in
      let added = try transaction.insert(
        into: "staff_accounts",
        ["id", "name", "role", "team", "created_at", "actor_kind", "actor_id"],
        rows: [
          [
            .text(id), .blob(sealed), .text(role.rawValue), team.sqlValue, at.sqlValue,
            .text(actor.kind.rawValue), .text(actor.id),
          ]
        ], onConflict: .ignore(target: ["id"]))
      guard added == 1 else { throw StaffError.accountExists }
      try transaction.append(
        EntryDraft(kind: "staff.added", at: at) { _ in
          ["account": mark, "role": .string(role.rawValue)]
        })
    }
    return StaffAccount(
      id: id, name: name, role: role, team: team, created: at, deactivated: nil)
  }

  /// All accounts sorted by identifier, deactivated ones included.
  public func list() async throws -> [StaffAccount] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, name, role, team, created_at, deactivated_at FROM staff_accounts ORDER BY id
        """
      ).map(account)
    }
  }

  /// The account of an identifier, deactivated or not; nil when there is none.
  public func account(_ id: String) async throws -> StaffAccount? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT id, name, role, team, created_at, deactivated_at FROM staff_accounts
        WHERE id = \(id)
        """
      ).map(account)
    }
  }

  /// Deactivates an account for good: ends sessions, withdraws links, forgets password and identity.
  ///
  /// Leaves the entry `staff.deactivated`. Throws `StaffError.accountUnknown` unless it is active.
  public func deactivate(id: String, actor: Actor, at: Timestamp) async throws {
    let mark = mark(of: id)
    try await database.write { transaction in
      let changed = try transaction.run(
        """
        UPDATE staff_accounts SET deactivated_at = \(at)
        WHERE id = \(id) AND deactivated_at IS NULL
        """)
      guard changed == 1 else { throw StaffError.accountUnknown }
      try transaction.run("DELETE FROM sessions WHERE account = \(id)")
      try transaction.run("DELETE FROM sign_in_links WHERE account = \(id)")
      try transaction.run("DELETE FROM staff_passwords WHERE account = \(id)")
      try transaction.removeFactor(of: id)
      try transaction.removeIdentity(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.deactivated", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  private func account(_ row: Row) throws -> StaffAccount {
    let id = try row.text(0)
    guard let role = StaffRole(rawValue: try row.text(2)) else {
      throw StaffError.damaged(table: "staff_accounts")
    }
    return StaffAccount(
      id: id, name: try open(try row.blob(1), for: "account \(id)", table: "staff_accounts"),
      role: role, team: try row.textOrNil(3), created: try row.timestamp(4),
      deactivated: try row.timestampOrNil(5))
  }
}
