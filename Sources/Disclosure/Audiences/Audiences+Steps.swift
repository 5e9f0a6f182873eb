public import Formats
public import Store

extension Audiences {
  /// Records that a second person approves an audience and all its runs; the first is due at once.
  ///
  /// - Throws: `AudienceError`.
  public func approve(_ id: String, actor: Actor, at now: Timestamp) async throws -> TargetAudience
  {
    guard actor.kind == .staff else { throw AudienceError.notStaff }
    return try await change(id, "audience.approved", actor, at: now) { audience throws in
      guard audience.proposed.by != actor else { throw AudienceError.ownProposal(id: id) }
      guard audience.state == .proposed else {
        throw AudienceError.state(id: id, audience.state)
      }
      audience.state = .active
      audience.next = now
      audience.approved = .init(at: now, by: actor)
    }
  }

  /// Stops the runs of an audience; what the recipient holds stays with it.
  public func pause(_ id: String, actor: Actor, at now: Timestamp) async throws -> TargetAudience {
    try await change(id, "audience.paused", actor, at: now) { audience throws in
      guard audience.state == .active else { throw AudienceError.state(id: id, audience.state) }
      audience.state = .paused
    }
  }

  /// Takes up a paused audience; a run that was due meanwhile is due now.
  public func resume(_ id: String, actor: Actor, at now: Timestamp) async throws -> TargetAudience {
    try await change(id, "audience.resumed", actor, at: now) { audience throws in
      guard audience.state == .paused else { throw AudienceError.state(id: id, audience.state) }
      audience.state = .active
      audience.next = max(audience.next ?? now, now)
    }
  }

  /// Ends an audience: its last run, due at once, drops everybody.
  ///
  /// One that never ran is over now.
  public func end(_ id: String, actor: Actor, at now: Timestamp) async throws -> TargetAudience {
    try await change(id, "audience.ended", actor, at: now) { audience throws in
      guard audience.state != .ended, audience.state != .ending else {
        throw AudienceError.state(id: id, audience.state)
      }
      let isEmpty = audience.runs == 0
      audience.state = isEmpty ? .ended : .ending
      audience.next = isEmpty ? nil : now
    }
  }

  private func change(
    _ id: String, _ kind: String, _ actor: Actor, at now: Timestamp,
    _ body: @escaping @Sendable (inout TargetAudience) throws -> Void
  ) async throws -> TargetAudience {
    try await database.write { transaction in
      guard var audience = try AudienceLedger.find(id, transaction) else {
        throw AudienceError.unknown(id: id)
      }
      let before = audience
      try body(&audience)
      let approved = audience.approved
      let changed = try transaction.run(
        """
        UPDATE audiences SET state = \(audience.state), next_at = \(audience.next),
          approved_at = \(approved?.at), approved_kind = \(approved?.by.kind),
          approved_by = \(approved?.by.id)
        WHERE id = \(id) AND state = \(before.state)
        """)
      guard changed == 1 else { throw AudienceError.busy(id: id) }
      try transaction.append(
        EntryDraft(kind: kind, at: now) { _ in
          ["audience": .string(id), "by": .string(actor.kind.rawValue)]
        })
      return audience
    }
  }
}
