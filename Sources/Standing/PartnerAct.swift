public import Formats
import Law
public import Register

/// An act on partners that the gate reads: it changes `InForce.partners` and nothing else.
public enum PartnerAct: Hashable, Sendable {
  /// A recipient was assessed.
  case assess(RecipientID, PartnerStanding.Assessed)
  /// A recipient was audited under an agreement.
  case audit(AgreementID, PartnerStanding.Audited)
  /// Where a recipient handles data, and what makes sending it there lawful; replaces what was said before.
  case transfer(RecipientID, [TransferPlace])
  /// A draft was signed on a day.
  case sign(AgreementID, on: CivilDate)
  /// An agreement was ended.
  case end(AgreementID)
  /// An undertaking was given.
  case undertake(Undertaking)
  /// An undertaking was lifted, by its identifier.
  case release(String)

  var kind: StandingAct.Kind {
    switch self {
    case .assess: .assessed
    case .audit: .audited
    case .transfer: .transferred
    case .sign: .signed
    case .end: .ended
    case .undertake: .undertaken
    case .release: .released
    }
  }

  /// What it names: a recipient, an agreement or an undertaking.
  var name: String {
    switch self {
    case .assess(let id, _), .transfer(let id, _): id.text
    case .audit(let id, _), .sign(let id, _), .end(let id): id.text
    case .undertake(let promise): promise.id
    case .release(let id): id
    }
  }

  /// Refuses what cannot be so.
  ///
  /// Throws `StandingError`: `.undeclared`, `.signedAlready`, `.notSigned`, `.endedAlready`, `.undertakingTooWide`,
  /// `.unknownUndertaking`, `.daysDisagree`.
  func check(_ inForce: InForce, on day: CivilDate?) throws(StandingError) {
    func past(_ date: CivilDate) throws(StandingError) {
      if let day, date > day { throw .daysDisagree }
    }
    switch self {
    case .assess(let id, let outcome):
      try StandingChange.require(id, in: inForce.register)
      try past(outcome.on)
      guard outcome.until >= outcome.on else { throw .daysDisagree }
    case .audit(let id, let audit):
      let agreement = try Self.agreement(id, inForce)
      if inForce.isDraft(agreement) { throw .notSigned(id) }
      try past(audit.on)
      if let due = audit.due, due < audit.on { throw .daysDisagree }
    case .transfer(let id, _): try StandingChange.require(id, in: inForce.register)
    case .sign(let id, let date):
      let agreement = try Self.agreement(id, inForce)
      guard inForce.isDraft(agreement) else { throw .signedAlready(id) }
      try past(date)
    case .end(let id):
      let agreement = try Self.agreement(id, inForce)
      if inForce.isDraft(agreement) { throw .notSigned(id) }
    case .undertake(let promise):
      guard promise.purpose != nil || promise.recipient != nil else { throw .undertakingTooWide }
      if let territories = promise.territories, territories.isEmpty { throw .noTerritories }
      if let until = promise.until, until < promise.from { throw .daysDisagree }
      if let purpose = promise.purpose {
        try StandingChange.require(purpose, in: inForce.register)
      }
      if let recipient = promise.recipient, recipient != .ourselves {
        try StandingChange.require(recipient, in: inForce.register)
      }
    case .release(let id):
      guard inForce.partners.undertakings.contains(where: { $0.id == id }) else {
        throw .unknownUndertaking(id)
      }
    }
  }

  private static func agreement(
    _ id: AgreementID, _ inForce: InForce
  ) throws(StandingError) -> Agreement {
    guard let agreement = inForce.register.agreements[id: id] else {
      try StandingChange.require(id, in: inForce.register)
      throw .nothingPublished
    }
    if inForce.partners.ended[id] != nil { throw .endedAlready(id) }
    return agreement
  }
}

extension PartnerStanding {
  /// What is so after an act that was done at a moment.
  mutating func apply(_ act: PartnerAct, at moment: Timestamp) {
    switch act {
    case .assess(let id, let outcome): assessed[id] = outcome
    case .audit(let id, let audit): audited[id] = audit
    case .transfer(let id, let places): transfers[id] = places
    case .sign(let id, let date): signed[id] = date
    case .end(let id): if ended[id] == nil { ended[id] = moment }
    case .undertake(let promise):
      undertakings.removeAll { $0.id == promise.id }
      undertakings.append(promise)
      undertakings.sort { $0.id < $1.id }
    case .release(let id): undertakings.removeAll { $0.id == id }
    }
  }
}
