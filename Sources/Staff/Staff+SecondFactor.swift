import Crypto
public import Formats
public import Store

extension Staff {
  /// Gives an account a new second factor with eight recovery codes; what it had no longer opens.
  ///
  /// Ends its sessions and leaves the entry `staff.factor-set`. The issuer is the organisation's name,
  /// as the authenticator will show it. Throws `StaffError.accountUnknown` unless it is active.
  public func setSecondFactor(
    of id: String, issuer: String, actor: Actor, at: Timestamp
  ) async throws -> SecondFactor {
    let secret = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Array($0) }
    let sealed = try seal(Hex.encode(secret), for: "factor \(id)")
    let recovery = (0..<RecoveryCode.count).map { _ in
      RecoveryCode.text(SymmetricKey(size: .init(bitCount: 80)).withUnsafeBytes { Array($0) })
    }
    let hashes = recovery.map { hash(recovery: $0, of: id) }
    let mark = mark(of: id)
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      try transaction.removeFactor(of: id)
      try transaction.insert(
        into: "staff_factors", ["account", "secret", "set_at", "last_step"],
        rows: [[.text(id), .blob(sealed), at.sqlValue, .integer(0)]])
      try transaction.insert(
        into: "staff_recovery_codes", ["hash", "account"],
        rows: hashes.map { [.blob($0), .text(id)] })
      try transaction.endAll(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.factor-set", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
    return SecondFactor(
      address: SecondFactor.address(secret: secret, issuer: issuer, account: id),
      recoveryCodes: recovery)
  }

  /// Takes an account's second factor and recovery codes away, after which its password opens nothing.
  ///
  /// Ends its sessions and leaves the entry `staff.factor-removed`. Throws `StaffError`:
  /// `.accountUnknown`, `.factorUnknown`.
  public func removeSecondFactor(of id: String, actor: Actor, at: Timestamp) async throws {
    let mark = mark(of: id)
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      guard try transaction.removeFactor(of: id) else { throw StaffError.factorUnknown }
      try transaction.endAll(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.factor-removed", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// How many recovery codes of an account have not been used.
  public func recoveryCodesLeft(of id: String) async throws -> Int {
    try await database.read { transaction in
      Int(
        try transaction.int(
          """
          SELECT COUNT(*) FROM staff_recovery_codes
          WHERE account = \(id) AND used_at IS NULL
          """))
    }
  }

  /// What a recovery code is stored under: with 80 random bits a keyed hash needs no stretching.
  func hash(recovery code: String, of account: String) -> [UInt8] {
    let text = "\(account) \(RecoveryCode.plain(code))"
    return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: codes))
  }
}

extension WriteTransaction {
  /// Removes an account's second factor with its recovery codes; says whether there was one.
  @discardableResult
  func removeFactor(of account: String) throws -> Bool {
    try run("DELETE FROM staff_recovery_codes WHERE account = \(account)")
    return try run("DELETE FROM staff_factors WHERE account = \(account)") == 1
  }
}
