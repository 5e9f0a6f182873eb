import Law
import Register

extension PlanCompiler {
  /// Clauses about one field: meant for the purpose, held, of usable provenance, not too old, explicitly agreed.
  mutating func fieldClauses(
    _ id: FieldID, optional: Bool, consent: ConsentTerms, classes: [ProvenanceClass]
  ) {
    let about = Plan.About.field(id)
    guard let field = register.fields[id: id] else {
      denyAll(.fieldUndeclared, about, blanksOnly: optional)
      handovers.append(Plan.Handover(field: id, isRequired: !optional, withheld: known))
      return
    }
    var withheld = Formula.nobody
    if let purpose, !isMeant(field, for: purpose) {
      denyAll(.fieldNotForPurpose, about, blanksOnly: optional)
      withheld = known
    }
    var reasons: [(ReasonCode, Formula.Term)] = []
    if field.reveals != nil {
      reasons.append((.specialNoExplicitConsent, formula.without(known, consent.explicit)))
    }
    let held = formula.any(classes.map { .value(id, $0) })
    reasons.append((.fieldNotHeld, formula.without(known, held)))
    let unknown = classes.filter { !isDeclared($0) }
    reasons.append((.provenanceUnknown, formula.any(unknown.map { .value(id, $0) })))
    let other = classes.filter { isDeclared($0) && !isCovered($0) }
    let since = formula.union(
      consent.byKey.map { key, valid in formula.without(valid, formula.atom(.newer(id, key))) })
    reasons.append(
      (.provenanceOtherPurpose, formula.without(formula.any(other.map { .value(id, $0) }), since)))
    reasons.append((.retentionExpired, formula.atom(.stale(id))))
    for (code, denied) in reasons {
      deny(code, about, denied, blanksOnly: optional)
      withheld = formula.or(withheld, denied)
    }
    if withheldByAgreement.contains(id) { withheld = known }
    handovers.append(Plan.Handover(field: id, isRequired: !optional, withheld: withheld))
  }

  private func isMeant(_ field: Field, for purpose: Purpose) -> Bool {
    purpose.fields.contains(field.id) && (field.reveals == nil || purpose.special)
      && (field.about == .ownself || purpose.children)
  }

  private func isDeclared(_ provenance: ProvenanceClass) -> Bool {
    inForce.notices[provenance.notice] != nil
      && register.collectionPoints[id: provenance.source] != nil
  }

  /// Purpose limitation: the notice named the purpose; or, unless collected on consent, a compatible one.
  ///
  /// UK Article 8A(4) and EU Article 6(4): no compatibility test for what was collected on consent.
  private func isCovered(_ provenance: ProvenanceClass) -> Bool {
    guard let notice = inForce.notices[provenance.notice] else { return false }
    if notice.names(use.purpose) { return true }
    guard provenance.basis != .consent, let purpose else { return false }
    return purpose.compatible.contains {
      notice.names($0.with) && $0.regimes.contains(provenance.regime) && isInForce($0.assessment)
    }
  }
}
