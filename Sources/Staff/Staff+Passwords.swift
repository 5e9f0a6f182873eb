import Crypto
public import Formats
public import Store

extension Staff {
  /// Sets an account's password, ends its sessions and leaves the entry `staff.password-set`.
  ///
  /// Failed attempts are forgotten. Throws `StaffError`: `.accountUnknown` unless it is active,
  /// `.passwordLength`, `.passwordNamesAccount`, `.passwordObvious`.
  public func setPassword(
    _ password: Password, of id: String, actor: Actor, at: Timestamp
  ) async throws {
    guard let account = try await account(id), account.isActive else {
      throw StaffError.accountUnknown
    }
    try password.requireFit(account: id, name: account.name)
    let stored = try await stretched(password)
    let (mark, slot) = (mark(of: id), slot(of: id))
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      try transaction.insert(
        into: "staff_passwords",
        ["account", "salt", "hash", "rounds", "block", "lanes", "set_at"],
        rows: [[.text(id)] + stored.columns + [at.sqlValue]],
        onConflict: .update(target: ["account"]))
      try transaction.run("DELETE FROM sign_in_failures WHERE slot = \(slot)")
      try transaction.endAll(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.password-set", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// Whether an account has a password, and whether it has a second factor.
  public func means(of id: String) async throws -> (password: Bool, factor: Bool) {
    try await database.read { transaction in
      (
        try transaction.exists("SELECT 1 FROM staff_passwords WHERE account = \(id)"),
        try transaction.exists("SELECT 1 FROM staff_factors WHERE account = \(id)")
      )
    }
  }

  /// A password's hash with a new salt at today's cost.
  func stretched(_ password: Password) async throws -> StoredPassword {
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
    let hash = try await mill.hash(password, salt: salt, cost)
    return StoredPassword(salt: salt, hash: hash.withUnsafeBytes { Array($0) }, cost: cost)
  }
}

/// A password as it is kept, with the cost that it was stretched at.
struct StoredPassword: Sendable, Equatable {
  let salt: [UInt8]
  let hash: [UInt8]
  let cost: PasswordCost

  var columns: [SQLValue] {
    [
      .blob(salt), .blob(hash), .integer(Int64(cost.rounds)), .integer(Int64(cost.block)),
      .integer(Int64(cost.lanes)),
    ]
  }

  init(salt: [UInt8], hash: [UInt8], cost: PasswordCost) {
    self.salt = salt
    self.hash = hash
    self.cost = cost
  }

  /// The password in the columns salt, hash, rounds, block, lanes.
  init(_ row: Row) throws {
    let numbers = try (2...4).map { Int(exactly: try row.int($0)) ?? 0 }
    cost = PasswordCost(rounds: numbers[0], block: numbers[1], lanes: numbers[2])
    salt = try row.blob(0)
    hash = try row.blob(1)
    guard cost.isSane, hash.count == 32 else {
      throw StaffError.damaged(table: "staff_passwords")
    }
  }
}

extension WriteTransaction {
  /// Whoever changes how an account signs in ends what others may have opened with it.
  func endAll(of account: String) throws {
    try run("DELETE FROM sessions WHERE account = \(account)")
    try run("DELETE FROM sign_in_links WHERE account = \(account) AND used_at IS NULL")
  }
}
