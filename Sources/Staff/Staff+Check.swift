public import Store

extension Staff {
  static let entriesFlaw = FlawKind.fault(
    "staff.entries", "accounts and keys are not as the log has made and ended them")

  /// Compares how many accounts and keys there are, and were ended, with the log.
  public func check() async throws -> Flaws {
    try await database.read { transaction in
      let logged = try transaction.entryCounts(of: [
        "staff.added", "staff.deactivated", "key.created", "key.revoked",
      ])
      let accounts = try transaction.one(
        "SELECT COUNT(*), COUNT(deactivated_at) FROM staff_accounts")
      let keys = try transaction.one("SELECT COUNT(*), COUNT(revoked_at) FROM application_keys")
      let pairs = try [
        (accounts.int(0), "staff.added"), (accounts.int(1), "staff.deactivated"),
        (keys.int(0), "key.created"), (keys.int(1), "key.revoked"),
      ]
      var flaws = Flaws()
      for (rows, kind) in pairs where Int(rows) != logged[kind] ?? 0 {
        flaws.add(
          Self.entriesFlaw, at: kind, count: Int((rows - Int64(logged[kind] ?? 0)).magnitude))
      }
      return flaws
    }
  }
}
