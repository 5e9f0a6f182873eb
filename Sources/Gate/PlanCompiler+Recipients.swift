import Law
import Register

extension PlanCompiler {
  /// Clauses about each recipient on the way: declared, assessed, agreed, allowed where the subject lives.
  mutating func recipientClauses() {
    let links = use.links
    for (place, link) in links.enumerated() {
      let about = Plan.About.recipient(link)
      let next = place + 1 < links.count ? links[place + 1] : nil
      guard let recipient = register.recipients[id: link] else {
        denyAll(.recipientUndeclared, about)
        denyAll(.agreementMissing, about)
        continue
      }
      if let due = inForce.assessmentDue(of: recipient), due <= day {
        denyAll(.recipientNotAssessed, about)
      }
      if let next, !recipient.onward.contains(next) {
        denyAll(.recipientOnwardUndeclared, .recipient(next))
      }
      agreementClauses(recipient, next: next)
    }
  }

  /// Narrows the agreements step by step; a step that none passes is a reason and narrows nothing.
  ///
  /// INVARIANT: an agreement that passed every step is left exactly when no step gave a reason.
  private mutating func agreementClauses(_ recipient: Recipient, next: RecipientID?) {
    let about = Plan.About.recipient(recipient.id)
    var left = inForce.agreements(with: recipient.id)
    guard !left.isEmpty else {
      denyAll(.agreementMissing, about)
      return
    }
    func narrow(_ passes: (Agreement) -> Bool) -> Bool {
      let passing = left.filter(passes)
      if passing.isEmpty { return false }
      left = passing
      return true
    }
    if !narrow({ $0.purposes.contains(use.purpose) }) {
      denyAll(.agreementPurposeNotCovered, about)
    }
    if !narrow({ agreement in use.needed.allSatisfy(agreement.fields.contains) }) {
      for field in use.needed where !left.contains(where: { $0.fields.contains(field) }) {
        denyAll(.agreementFieldNotCovered, .field(field))
      }
      if use.needed.allSatisfy({ field in left.contains { $0.fields.contains(field) } }) {
        denyAll(.agreementFieldNotCovered, about)
      }
    }
    // One that was ended is over whatever its dates say; no publication brings it back.
    if !narrow({
      $0.from <= day && $0.until.map { day <= $0 } ?? true
        && inForce.partners.ended[$0.id] == nil
    }) {
      denyAll(.agreementExpired, about)
    }
    if !narrow({ inForce.auditDue(under: $0).map { $0 > day } ?? true }) {
      denyAll(.agreementAuditOverdue, about)
    }
    if !narrow({ !$0.matching || (purpose?.kind ?? .general) != .general }) {
      denyAll(.matchingNotDeclared, about)
    }
    // A recipient that may pass data on is never the end of the way: whoever is behind it must be named.
    if let next {
      if !narrow({ $0.onward.contains(next) }) {
        denyAll(.recipientOnwardUndeclared, .recipient(next))
      }
    } else if !narrow({ $0.onward.isEmpty }) {
      denyAll(.recipientOnwardUndeclared, about)
    }
    territoryClauses(recipient, left)
    for field in use.optional where !left.contains(where: { $0.fields.contains(field) }) {
      denyAll(.agreementFieldNotCovered, .field(field), blanksOnly: true)
      withheldByAgreement.insert(field)
    }
  }

  private mutating func territoryClauses(_ recipient: Recipient, _ agreements: [Agreement]) {
    let about = Plan.About.recipient(recipient.id)
    var covered = Formula.nobody
    var open = Formula.nobody
    var transferable = Formula.nobody
    for agreement in agreements {
      for country in agreement.territories {
        let residents = formula.atom(.residence(country))
        covered = formula.or(covered, residents)
        guard !isSuspended(agreement, for: country) else { continue }
        open = formula.or(open, residents)
        if mayTransfer(from: country, to: recipient, under: agreement) {
          transferable = formula.or(transferable, residents)
        }
      }
    }
    let located = formula.atom(.located)
    deny(.territoryNotCovered, about, formula.without(located, covered))
    deny(.agreementSuspended, about, formula.without(covered, open))
    deny(.transferNoMechanism, about, formula.without(open, transferable))
  }

  private func isSuspended(_ agreement: Agreement, for country: Country) -> Bool {
    switch inForce.suspended[agreement.id] {
    case nil: false
    case .everywhere: true
    case .territories(let countries): countries.contains(country)
    }
  }

  /// The subject's regime and that of our establishment both have to allow the transfer, to every country in which the
  /// recipient lets data be handled (Article 3, Chapter V).
  private func mayTransfer(
    from country: Country, to recipient: Recipient, under agreement: Agreement
  )
    -> Bool
  {
    Set([country.regime, register.organisation.country.regime]).allSatisfy { regime in
      inForce.places(of: recipient).allSatisfy {
        inForce.mayTransfer(under: regime, to: $0, of: recipient, by: agreement, on: day)
      }
    }
  }
}
