public import Disclosure
import Findings
public import Formats
import Index
import Mail
public import Register
import Standing
import Store

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
  /// Asks back what people took back, and chases what is not answered: letters, a person, and at last the stop.
  ///
  /// Every step is taken once, however often it is run and wherever it is killed.
  /// - Returns: what it did, or nil when another process is at it.
  public func keepRecalls(at now: Timestamp) async throws -> RecallRound? {
    guard let inForce = try await standing.load(),
      let sweep = try await disclosures.sweepRecalls(at: now)
    else { return nil }
    var round = RecallRound()
    round.sweep = sweep
    let organisation = inForce.register.organisation
    let clock = organisation.recalls ?? RecallClock()
    for (recall, step) in try await disclosures.dueRecallSteps(clock, at: now) {
      let recipient = inForce.register.recipients[id: recall.recipient]
      let owner = clock.owner ?? recipient?.team ?? organisation.officer.name
      var letter: QueuedLetter?
      if step == .told || step == .reminded {
        // What nobody was told is not written down as told; the clock goes on, so that a person hears of it.
        guard let address = recipient?.contact else { continue }
        letter = try mail.prepare(
          RecallLetter.letter(
            recall, to: address, isReminder: step == .reminded, clock: clock, from: organisation),
          kind: step.rawValue, at: now)
      }
      if step == .stopped { try await stop(recall, at: now) }
      let queued = letter
      if try await disclosures.take(
        step, for: recall, name: recipient?.label, owner: owner, at: now,
        also: { try queued?.queue($0) })
      {
        round.steps.append(step)
      }
    }
    return round
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

  /// Writes down that a recipient passed data on to somebody who is not declared behind it; a finding with an owner.
  ///
  /// - Throws: `FindingError.noOwner`.
  public func foundUndeclaredLink(
    from recipient: RecipientID, to link: String, source: String, at now: Timestamp
  ) async throws {
    let register = try await inForce().register
    try await disclosures.foundUndeclaredLink(
      from: recipient, to: link,
      owner: register.recipients[id: recipient]?.team ?? register.organisation.officer.name,
      source: source, at: now)
  }
}
