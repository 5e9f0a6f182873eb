import Law
import Register

extension PlanCompiler {
  /// Clauses about what the subject stopped, for us and for everyone on the way.
  mutating func stopClauses() {
    for link in use.everyone {
      let about = link == .ourselves ? Plan.About.use : .recipient(link)
      deny(.consentRefused, about, stopped(.refused, link))
      deny(.consentWithdrawn, about, stopped(.withdrawn, link))
      if mayObject { deny(.objection, about, stopped(.objected, link)) }
      deny(.signalOptOut, about, stopped(.signalled, link))
      // A restriction is lifted by the person alone, never outranked by a grant (Article 18(3)).
      let restricted = formula.or(
        stops(.restricted, link, narrow: true), stops(.restricted, link, narrow: false))
      deny(.subjectRestricted, about, restricted)
    }
  }

  /// Marketing may always be objected to (Article 21(2)); what we must do by contract, law or for life may not (21(1)).
  private var mayObject: Bool {
    guard let purpose else { return true }
    if purpose.marketing || purpose.basis == .consent { return true }
    return purpose.basis.allowsObjection
  }

  /// Those who stopped this for a recipient, unless a later grant outranks it.
  mutating func stopped(_ stop: Stop, _ link: RecipientID) -> Formula.Term {
    let named = current(ConsentKey(purpose: use.purpose, recipient: link))
    let all = current(ConsentKey(purpose: use.purpose, recipient: nil))
    let narrow = formula.without(stops(stop, link, narrow: true), named)
    let wide = formula.without(stops(stop, link, narrow: false), formula.or(named, all))
    return formula.or(narrow, wide)
  }

  private mutating func current(_ key: ConsentKey) -> Formula.Term {
    formula.without(formula.atom(.granted(key)), formula.atom(.lapsed(key)))
  }

  /// Those with a stop that covers purpose and recipient: narrow ones name recipients, wide ones mean everyone.
  mutating func stops(_ stop: Stop, _ link: RecipientID, narrow: Bool) -> Formula.Term {
    var purposes: [PurposeScope] = [.all, .purpose(use.purpose)]
    if purpose?.marketing != false { purposes.append(.marketing) }
    let recipients: [RecipientScope] =
      narrow ? [.recipient(link)] + (link == .ourselves ? [] : [.others]) : [.all]
    return formula.any(
      purposes.flatMap { purpose in recipients.map { .stopped(stop, purpose, $0) } })
  }
}
