public import Formats
import Gate
import Index
public import Register
public import Store
import Vault

extension Audiences {
  /// Runs an audience that is due, or goes on with a run that did not come to its end.
  ///
  /// What a run adds and drops is booked in one transaction; delivering it is tried until it arrives. So one due date
  /// has one disclosure, whatever breaks, and nobody is added twice.
  /// - Parameters:
  ///   - isForced: run also before it is due.
  ///   - delivery: makes what brings a package to a recipient.
  /// - Returns: the run; when it could not be delivered, `failure` says why.
  /// - Throws: `AudienceError`, `StoreError`.
  public func run(
    _ id: String, isForced: Bool = false, actor: Actor, at now: Timestamp,
    delivery: @Sendable (Recipient.Delivery) throws -> any Delivering
  ) async throws -> AudienceRun {
    let run = try await database.lock("audience/" + id).hold(within: .seconds(5)) { held in
      let audience = try await show(id)
      guard audience.state == .active || audience.state == .ending else {
        throw AudienceError.state(id: id, audience.state)
      }
      let open = try await database.read { try AudienceLedger.open(id, $0) }
      if open == nil, !isForced, (audience.next ?? now) > now { throw AudienceError.notDue(id: id) }
      var run: AudienceRun
      if let open { run = open } else { run = try await begin(audience, at: now) }
      do {
        if run.state == .preparing { run = try await book(run, audience, actor, at: now) }
        if run.state == .packed {
          try await hand(run, audience, held, at: now, delivery)
          run = try await reread(run)
        }
      } catch let error as DeliveryError {
        run = try await fail(run, error.description, at: now)
      } catch let error as DisclosureError {
        run = try await fail(run, error.description, at: now)
      }
      return run
    }
    guard let run else { throw AudienceError.busy(id: id) }
    return run
  }

  private func reread(_ run: AudienceRun) async throws -> AudienceRun {
    try await database.read {
      try AudienceLedger.runs(of: run.audience, before: run.number + 1, limit: 1, $0).first
    } ?? run
  }

  /// Notes that a run was begun and when the next is due; with somebody to add, also its disclosure.
  private func begin(_ audience: TargetAudience, at now: Timestamp) async throws -> AudienceRun {
    let id = audience.id
    let prepared = try await disclosures.index.prepare(audience.use, at: now)
    let inside = try await database.read { try AudienceLedger.members(of: id, $0) }
    let planned = try await plan(audience, prepared, inside, at: now)
    let run = AudienceRun(
      audience: id, number: audience.runs + 1, state: .preparing, due: audience.next ?? now,
      begun: now, ended: nil, disclosure: planned?.summary.id, added: 0, dropped: 0,
      acknowledged: 0, bytes: 0, failures: 0, failure: nil, retry: nil)
    let next = Self.next(after: audience.next ?? now, days: audience.days, now: now)
    try await database.write { transaction in
      let changed = try transaction.run(
        """
        UPDATE audiences SET runs = \(run.number), next_at = \(next)
        WHERE id = \(id) AND runs = \(audience.runs)
        """)
      guard changed == 1 else { throw AudienceError.busy(id: id) }
      try AudienceLedger.begin(run, transaction)
      guard let planned else { return }
      let summary = planned.summary
      try Ledger.insert(summary, planned.denied, transaction)
      try transaction.run(
        """
        UPDATE disclosures SET state = \(summary.state), approved_at = \(summary.approved?.at),
          approved_kind = \(summary.approved?.by.kind), approved_by = \(summary.approved?.by.id)
        WHERE id = \(summary.id)
        """)
      try transaction.append(
        EntryDraft(kind: "disclosure.planned", at: now) { _ in Disclosures.leaf(summary) })
      try transaction.append(
        EntryDraft(kind: "disclosure.approved", at: now) { _ in
          ["disclosure": .string(summary.id), "audience": .string(id)]
        })
    }
    return run
  }

  /// The next due date in the rhythm that lies ahead: a server that was off for a month owes one run, not four.
  static func next(after due: Timestamp, days: Int, now: Timestamp) -> Timestamp {
    let step = Int64(days) * 86_400_000_000
    let passed = max(0, now.microseconds - due.microseconds)
    return Timestamp(microseconds: due.microseconds + (passed / step + 1) * step)
  }

  /// The disclosure of those whom a run adds; nil when it adds nobody.
  private func plan(
    _ audience: TargetAudience, _ prepared: PreparedPlan, _ inside: Bitmap, at now: Timestamp
  ) async throws -> (summary: DisclosureSummary, denied: [DeniedRow])? {
    guard audience.state == .active, let approved = audience.approved else { return nil }
    let found = await prepared.audience()
    let plan = prepared.plan
    let kept = inside.ordinals.count { found.permitted.contains($0) }
    guard found.permittedCount > kept else { return nil }
    let id = UUIDv7.make(at: now).text
    let summary = DisclosureSummary(
      id: id, state: .approved, use: plan.use, register: plan.register,
      members: found.members - kept, permitted: found.permittedCount - kept,
      reasons: Disclosures.reasons(plan, found), blanks: Disclosures.blanks(plan, found),
      terms: Disclosures.terms(of: plan.use, in: prepared.inForce),
      planned: .init(at: now, by: audience.proposed.by),
      approved: .init(at: now, by: approved.by), sent: nil, file: nil, erased: 0, sequence: nil,
      audience: audience.id, isHashed: audience.isHashed)
    let denied = try found.denied.map { denied in
      try DeniedRow(
        clause: denied.clause, code: plan.clauses[denied.clause].code,
        about: plan.clauses[denied.clause].about, count: denied.count,
        sealed: DeniedRow.seal(
          denied.subjects, of: id, clause: denied.clause, by: disclosures.vault))
    }
    return (summary, denied)
  }

  /// Books what a run adds and drops.
  private func book(
    _ run: AudienceRun, _ audience: TargetAudience, _ actor: Actor, at now: Timestamp
  ) async throws -> AudienceRun {
    if let disclosure = run.disclosure, audience.state == .active {
      do {
        _ = try await disclosures.carryOut(disclosure, actor: actor, at: now)
        return try await reread(run)
      } catch DisclosureError.nobodyPermitted {
        // Whoever was to be added has said no since; the drops are booked all the same.
      }
    }
    let id = run.audience
    let inside = try await database.read { try AudienceLedger.members(of: id, $0) }
    var drops = inside.ordinals
    if audience.state == .active {
      let permitted = await (try disclosures.index.prepare(audience.use, at: now))
        .audience(detail: .permitted).permitted
      drops = drops.filter { !permitted.contains($0) }
    }
    let delta = AudienceDelta(
      audience: id, run: run.number, drops: drops, added: 0, hasSelector: audience.hasSelector)
    try await database.writeAlone {
      try AudienceLedger.commit(delta, disclosure: nil, at: now, $0)
    }
    return try await reread(run)
  }
}
