import Law
import Register

extension PlanCompiler {
  /// Clauses about why: declared, in use, not paused, assessed where the basis needs it.
  mutating func purposeClauses() {
    guard let purpose else {
      denyAll(.purposeUndeclared)
      return
    }
    if inForce.paused.contains(purpose.id) { denyAll(.purposePaused) }
    if let retired = purpose.retired, day >= retired { denyAll(.purposeRetired) }
    switch purpose.basis {
    case .legitimateInterests:
      if !isInForce(purpose.assessment) { denyAll(.purposeNoAssessment) }
    case .recognisedLegitimateInterest:
      // The seventh basis exists under the UK regime alone (Article 6(1)(ea)).
      deny(.purposeNoAssessment, .use, residents(under: .eu))
    case .consent, .contract, .legalObligation, .vitalInterests, .publicTask:
      break
    }
  }

  /// Says whether an assessment has been made and has not lapsed.
  func isInForce(_ assessment: Purpose.Assessment?) -> Bool {
    guard let assessment else { return false }
    return assessment.date <= day && assessment.until.map { day < $0 } ?? true
  }

  private mutating func residents(under regime: Regime) -> Formula.Term {
    formula.any(Country.all.filter { $0.regime == regime }.map(Atom.residence))
  }
}
