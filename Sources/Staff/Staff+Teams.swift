public import Formats
public import Store

extension Staff {
  /// Gives a champion's account to a team, from the next request on, and leaves the entry `staff.team-set`.
  ///
  /// Throws `StaffError`: `.accountUnknown` unless it is active, `.teamOfNobody`, `.malformedName`.
  public func setTeam(_ team: String, of id: String, actor: Actor, at: Timestamp) async throws {
    guard let account = try await account(id), account.isActive else {
      throw StaffError.accountUnknown
    }
    let team = try checked(team: team, for: account.role)
    let mark = mark(of: id)
    try await database.write { transaction in
      try transaction.requireActive(.staff(id))
      try transaction.run("UPDATE staff_accounts SET team = \(team) WHERE id = \(id)")
      try transaction.append(
        EntryDraft(kind: "staff.team-set", at: at) { _ in
          ["account": mark, "by": .string(actor.kind.rawValue)]
        })
    }
  }

  /// A team that an account of a role may have: a champion's must have one, others have none.
  func checked(team: String?, for role: StaffRole) throws(StaffError) -> String? {
    guard role == .champion else {
      guard team == nil else { throw .teamOfNobody }
      return nil
    }
    guard let team else { throw .teamNeeded }
    return try checked(team)
  }
}
