public import Formats

extension Jobs {
  /// The jobs that failed since a moment, the newest first.
  public func failed(since start: Timestamp, limit: Int) async throws -> [Job] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Job.columns) FROM jobs
        WHERE state = \(Job.State.failed) AND ended_at >= \(start)
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(Job.init)
    }
  }

  /// The jobs of a kind that were asked for after another one and wait, run or are done, the newest first.
  public func taken(_ kind: String, after id: String, limit: Int) async throws -> [Job] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Job.columns) FROM jobs
        WHERE kind = \(kind) AND id > \(id)
          AND state IN (\(Job.State.waiting), \(Job.State.running), \(Job.State.done))
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(Job.init)
    }
  }
}
