public import Formats
import Store

extension Staff {
  /// Makes a sign-in link that works once, for 15 minutes unless said otherwise.
  ///
  /// Throws `StaffError`: `.accountUnknown` for staff without an active account,
  /// `.lifetimeOutOfRange` unless it lasts between one minute and one day.
  public func makeLink(
    for principal: Principal, at: Timestamp, lasting seconds: Int64 = 15 * 60
  ) async throws -> IssuedLink {
    guard (60...86_400).contains(seconds) else { throw StaffError.lifetimeOutOfRange }
    let link = IssuedLink(token: Token.make(), expires: at.adding(seconds: seconds))
    let hash = link.token.hash
    try await database.write { transaction in
      try transaction.requireActive(principal)
      try transaction.insert(
        into: "sign_in_links", ["hash", "account", "ordinal", "expires_at"],
        rows: [
          [
            .blob(hash), principal.account.sqlValue, principal.ordinal.sqlValue,
            link.expires.sqlValue,
          ]
        ])
    }
    return link
  }

  /// Uses a link up and opens a session for whom it was made.
  ///
  /// Throws `StaffError`: `.linkUnknown`, `.linkExpired`, `.linkUsed`, `.accountUnknown`.
  public func signIn(_ link: Token, at: Timestamp) async throws -> OpenedSession {
    let hash = link.hash
    let token = Token.make()
    return try await database.write { transaction in
      let row = try transaction.first(
        "SELECT account, ordinal, expires_at, used_at FROM sign_in_links WHERE hash = \(hash)")
      guard let row else { throw StaffError.linkUnknown }
      guard try row.isNull(3) else { throw StaffError.linkUsed }
      guard at < (try row.timestamp(2)) else { throw StaffError.linkExpired }
      let principal = try Principal(row, table: "sign_in_links")
      try transaction.requireActive(principal)
      // Of two that use a link at once, the one whose update comes second changes nothing.
      let used = try transaction.run(
        "UPDATE sign_in_links SET used_at = \(at) WHERE hash = \(hash) AND used_at IS NULL")
      guard used == 1 else { throw StaffError.linkUsed }
      let opened = OpenedSession(token, for: principal, at: at)
      try transaction.insert(opened.session)
      return opened
    }
  }
}

extension Principal {
  var account: String? { if case .staff(let id) = self { id } else { nil } }
  var ordinal: UInt32? { if case .member(let ordinal) = self { ordinal } else { nil } }

  /// The principal in the first two columns, account and ordinal.
  init(_ row: Row, table: String) throws {
    if let account = try row.textOrNil(0) {
      self = .staff(account)
    } else if try !row.isNull(1) {
      self = .member(try row.ordinal(1))
    } else {
      throw StaffError.damaged(table: table)
    }
  }
}

extension ReadTransaction {
  func requireActive(_ principal: Principal) throws {
    guard let account = principal.account else { return }
    let isActive = try exists(
      "SELECT 1 FROM staff_accounts WHERE id = \(account) AND deactivated_at IS NULL")
    guard isActive else { throw StaffError.accountUnknown }
  }
}
