public import Formats
public import Law
public import Store

extension Requests {
  /// The days of rest that the workspace adds to those of law.
  public func holidays() async throws -> [Holiday] {
    try await database.read { try $0.holidays() }
  }

  /// Adds a day of rest, such as one proclaimed with few weeks' notice; every open request is counted anew.
  ///
  /// - Returns: how many requests have another day now.
  @discardableResult
  public func add(
    holiday day: CivilDate, name: String, actor: Actor, at now: Timestamp
  ) async throws -> Int {
    let name = try Self.require(name, "the name of the day")
    return try await recount(actor: actor, at: now, "request.holiday-added", day) {
      try $0.run(
        """
        INSERT INTO request_holidays (day, name) VALUES (\(day), \(name))
        ON CONFLICT (day) DO UPDATE SET name = excluded.name
        """)
    }
  }

  /// Takes a day of rest away again.
  @discardableResult
  public func remove(
    holiday day: CivilDate, actor: Actor, at now: Timestamp
  ) async throws -> Int {
    try await recount(actor: actor, at: now, "request.holiday-removed", day) {
      guard try $0.run("DELETE FROM request_holidays WHERE day = \(day)") == 1 else {
        throw RequestError.day("the day of rest is not one of ours, or")
      }
    }
  }

  private func recount(
    actor: Actor, at now: Timestamp, _ kind: String, _ day: CivilDate,
    _ body: @escaping @Sendable (any WriteTransaction) throws -> Void
  ) async throws -> Int {
    try await database.write { transaction in
      try body(transaction)
      let ends = RequestState.ends.sorted { $0.rawValue < $1.rawValue }
      let open = try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests
        WHERE joined_into IS NULL AND state NOT IN (\(list: ends)) ORDER BY id
        """
      ).map { try SubjectRequest($0) }
      var moved = 0
      for before in open {
        var request = before
        try self.settle(&request, on: now.date, transaction)
        guard request != before else { continue }
        moved += 1
        try transaction.update(request)
      }
      let leaf: JSON = ["day": .string(day.iso), "by": .string(actor.kind.rawValue)]
      try transaction.append(EntryDraft(kind: kind, at: now) { _ in leaf })
      return moved
    }
  }
}
