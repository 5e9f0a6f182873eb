import Consent
public import Formats
public import Gate
import Index
import Register
import Standing
public import Store
import Vault

extension Workspace {
  /// Says whether a use is permitted for one subject, nil for somebody who is no member.
  ///
  /// An index that is loaded answers, and only what its reasons look up is read. While none is loaded that one subject
  /// is read, in one transaction at the head of `entries`. `fence` is a head that was read after the request arrived.
  /// Before a register is published every purpose is undeclared; a database that does not answer denies with
  /// `index.behind`.
  public func may(
    _ use: Use, subject: UInt32?, at now: Timestamp, behind fence: HeadPosition? = nil
  ) async throws -> MayAnswer {
    do {
      var head = fence
      if head == nil { head = try await database.headSource.position() }
      if let head, let prepared = try await index.prepareIfLoaded(use, at: now, behind: head) {
        return try await answer(prepared, subject)
      }
      let alone = try await SubjectAlone(subject, at: now, self)
      let (plan, decision) = alone.decide(use)
      return try await explain(decision, plan, alone.inForce, subject, head: alone.head)
    } catch IndexError.nothingPublished {
      let undeclared = MayAnswer.ReasonLine(code: .purposeUndeclared, about: [], since: nil)
      return MayAnswer(isPermitted: false, reasons: [undeclared])
    } catch is StoreError {
      return .behind
    }
  }

  private func answer(_ prepared: PreparedPlan, _ subject: UInt32?) async throws -> MayAnswer {
    let decision = subject.map(prepared.decide) ?? prepared.decideForStranger()
    return try await explain(
      decision, prepared.plan, prepared.inForce, subject, head: prepared.sequence)
  }

  private func explain(
    _ decision: Decision, _ plan: Plan, _ inForce: InForce, _ subject: UInt32?, head: Int64
  ) async throws -> MayAnswer {
    let codes = plan.codes(decision.reasons) + plan.codes(decision.blanks)
    let dossier = try await Dossier(codes, of: subject, upTo: head, self)
    let why = Explainer(plan: plan, inForce: inForce, dossier: dossier)
    return MayAnswer(
      isPermitted: decision.isPermitted, reasons: why.lines(decision.reasons),
      blanks: why.lines(decision.blanks), register: inForce.version, head: head)
  }
}
