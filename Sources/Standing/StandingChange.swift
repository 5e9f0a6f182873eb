public import Formats
public import Law
public import Register
public import Store

/// An act on what is in force, to be tried out before it is done or to be done (demands D2, D7).
public enum StandingChange: Hashable, Sendable {
  /// An agreement is suspended, everywhere when the countries are nil.
  case suspend(AgreementID, [Country]?)
  /// A suspension is lifted, wherever there is one when the countries are nil.
  case lift(AgreementID, [Country]?)
  /// A purpose is paused for everybody.
  case pause(PurposeID)
  /// A paused purpose is taken up again.
  case unpause(PurposeID)
  /// An agreement is ended, for good.
  case end(AgreementID)
  /// An undertaking is given.
  case undertake(Undertaking)
  /// An undertaking is lifted, by its identifier.
  case release(String)

  /// Whether it stops something, rather than letting it go on again.
  public var isStop: Bool {
    switch self {
    case .suspend, .pause, .end, .undertake: true
    case .lift, .unpause, .release: false
    }
  }

  /// The countries that it names; nil for everywhere.
  public var territories: [Country]? {
    switch self {
    case .suspend(_, let countries), .lift(_, let countries): countries
    case .undertake(let promise): promise.territories
    case .pause, .unpause, .end, .release: nil
    }
  }

  /// What would be in force once it is done; nothing is written.
  ///
  /// INVARIANT: it refuses what `Standing` refuses, and gives what `Standing` would load afterwards.
  /// Throws `StandingError.undeclared`, `.noTerritories`, `.suspendedEverywhere`, `.notSuspended`, `.notPaused`.
  public func applied(to inForce: InForce) throws(StandingError) -> InForce {
    if let territories, territories.isEmpty { throw .noTerritories }
    var next = inForce
    switch self {
    case .suspend(let agreement, let countries):
      try Self.require(agreement, in: inForce.register)
      next.suspended[agreement] = Self.wider(inForce.suspended[agreement], by: countries)
    case .lift(let agreement, let countries):
      let reach = inForce.suspended[agreement]
      if reach == nil { try Self.require(agreement, in: inForce.register) }
      try Standing.check(countries.map { Set($0).sorted() }, of: agreement, against: reach)
      next.suspended[agreement] = Self.narrower(reach, by: countries)
    case .pause(let purpose):
      try Self.require(purpose, in: inForce.register)
      next.paused.insert(purpose)
    case .unpause(let purpose):
      if next.paused.remove(purpose) == nil {
        try Self.require(purpose, in: inForce.register)
        throw .notPaused(purpose)
      }
    case .end, .undertake, .release:
      guard let act = partnerAct else { return next }
      try act.check(inForce, on: nil)
      next.partners.apply(act, at: Timestamp(microseconds: 0))
    }
    return next
  }

  /// The act on partners that it is, or nil.
  var partnerAct: PartnerAct? {
    switch self {
    case .end(let agreement): .end(agreement)
    case .undertake(let promise): .undertake(promise)
    case .release(let id): .release(id)
    case .suspend, .lift, .pause, .unpause: nil
    }
  }

  private static func wider(_ reach: InForce.Reach?, by countries: [Country]?) -> InForce.Reach {
    guard let countries else { return .everywhere }
    switch reach {
    case .everywhere: return .everywhere
    case .territories(let others): return .territories(others.union(countries))
    case nil: return .territories(Set(countries))
    }
  }

  private static func narrower(
    _ reach: InForce.Reach?, by countries: [Country]?
  ) -> InForce.Reach? {
    guard let countries, case .territories(let suspended) = reach else { return nil }
    let left = suspended.subtracting(countries)
    return left.isEmpty ? nil : .territories(left)
  }

  static func require(_ agreement: AgreementID, in register: Register)
    throws(StandingError)
  {
    guard register.agreements[id: agreement] == nil else { return }
    throw .undeclared(
      .agreement, name: agreement.text,
      nearest: NearestName.several(agreement.text, among: register.agreements.map(\.id.text)))
  }

  static func require(_ purpose: PurposeID, in register: Register) throws(StandingError) {
    guard register.purposes[id: purpose] == nil else { return }
    throw .undeclared(
      .purpose, name: purpose.text,
      nearest: NearestName.several(purpose.text, among: register.purposes.map(\.id.text)))
  }

  static func require(_ recipient: RecipientID, in register: Register) throws(StandingError) {
    guard register.recipients[id: recipient] == nil else { return }
    throw .undeclared(
      .recipient, name: recipient.text,
      nearest: NearestName.several(recipient.text, among: register.recipients.map(\.id.text)))
  }
}

extension Standing {
  /// Does what a change says, at once; throws what `suspend`, `resume` and `pause` throw.
  public func carryOut(
    _ change: StandingChange, reason: String, actor: Actor, at now: Timestamp
  ) async throws {
    switch change {
    case .suspend(let agreement, let countries):
      try await suspend(agreement, territories: countries, reason: reason, actor: actor, at: now)
    case .lift(let agreement, let countries):
      try await resume(agreement, territories: countries, reason: reason, actor: actor, at: now)
    case .pause(let purpose):
      try await pause(purpose, reason: reason, actor: actor, at: now)
    case .unpause(let purpose):
      try await resume(purpose, reason: reason, actor: actor, at: now)
    case .end, .undertake, .release:
      guard let act = change.partnerAct else { return }
      try await carryOut(act, reason: reason, actor: actor, at: now)
    }
  }
}
