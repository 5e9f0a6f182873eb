public import Formats
public import Gate
import Index
import Register
public import Store

/// Target audiences: proposed, approved, run when they are due, paused, ended (demand D3).
public struct Audiences: Sendable {
  let disclosures: Disclosures
  /// The folder in which a run's package is put together.
  public let folder: String

  var database: any Store.Database { disclosures.database }

  /// Makes them over the disclosures that their runs are.
  public init(_ disclosures: Disclosures, folder: String) {
    self.disclosures = disclosures
    self.folder = folder
  }

  /// Proposes an audience; a second person approves it before anything leaves.
  ///
  /// The fields are fixed now: what a later register lets the purpose touch besides, nobody has approved.
  /// - Throws: `AudienceError`, `DisclosureError` for an undeclared selector or a field that cannot be hashed.
  public func add(
    _ use: Use, everyDays days: Int, isHashed: Bool = false, actor: Actor, at now: Timestamp
  ) async throws -> TargetAudience {
    guard (1...366).contains(days) else { throw AudienceError.days }
    guard use.recipient != .ourselves else { throw AudienceError.ourselves }
    let prepared = try await disclosures.index.prepare(use, at: now)
    let complete = prepared.plan.use
    let purpose = prepared.inForce.register.purposes[id: use.purpose]
    guard let purpose, purpose.kind != .general else {
      throw AudienceError.notAnAudience(purpose: use.purpose.text)
    }
    try Disclosures.check(complete, isHashed: isHashed, prepared.inForce)
    let audience = TargetAudience(
      id: UUIDv7.make(at: now).text, state: .proposed, use: complete, isHashed: isHashed,
      days: days, next: nil, runs: 0, proposed: .init(at: now, by: actor), approved: nil, size: 0)
    try await database.write { transaction in
      try AudienceLedger.insert(audience, transaction)
      try transaction.append(
        EntryDraft(kind: "audience.proposed", at: now) { _ in
          [
            "audience": .string(audience.id), "use": Wish.json(complete),
            "days": .integer(Int64(days)), "hashed": .bool(isHashed),
            "by": .string(actor.kind.rawValue),
          ]
        })
    }
    return audience
  }

  /// One audience; throws `AudienceError.unknown`.
  public func show(_ id: String) async throws -> TargetAudience {
    guard let found = try await database.read({ try AudienceLedger.find(id, $0) }) else {
      throw AudienceError.unknown(id: id)
    }
    return found
  }

  /// All audiences, newest first; `before` is the last one seen.
  public func list(before: String? = nil, limit: Int = 50) async throws -> [TargetAudience] {
    try await database.read { try AudienceLedger.list(before: before, limit: limit, $0) }
  }

  /// The runs of an audience, newest first; `before` is the number of the last one seen.
  public func history(_ id: String, before: Int? = nil, limit: Int = 50) async throws
    -> [AudienceRun]
  {
    _ = try await show(id)
    return try await database.read {
      try AudienceLedger.runs(of: id, before: before, limit: limit, $0)
    }
  }

  /// The audiences that have something to do now, the oldest first: a run that is due, or one that did not end.
  public func due(at now: Timestamp) async throws -> [String] {
    let (active, ending) = (TargetAudience.State.active, TargetAudience.State.ending)
    let (preparing, packed) = (AudienceRun.State.preparing, AudienceRun.State.packed)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id FROM audiences a WHERE a.state IN (\(active), \(ending)) AND (
          EXISTS (SELECT 1 FROM audience_runs r WHERE r.audience = a.id
            AND r.state IN (\(preparing), \(packed)) AND COALESCE(r.retry_at, 0) <= \(now))
          OR (a.next_at <= \(now) AND NOT EXISTS (SELECT 1 FROM audience_runs r
            WHERE r.audience = a.id AND r.state IN (\(preparing), \(packed)))))
        ORDER BY id
        """
      ).map { try $0.text(0) }
    }
  }
}
