import Formats
import Gate
import Law
import Register

/// The gate's rules told a second time, slowly and for one subject: no plan, no sets, no index.
struct Reference {
  struct Reason: Hashable, CustomStringConvertible {
    var code: ReasonCode
    var about: Plan.About
    var description: String { "\(code.rawValue) \(about)" }
  }

  struct Answer: Equatable {
    var reasons = Set<Reason>()
    var blanks = Set<Reason>()
  }

  let inForce: InForce
  let facts: Facts
  let use: Use
  let day: CivilDate
  var answer = Answer()

  var register: Register { inForce.register }
  var purpose: Purpose? { register.purposes[id: use.purpose] }
  var needsConsent: Bool { purpose == nil || purpose?.basis == .consent }

  init(_ use: Use, inForce: InForce, facts: Facts, day: CivilDate) {
    self.inForce = inForce
    self.facts = facts
    self.use = use.completed(by: inForce.register)
    self.day = day
  }

  static func answer(_ use: Use, inForce: InForce, facts: Facts, day: CivilDate) -> Answer {
    var reference = Reference(use, inForce: inForce, facts: facts, day: day)
    reference.judge()
    return reference.answer
  }

  mutating func deny(_ code: ReasonCode, _ about: Plan.About = .use, blanksOnly: Bool = false) {
    let reason = Reason(code: code, about: about)
    if blanksOnly { answer.blanks.insert(reason) } else { answer.reasons.insert(reason) }
  }

  mutating func judge() {
    declared()
    guard facts.isMember, !facts.isErased else {
      deny(facts.isErased ? .subjectErased : .subjectUnknown)
      return
    }
    if facts.residence == nil { deny(.residenceUnknown) }
    if purpose?.basis == .recognisedLegitimateInterest, facts.residence?.regime == .eu {
      deny(.purposeNoAssessment)
    }
    for link in use.links { territory(link) }
    for promise in inForce.partners.undertakings {
      if let home = facts.residence, promise.territories?.contains(home) == true {
        undertaking(promise)
      }
    }
    notices()
    consent()
    stops()
    for field in use.needed { value(field, blanksOnly: false) }
    for field in use.optional where !use.needed.contains(field) { value(field, blanksOnly: true) }
  }

  // MARK: What is so for everyone

  func standing(_ assessment: Purpose.Assessment?) -> Bool {
    guard let assessment, assessment.date <= day else { return false }
    if let until = assessment.until, until <= day { return false }
    return true
  }

  mutating func declared() {
    if let purpose {
      if inForce.paused.contains(purpose.id) { deny(.purposePaused) }
      if let retired = purpose.retired, retired <= day { deny(.purposeRetired) }
      if purpose.basis == .legitimateInterests, !standing(purpose.assessment) {
        deny(.purposeNoAssessment)
      }
    } else {
      deny(.purposeUndeclared)
    }
    for (place, link) in use.links.enumerated() {
      let next = place + 1 < use.links.count ? use.links[place + 1] : nil
      recipient(link, next: next)
    }
    for promise in inForce.partners.undertakings where promise.territories == nil {
      undertaking(promise)
    }
    for field in use.needed { declaredField(field, blanksOnly: false) }
    for field in use.optional where !use.needed.contains(field) {
      declaredField(field, blanksOnly: true)
    }
  }

  mutating func undertaking(_ promise: Undertaking) {
    guard promise.from <= day, (promise.until ?? day) >= day else { return }
    if let purpose = promise.purpose, purpose != use.purpose { return }
    guard let other = promise.recipient else { return deny(.undertakingForbids) }
    if other == .ourselves {
      if use.recipient == .ourselves { deny(.undertakingForbids) }
    } else if use.through.contains(other) || use.recipient == other {
      deny(.undertakingForbids, .recipient(other))
    }
  }

  mutating func declaredField(_ id: FieldID, blanksOnly: Bool) {
    guard let field = register.fields[id: id] else {
      deny(.fieldUndeclared, .field(id), blanksOnly: blanksOnly)
      return
    }
    guard let purpose else { return }
    let fits =
      purpose.fields.contains(id)
      && (purpose.special || (field.special == nil && field.proxyFor == nil))
      && (purpose.children || field.about != .ownChild)
    if !fits { deny(.fieldNotForPurpose, .field(id), blanksOnly: blanksOnly) }
  }

  mutating func recipient(_ id: RecipientID, next: RecipientID?) {
    let about = Plan.About.recipient(id)
    guard let recipient = register.recipients[id: id] else {
      deny(.recipientUndeclared, about)
      deny(.agreementMissing, about)
      return
    }
    if let newest = inForce.partners.assessed[id] {
      if !newest.isPassed || newest.until < day { deny(.recipientNotAssessed, about) }
    } else if let due = recipient.assessment, due.done == nil, due.due <= day {
      deny(.recipientNotAssessed, about)
    }
    if let next, !recipient.onward.contains(next) {
      deny(.recipientOnwardUndeclared, .recipient(next))
    }
    let (left, failed) = narrowed(id, next: next)
    for reason in failed { deny(reason.code, reason.about) }
    guard !left.isEmpty else { return }
    for field in use.optional where !left.contains(where: { $0.fields.contains(field) }) {
      deny(.agreementFieldNotCovered, .field(field), blanksOnly: true)
    }
  }

  /// The agreements that are left after each test, and what no agreement passed.
  func narrowed(_ id: RecipientID, next: RecipientID?) -> ([Agreement], [Reason]) {
    var left = register.agreements.filter {
      $0.recipient == id && ($0.signed != false || inForce.partners.signed.keys.contains($0.id))
    }
    if left.isEmpty { return ([], [Reason(code: .agreementMissing, about: .recipient(id))]) }
    var failed: [Reason] = []
    let needed = use.needed
    let tests: [(ReasonCode, (Agreement) -> Bool)] = [
      (.agreementPurposeNotCovered, { $0.purposes.contains(use.purpose) }),
      (.agreementFieldNotCovered, { Set($0.fields).isSuperset(of: needed) }),
      (
        .agreementExpired,
        {
          $0.from <= day && (($0.until ?? day) >= day)
            && !inForce.partners.ended.keys.contains($0.id)
        }
      ),
      (.agreementAuditOverdue, { !isAuditOverdue($0) }),
      (.matchingNotDeclared, { !$0.matching || (purpose != nil && purpose?.kind != .general) }),
      (
        .recipientOnwardUndeclared,
        { next == nil ? $0.onward.isEmpty : next.map($0.onward.contains) ?? false }
      ),
    ]
    for (code, passes) in tests {
      let passing = left.filter(passes)
      guard passing.isEmpty else {
        left = passing
        continue
      }
      switch code {
      case .agreementFieldNotCovered:
        let missing = needed.filter { field in left.allSatisfy { !$0.fields.contains(field) } }
        failed += missing.map { Reason(code: code, about: .field($0)) }
        if missing.isEmpty { failed.append(Reason(code: code, about: .recipient(id))) }
      case .recipientOnwardUndeclared:
        failed.append(Reason(code: code, about: .recipient(next ?? id)))
      default:
        failed.append(Reason(code: code, about: .recipient(id)))
      }
    }
    return (left, failed)
  }

  func isAuditOverdue(_ agreement: Agreement) -> Bool {
    if let newest = inForce.partners.audited[agreement.id] {
      return newest.due.map { $0 <= day } ?? false
    }
    return agreement.audit.map { $0.done == nil && $0.due <= day } ?? false
  }

  // MARK: Where the subject lives

  mutating func territory(_ link: RecipientID) {
    guard let recipient = register.recipients[id: link], let home = facts.residence else { return }
    let place = use.links.firstIndex(of: link) ?? 0
    let next = place + 1 < use.links.count ? use.links[place + 1] : nil
    let (left, _) = narrowed(link, next: next)
    guard !left.isEmpty else { return }
    let covering = left.filter { $0.territories.contains(home) }
    if covering.isEmpty {
      deny(.territoryNotCovered, .recipient(link))
      return
    }
    let open = covering.filter { agreement in
      switch inForce.suspended[agreement.id] {
      case nil: true
      case .everywhere: false
      case .territories(let countries): !countries.contains(home)
      }
    }
    if open.isEmpty {
      deny(.agreementSuspended, .recipient(link))
      return
    }
    let regimes = [home.regime, register.organisation.country.regime]
    let recorded = inForce.partners.transfers[link] ?? []
    let lawful = open.contains { agreement in
      ([recipient.country] + recorded.map(\.country)).allSatisfy { place in
        regimes.allSatisfy { regime in
          if regime == .other || place.regime == regime { return true }
          if Transfer.isAdequate(from: regime, to: place) { return true }
          let own = recorded.filter { $0.country == place }
          if own.isEmpty {
            return agreement.mechanisms.contains { $0.covers(from: regime, to: place) }
          }
          return own.contains { line in
            guard let mechanism = line.mechanism, mechanism.covers(from: regime, to: place) else {
              return false
            }
            return line.until == nil || line.until.map { $0 >= day } == true
          }
        }
      }
    }
    if !lawful { deny(.transferNoMechanism, .recipient(link)) }
  }
}
