public import Disclosure
public import Formats
import Register
import Standing
public import Store

/// What a round of asking back and chasing did.
public struct RecallRound: Sendable, Equatable {
  /// What was asked back.
  public var sweep = RecallSweep()
  /// The steps taken for recalls that nobody answered.
  public var steps: [RecallStep] = []

  /// Nothing.
  public init() {}
}

extension Workspace {
  /// Asks back what people took back, and chases what is not answered: messages, a person, and at last the stop.
  ///
  /// Every step is taken once, however often it is run and wherever it is killed; a message to a webhook may come twice.
  /// - Parameter hooks: what posts to webhooks; nil where a program cannot.
  /// - Returns: what it did, or nil when another process is at it.
  public func keepRecalls(
    at now: Timestamp, hooks: RecallHooks? = nil
  ) async throws -> RecallRound? {
    guard let inForce = try await standing.load(),
      let sweep = try await disclosures.sweepRecalls(at: now)
    else { return nil }
    let telling = TellingRound(
      register: inForce.register, clock: inForce.register.organisation.recalls ?? RecallClock(),
      places: PartnerPlaces(origin: try await disclosures.publicOrigin()), hooks: hooks, now: now)
    var round = RecallRound()
    round.sweep = sweep
    // One process at a time, so that no webhook is posted to by two.
    round.steps =
      try await database.lock("recall-steps").hold { held in
        try await takeSteps(telling, held)
      } ?? []
    return round
  }

  private func takeSteps(
    _ round: TellingRound, _ held: any HeldLock
  ) async throws -> [RecallStep] {
    var steps: [RecallStep] = []
    let register = round.register
    let due = try await disclosures.dueRecallSteps(
      round.clock, isUnreachable: { register.recipients[id: $0] == nil }, at: round.now)
    let names = try await recipientNames(due.map(\.recall.recipient), register)
    for (recall, step) in due {
      try await held.check()
      let recipient = register.recipients[id: recall.recipient]
      let owner = round.clock.owner ?? recipient?.team ?? register.organisation.officer.name
      let isTaken: Bool
      switch step {
      case .told, .reminded:
        isTaken = try await tell(recall, step, owner: owner, in: round)
      case .escalated, .stopped:
        if step == .stopped { try await stop(recall, at: round.now) }
        isTaken = try await disclosures.take(
          step, for: recall, name: names[recall.recipient], owner: owner,
          isUnreachable: recipient == nil, at: round.now)
      }
      if isTaken { steps.append(step) }
    }
    return steps
  }

  /// Asks everything of a declared disclosure back and writes to its recipients; of one who cannot be written to a
  /// finding goes to a person at once.
  ///
  /// - Returns: the recalls that it made or added to.
  /// - Throws: `DeclaredError`.
  public func recallDeclared(
    _ id: String, actor: Actor, at now: Timestamp
  ) async throws -> [String] {
    let made = try await disclosures.recallWhole(declared: id, actor: actor, at: now)
    _ = try await keepRecalls(at: now)
    return made
  }

  /// Suspends every agreement with a recipient that keeps silent; only a person resumes them.
  private func stop(_ recall: Recall, at now: Timestamp) async throws {
    let inForce = try await inForce()
    for agreement in inForce.agreements(with: recall.recipient)
    where inForce.suspended[agreement.id] != .everywhere {
      try await standing.suspend(
        agreement.id, reason: "the recall of \(recall.day.iso) was not answered",
        actor: Actor(kind: .system, id: "recalls"), at: now)
    }
  }
}
