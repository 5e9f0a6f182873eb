import Consent
public import Formats
public import Gate
import Index
import Register
import Standing
import Store
import Vault

extension Workspace {
  /// Says whether a use is permitted for one subject, nil for somebody who is no member.
  ///
  /// An index that is loaded says yes at once. Otherwise, and for the reasons of a no, that one subject is read, in one
  /// transaction at the head of `entries`: no index has to be loaded for it.
  /// Before a register is published every purpose is undeclared; a database that does not answer denies with
  /// `index.behind`.
  public func may(_ use: Use, subject: UInt32?, at now: Timestamp) async throws -> MayAnswer {
    let inForce: InForce
    do {
      if let yes = try await permitAtOnce(use, subject, now) { return yes }
      inForce = try await self.inForce()
    } catch IndexError.nothingPublished {
      return Self.denied(.purposeUndeclared)
    } catch is StoreError {
      return .behind
    }
    do {
      return try await decide(use, subject, inForce, now)
    } catch is StoreError {
      return .behind
    }
  }

  private static func denied(_ code: ReasonCode) -> MayAnswer {
    MayAnswer(isPermitted: false, reasons: [.init(code: code, about: [], since: nil)])
  }

  /// A yes without a blank, which needs no words; nil when the index is not loaded or has more to say.
  private func permitAtOnce(_ use: Use, _ subject: UInt32?, _ now: Timestamp) async throws
    -> MayAnswer?
  {
    guard let subject, let prepared = try await index.prepareIfLoaded(use, at: now) else {
      return nil
    }
    let decision = prepared.decide(subject)
    guard decision.isPermitted, decision.blanks.isEmpty else { return nil }
    return MayAnswer(
      isPermitted: true, register: prepared.plan.register, head: prepared.sequence)
  }

  private func decide(_ use: Use, _ subject: UInt32?, _ inForce: InForce, _ now: Timestamp)
    async throws -> MayAnswer
  {
    let key = if let subject { try await vault.key(for: subject) } else { nil as SubjectKey? }
    let (facts, standing, head) = try await database.read { [standing] transaction in
      // What is in force is read in the same transaction as the subject, so that both are of one moment.
      let now = try standing.inForce(transaction) ?? inForce
      let facts = try subject.flatMap {
        try FactsLoader.facts(of: $0, transaction, key: key, inForce: now)
      }
      return (facts, now, try transaction.head())
    }
    let known = facts ?? Facts(isMember: false)
    // A clock that goes back undoes no lapse that this process has seen.
    let day = max(now.date, await index.day ?? now.date)
    let atoms = known.atoms(inForce: standing, day: day).atoms
    let plan = Plan(
      use, inForce: standing, day: day,
      classes: { field in known.holdings.filter { $0.field == field }.map(\.provenance) })
    let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
    let history = try await standingHistory()
    let why = Explainer(
      plan: plan, inForce: standing, facts: known, day: day, history: history,
      channels: try await channels(of: subject))
    return MayAnswer(
      isPermitted: decision.isPermitted, reasons: why.lines(decision.reasons),
      blanks: why.lines(decision.blanks), register: standing.version, head: head)
  }

  private func standingHistory() async throws -> [StandingAct] {
    try await standing.history(limit: 200)
  }

  private func channels(of subject: UInt32?) async throws -> [RecordedChoice] {
    guard let subject else { return [] }
    return try await consent.history(of: subject)
  }
}
