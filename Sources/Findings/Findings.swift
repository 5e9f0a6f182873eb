public import Formats
public import Store

/// Everything that needs a person, from every room.
public struct Findings: Sendable {
  let database: any Database

  /// The findings in a database that holds their migrations.
  public init(database: any Database) {
    self.database = database
  }

  /// Findings in a state, or all, the most urgent first.
  ///
  /// - Parameter after: the last one seen, to go on from.
  public func list(
    _ state: Finding.State? = .open, place: String? = nil, after: String? = nil, limit: Int
  ) async throws -> [Finding] {
    try await database.read { transaction in
      var conditions: [SQL] = ["1 = 1"]
      if let state { conditions.append("state = \(state)") }
      if let place { conditions.append("place = \(place)") }
      if let after {
        conditions.append(
          """
          (due, id) > (SELECT due, id FROM findings WHERE id = \(after))
          """)
      }
      let condition = conditions.dropFirst().reduce(conditions[0]) { "\($0) AND \($1)" }
      return try transaction.rows(
        """
        SELECT \(Finding.columns) FROM findings WHERE \(condition)
        ORDER BY due, id LIMIT \(max(limit, 0))
        """
      ).map(Finding.init)
    }
  }

  /// How many are open.
  public func openCount() async throws -> Int { try await count(.open) }

  /// How many are in a state.
  public func count(_ state: Finding.State) async throws -> Int {
    try await database.read {
      Int(try $0.int("SELECT COUNT(*) FROM findings WHERE state = \(state)"))
    }
  }

  /// One finding, or nil.
  public func find(_ id: String) async throws -> Finding? {
    try await database.read { try $0.finding(id) }
  }

  /// Closes a finding that somebody has dealt with; it opens again by itself when it is seen again.
  ///
  /// - Throws: `FindingError`.
  public func close(_ id: String, actor: Actor, at now: Timestamp) async throws -> Finding {
    try await database.write { transaction in
      guard let finding = try transaction.finding(id) else { throw FindingError.unknown(id: id) }
      guard finding.state == .open else { throw FindingError.closed(id: id) }
      try transaction.run(
        """
        UPDATE findings SET state = \(Finding.State.closed), closed_at = \(now) WHERE id = \(id)
        """)
      try transaction.append(finding.entry("finding.closed", at: now, by: actor.kind.rawValue))
      return try transaction.finding(id) ?? finding
    }
  }

  /// Gives a finding to a team, with a new day if one is named.
  ///
  /// - Throws: `FindingError`.
  public func assign(
    _ id: String, to owner: String, due: CivilDate? = nil, actor: Actor, at now: Timestamp
  ) async throws -> Finding {
    guard !owner.isEmpty else { throw FindingError.noOwner }
    return try await database.write { transaction in
      guard let finding = try transaction.finding(id) else { throw FindingError.unknown(id: id) }
      try transaction.run(
        """
        UPDATE findings SET owner = \(owner), due = \((due ?? finding.due).iso) WHERE id = \(id)
        """)
      try transaction.append(finding.entry("finding.assigned", at: now, by: actor.kind.rawValue))
      return try transaction.finding(id) ?? finding
    }
  }
}

extension ReadTransaction {
  func finding(_ id: String) throws -> Finding? {
    try first("SELECT \(Finding.columns) FROM findings WHERE id = \(id)").map(Finding.init)
  }
}

extension Finding {
  /// The entry of a change: what and where, never whose.
  func entry(_ kind: String, at now: Timestamp, by: String) -> EntryDraft {
    let leaf: JSON = [
      "finding": .string(id), "what": .string(self.kind), "place": .string(place),
      "key": .string(key), "by": .string(by),
    ]
    return EntryDraft(kind: kind, at: now) { _ in leaf }
  }
}

extension Findings {
  /// Whether anything was ever found at a place.
  public func isKnown(at place: String) async throws -> Bool {
    try await database.read {
      try $0.exists("SELECT 1 FROM findings WHERE place = \(place) LIMIT 1")
    }
  }
}
