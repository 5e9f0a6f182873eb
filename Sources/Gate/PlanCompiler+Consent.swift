import Law
import Register

/// The sets that later clauses need of the permissions for a use.
struct ConsentTerms {
  /// Those with a permission that is in force, free, and given on a notice that names purpose and recipients.
  var valid: Formula.Term
  /// Those of them who gave it explicitly (for children: whose guardian did).
  var explicit: Formula.Term
  /// The valid permissions by key, for comparing with the time of a value.
  var byKey: [(key: ConsentKey, valid: Formula.Term)]
}

extension PlanCompiler {
  private struct Grant {
    var key: ConsentKey
    var base: Formula.Term
    var valid: Formula.Term
  }

  /// Clauses about what the subject was told, said, and took back.
  mutating func consentClauses() -> ConsentTerms {
    let grants = [use.recipient, nil].map { grant(ConsentKey(purpose: use.purpose, recipient: $0)) }
    let valid = formula.union(grants.map(\.valid))
    let minor = formula.atom(.minor)
    var explicit = Formula.nobody
    var guarded = Formula.nobody
    for grant in grants {
      let byGuardian = formula.and(grant.valid, formula.atom(.guardian(grant.key)))
      let given = formula.and(grant.valid, formula.atom(.explicit(grant.key)))
      let adult = formula.without(given, minor)
      explicit = formula.union([explicit, adult, formula.and(given, byGuardian)])
      guarded = formula.or(guarded, byGuardian)
    }
    noticeClauses(grants, valid: valid)
    if purpose?.basis == .consent || purpose == nil { grantClauses(grants, valid: valid) }
    childClause(minor: minor, guarded: guarded)
    stopClauses()
    return ConsentTerms(
      valid: valid, explicit: explicit, byKey: grants.map { ($0.key, $0.valid) })
  }

  private mutating func grant(_ key: ConsentKey) -> Grant {
    var base = formula.atom(.granted(key))
    if key.recipient == nil { base = formula.without(base, narrowStops(use.recipient)) }
    var valid = formula.and(
      base,
      formula.any(
        versions { notice in
          notice.names(use.purpose)
            && (use.links.allSatisfy { notice.names($0, for: use.purpose) })
        }.map { .grantedUnder(key, $0) }))
    valid = formula.without(valid, formula.atom(.lapsed(key)))
    if use.recipient != .ourselves { valid = formula.without(valid, formula.atom(.gift(key))) }
    return Grant(key: key, base: base, valid: valid)
  }

  /// The stops of permissions that name the recipient or all others; only a grant that names it outranks them.
  private mutating func narrowStops(_ link: RecipientID) -> Formula.Term {
    var result = Formula.nobody
    for stop in [Stop.refused, .withdrawn, .objected, .signalled] {
      result = formula.or(result, stops(stop, link, narrow: true))
    }
    return result
  }

  private func versions(_ test: (Notice) -> Bool) -> [NoticeVersion] {
    inForce.notices.values.filter(test).map(\.version).sorted()
  }

  private mutating func noticeClauses(_ grants: [Grant], valid: Formula.Term) {
    let informed = formula.atom(.informed)
    deny(.noticeNotServed, .use, formula.without(known, informed))
    let naming = versions { $0.names(use.purpose) }
    unnamed(.noticePurposeNotNamed, .use, grants, naming: naming, valid: valid)
    for link in use.links {
      let naming = versions { $0.names(link, for: use.purpose) }
      unnamed(.noticeRecipientNotNamed, .recipient(link), grants, naming: naming, valid: valid)
    }
  }

  /// Where consent is the basis, its own notice counts; else any that was served.
  private mutating func unnamed(
    _ code: ReasonCode, _ about: Plan.About, _ grants: [Grant], naming: [NoticeVersion],
    valid: Formula.Term
  ) {
    let informed = formula.atom(.informed)
    let told = formula.any(naming.map(Atom.served))
    var denied = formula.without(informed, told)
    if purpose?.basis == .consent || purpose == nil {
      let granted = formula.union(grants.map(\.base))
      denied = formula.without(denied, granted)
      for grant in grants {
        let named = formula.any(naming.map { .grantedUnder(grant.key, $0) })
        denied = formula.or(denied, formula.without(grant.base, named))
      }
      denied = formula.without(denied, valid)
    }
    deny(code, about, denied)
  }

  private mutating func grantClauses(_ grants: [Grant], valid: Formula.Term) {
    for grant in grants {
      let lapsed = formula.and(grant.base, formula.atom(.lapsed(grant.key)))
      deny(.consentExpired, .use, formula.without(lapsed, valid))
      guard use.recipient != .ourselves else { continue }
      let gift = formula.and(grant.base, formula.atom(.gift(grant.key)))
      deny(.consentNotFree, .use, formula.without(gift, valid))
    }
    var answered = formula.union(grants.map(\.base))
    for stop in [Stop.refused, .withdrawn] {
      answered = formula.or(answered, stopped(stop, use.recipient))
    }
    deny(.consentMissing, .use, formula.without(known, answered))
  }

  private mutating func childClause(minor: Formula.Term, guarded: Formula.Term) {
    guard let purpose else { return }
    if !purpose.children {
      deny(.childNoGuardian, .use, minor)
    } else if purpose.basis == .consent {
      deny(.childNoGuardian, .use, formula.without(minor, guarded))
    }
  }
}
