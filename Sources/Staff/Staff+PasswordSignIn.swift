import Crypto
public import Formats
import Store

extension Staff {
  /// Opens a session for an account by its password and a code of its second factor.
  ///
  /// The code is the authenticator's, or a recovery code; each opens once. An account without a
  /// password or second factor, a deactivated one and one that never was give the same answer after
  /// the same work. Throws `StaffError`: `.signInRefused`, `.signInPaused`, `.signInBusy`. The fifth
  /// failure in a row and each that follows leave the entry `staff.paused`.
  public func signIn(
    account id: String, password: Password, code: String, at: Timestamp
  ) async throws -> OpenedSession {
    let slot = slot(of: id)
    let (failures, means) = try await database.write { transaction in
      (
        try transaction.countAttempt(slot: slot, at: at),
        try transaction.means(of: id)
      )
    }
    let stored = means?.password
    let hash = try await mill.hash(
      password, salt: stored?.salt ?? Array(codes.withUnsafeBytes { $0.prefix(16) }),
      stored?.cost ?? cost)
    let secret = try secret(means, of: id)
    let step = TimeCode.matching(code.filter { $0 != " " }, secret, at: at)
    let recovery = self.hash(recovery: code, of: id)
    do {
      guard let means, let stored, hash == SymmetricKey(data: stored.hash) else {
        throw StaffError.signInRefused
      }
      let raised = stored.cost == cost ? nil : try await stretched(password)
      return try await open(
        id, means, means.factor == nil ? .none : step.map(Proof.step) ?? .recovery(recovery),
        raised: raised, at: at)
    } catch StaffError.signInRefused {
      if means != nil, SignInFailures.pause(after: failures) > 0 { try await notePause(id, at) }
      throw StaffError.signInRefused
    }
  }

  /// What stands beside the password.
  private enum Proof: Sendable {
    case step(Int64)
    case recovery([UInt8])
    case none
  }

  /// Uses the code up and opens the session, if nothing has changed since the password was looked at.
  private func open(
    _ id: String, _ means: SignInMeans, _ proof: Proof, raised: StoredPassword?, at: Timestamp
  ) async throws -> OpenedSession {
    let opened = OpenedSession(Token.make(), for: .staff(id), at: at)
    let slot = slot(of: id)
    try await database.write { transaction in
      guard try transaction.means(of: id) == means else { throw StaffError.signInRefused }
      let used =
        switch proof {
        case .step(let step):
          try transaction.run(
            """
            UPDATE staff_factors SET last_step = \(step)
            WHERE account = \(id) AND last_step < \(step)
            """)
        case .recovery(let hash):
          try transaction.run(
            """
            UPDATE staff_recovery_codes SET used_at = \(at)
            WHERE hash = \(hash) AND account = \(id) AND used_at IS NULL
            """)
        case .none: 0
        }
      guard used == 1 else { throw StaffError.signInRefused }
      if let raised {
        try transaction.run(
          """
          UPDATE staff_passwords SET salt = \(raised.salt), hash = \(raised.hash),
            rounds = \(Int64(raised.cost.rounds)), block = \(Int64(raised.cost.block)),
            lanes = \(Int64(raised.cost.lanes))
          WHERE account = \(id)
          """)
      }
      try transaction.run("DELETE FROM sign_in_failures WHERE slot = \(slot)")
      try transaction.insert(opened.session)
    }
    return opened
  }

  private func notePause(_ id: String, _ at: Timestamp) async throws {
    let mark = mark(of: id)
    try await database.write { transaction in
      try transaction.append(
        EntryDraft(kind: "staff.paused", at: at) { _ in ["account": mark] })
    }
  }

  /// The secret of the second factor, or some other so that the work is the same.
  private func secret(_ means: SignInMeans?, of id: String) throws -> [UInt8] {
    guard let sealed = means?.factor else { return Array(codes.withUnsafeBytes { $0.prefix(20) }) }
    let text = try open(sealed, for: "factor \(id)", table: "staff_factors")
    guard let secret = Hex.decode(text), secret.count == 20 else {
      throw StaffError.damaged(table: "staff_factors")
    }
    return secret
  }
}

/// By what an active account signs in.
private struct SignInMeans: Sendable, Equatable {
  let password: StoredPassword?
  /// The sealed secret of the authenticator.
  let factor: [UInt8]?
}

extension ReadTransaction {
  /// By what an account signs in; nil unless it is active.
  fileprivate func means(of id: String) throws -> SignInMeans? {
    guard
      try exists("SELECT 1 FROM staff_accounts WHERE id = \(id) AND deactivated_at IS NULL")
    else { return nil }
    let password = try first(
      "SELECT salt, hash, rounds, block, lanes FROM staff_passwords WHERE account = \(id)"
    ).map { try StoredPassword($0) }
    let factor = try first("SELECT secret FROM staff_factors WHERE account = \(id)")
      .map { try $0.blob(0) }
    return SignInMeans(password: password, factor: factor)
  }
}
