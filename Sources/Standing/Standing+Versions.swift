import Store

extension Standing {
  /// Published versions below a number, the newest first, at most `limit`.
  public func versions(before number: Int, limit: Int) async throws -> [Publication] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT number, hash, at, actor_kind, actor_id FROM register_versions
        WHERE number < \(number) ORDER BY number DESC LIMIT \(max(limit, 0))
        """
      ).map { try Publication($0) }
    }
  }

  /// One published version without its register, or nil when there is none of that number.
  public func version(_ number: Int) async throws -> Publication? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT number, hash, at, actor_kind, actor_id FROM register_versions
        WHERE number = \(number)
        """
      ).map { try Publication($0) }
    }
  }
}
