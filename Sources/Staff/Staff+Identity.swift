import Crypto
public import Formats
public import Store

extension Staff {
  /// Binds an account to whoever next comes from a provider with a verified e-mail address.
  ///
  /// What was bound before no longer opens. Ends the account's sessions and leaves the entry
  /// `staff.identity-set`. Throws `StaffError`: `.accountUnknown` unless it is active, `.identityTaken`.
  ///
  /// - Parameter mail: the address in one spelling, the same as at the sign-in.
  public func setIdentity(
    provider: String, mail: String, of id: String, actor: Actor, at: Timestamp
  ) async throws {
    let (mark, hash) = (mark(of: id), hash(mail: mail, at: provider))
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      let isTaken = try transaction.exists(
        "SELECT 1 FROM staff_identities WHERE mail = \(hash) AND account <> \(id)")
      guard !isTaken else { throw StaffError.identityTaken }
      try transaction.insert(
        into: "staff_identities",
        ["account", "provider", "mail", "pin", "set_at", "pinned_at"],
        rows: [[.text(id), .text(provider), .blob(hash), .null, at.sqlValue, .null]],
        onConflict: .update(target: ["account"]))
      try transaction.endAll(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.identity-set", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// Takes an account's identity away, ends its sessions and leaves the entry `staff.identity-removed`.
  ///
  /// Throws `StaffError`: `.accountUnknown`, `.identityUnknown`.
  public func removeIdentity(of id: String, actor: Actor, at: Timestamp) async throws {
    let mark = mark(of: id)
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      guard try transaction.removeIdentity(of: id) else { throw StaffError.identityUnknown }
      try transaction.endAll(of: id)
      try transaction.append(
        EntryDraft(kind: "staff.identity-removed", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// Opens a session for the account that an identity is bound to.
  ///
  /// The first sign-in with the bound address pins issuer and subject to the account, forgets the address
  /// and leaves the entry `staff.identity-pinned`; from then on the subject alone counts. An unknown
  /// identity and a deactivated account give the same answer: `StaffError.identityRefused`.
  public func signIn(_ identity: StaffIdentity, at: Timestamp) async throws -> OpenedSession {
    let subject = hash(subject: identity)
    let mail = hash(mail: identity.mail, at: identity.provider)
    let token = Token.make()
    return try await database.write { transaction in
      let id: String
      if let known = try transaction.account(subject: subject) {
        id = known
      } else if let first = try transaction.pin(subject, mail: mail, at: at) {
        id = first
        let mark = mark(of: first)
        try transaction.append(
          EntryDraft(kind: "staff.identity-pinned", at: at) { _ in ["account": mark] })
      } else {
        throw StaffError.identityRefused
      }
      let opened = OpenedSession(token, for: .staff(id), at: at)
      try transaction.insert(opened.session)
      return opened
    }
  }

  /// By what each account signs in; accounts with no means are left out.
  public func means() async throws -> [String: StaffMeans] {
    try await database.read { transaction in
      var means: [String: StaffMeans] = [:]
      for row in try transaction.rows("SELECT account FROM staff_passwords ORDER BY account") {
        means[try row.text(0), default: StaffMeans()].hasPassword = true
      }
      for row in try transaction.rows("SELECT account FROM staff_factors ORDER BY account") {
        means[try row.text(0), default: StaffMeans()].hasFactor = true
      }
      for row in try transaction.rows(
        "SELECT account, provider, pinned_at FROM staff_identities ORDER BY account")
      {
        let account = try row.text(0)
        means[account, default: StaffMeans()].provider = try row.text(1)
        means[account, default: StaffMeans()].pinned = try row.timestampOrNil(2)
      }
      return means
    }
  }

  // The lengths keep two pairs apart that read the same when joined.

  private func hash(mail: String, at provider: String) -> [UInt8] {
    hash(identity: "mail \(provider.utf8.count) \(provider) \(mail)")
  }

  private func hash(subject identity: StaffIdentity) -> [UInt8] {
    let (provider, issuer) = (identity.provider, identity.issuer)
    return hash(
      identity: "subject \(provider.utf8.count) \(provider) \(issuer.utf8.count) \(issuer) "
        + identity.subject)
  }

  private func hash(identity text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: identities))
  }
}

extension WriteTransaction {
  /// Removes an account's identity; says whether there was one.
  @discardableResult
  func removeIdentity(of account: String) throws -> Bool {
    try run("DELETE FROM staff_identities WHERE account = \(account)") == 1
  }

  /// The active account to which a subject is pinned.
  fileprivate func account(subject: [UInt8]) throws -> String? {
    try first(
      """
      SELECT account FROM staff_identities WHERE pin = \(subject) AND account IN (
        SELECT id FROM staff_accounts WHERE deactivated_at IS NULL)
      """
    ).map { try $0.text(0) }
  }

  /// Pins a subject to the active account that waits for an address, and forgets the address.
  fileprivate func pin(_ subject: [UInt8], mail: [UInt8], at: Timestamp) throws -> String? {
    let row = try first(
      """
      SELECT account FROM staff_identities WHERE mail = \(mail) AND account IN (
        SELECT id FROM staff_accounts WHERE deactivated_at IS NULL)
      """)
    guard let account = try row?.text(0) else { return nil }
    try run(
      """
      UPDATE staff_identities SET pin = \(subject), mail = NULL, pinned_at = \(at)
      WHERE account = \(account)
      """)
    return account
  }
}
