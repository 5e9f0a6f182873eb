public import Formats
public import Law
public import Register
public import Store

extension Standing {
  /// Suspends an agreement everywhere, or for residents of some territories, at once (demand D2).
  ///
  /// Suspending some territories, then others, adds up. Throws `StandingError.undeclared` with the
  /// nearest names, `.noTerritories` for an empty list, `.nothingPublished`, `.reasonTooLong`.
  public func suspend(
    _ agreement: AgreementID, territories: [Country]? = nil, reason: String, actor: Actor,
    at: Timestamp
  ) async throws {
    let act = try ActDraft(
      kind: .suspended, name: agreement.text, territories: Self.sorted(territories),
      reason: reason, at: at, actor: actor
    ).checked()
    let places = act.territories.map { $0.map(Place.country) } ?? [.everywhere]
    try await database.write { transaction in
      try transaction.lockStanding()
      try transaction.requireAgreement(agreement)
      let sequence = try transaction.note(act, leaf: act.agreementLeaf)
      try transaction.insert(
        into: "suspended_agreements", ["agreement", "place", "sequence"],
        rows: places.map { [.text(agreement.text), .text($0.text), .integer(sequence)] },
        onConflict: .ignore(target: ["agreement", "place"]))
    }
  }

  /// Resumes a suspended agreement wherever it was suspended, or in some of the territories.
  ///
  /// Throws `StandingError.suspendedEverywhere` when some are to be taken out of everywhere, and
  /// `.notSuspended` with the territories in which it is not; nothing is resumed then.
  public func resume(
    _ agreement: AgreementID, territories: [Country]? = nil, reason: String = "", actor: Actor,
    at: Timestamp
  ) async throws {
    let act = try ActDraft(
      kind: .resumed, name: agreement.text, territories: Self.sorted(territories),
      reason: reason, at: at, actor: actor
    ).checked()
    try await database.write { transaction in
      try transaction.lockStanding()
      let reach = try transaction.suspendedAgreements()[agreement]
      // What is no longer declared may still be resumed; a slip of the pen is told as one.
      if reach == nil { try transaction.requireAgreement(agreement) }
      try Self.check(act.territories, of: agreement, against: reach)
      try transaction.note(act, leaf: act.agreementLeaf)
      if let territories = act.territories {
        try transaction.run(
          """
          DELETE FROM suspended_agreements
          WHERE agreement = \(agreement.text) AND place IN (\(list: territories.map(\.code)))
          """)
      } else {
        try transaction.run(
          "DELETE FROM suspended_agreements WHERE agreement = \(agreement.text)")
      }
    }
  }

  /// Pauses a purpose everywhere, at once.
  ///
  /// Throws `StandingError.undeclared` with the nearest names, `.nothingPublished`,
  /// `.reasonTooLong`.
  public func pause(
    _ purpose: PurposeID, reason: String, actor: Actor, at: Timestamp
  ) async throws {
    let act = try ActDraft(
      kind: .paused, name: purpose.text, reason: reason, at: at, actor: actor
    ).checked()
    try await database.write { transaction in
      try transaction.lockStanding()
      try transaction.requirePurpose(purpose)
      let sequence = try transaction.note(act, leaf: ["purpose": .string(purpose.text)])
      try transaction.insert(
        into: "paused_purposes", ["purpose", "sequence"],
        rows: [[.text(purpose.text), .integer(sequence)]],
        onConflict: .ignore(target: ["purpose"]))
    }
  }

  /// Takes up a paused purpose again; throws `StandingError.notPaused` or `.undeclared`.
  public func resume(
    _ purpose: PurposeID, reason: String = "", actor: Actor, at: Timestamp
  ) async throws {
    let act = try ActDraft(
      kind: .unpaused, name: purpose.text, reason: reason, at: at, actor: actor
    ).checked()
    try await database.write { transaction in
      try transaction.lockStanding()
      guard try transaction.pausedPurposes().contains(purpose) else {
        try transaction.requirePurpose(purpose)
        throw StandingError.notPaused(purpose)
      }
      try transaction.note(act, leaf: ["purpose": .string(purpose.text)])
      try transaction.run("DELETE FROM paused_purposes WHERE purpose = \(purpose.text)")
    }
  }

  private static func sorted(_ territories: [Country]?) throws -> [Country]? {
    guard let territories else { return nil }
    guard !territories.isEmpty else { throw StandingError.noTerritories }
    return Set(territories).sorted()
  }

  static func check(
    _ territories: [Country]?, of agreement: AgreementID, against reach: InForce.Reach?
  ) throws(StandingError) {
    switch (reach, territories) {
    case (nil, _):
      throw StandingError.notSuspended(agreement, territories ?? [])
    case (.everywhere, .some):
      throw StandingError.suspendedEverywhere(agreement)
    case (.territories(let suspended), .some(let wanted)):
      let others = wanted.filter { !suspended.contains($0) }
      guard others.isEmpty else { throw StandingError.notSuspended(agreement, others) }
    case (.some, nil):
      break
    }
  }
}

extension ReadTransaction {
  fileprivate func requireAgreement(_ agreement: AgreementID) throws {
    try StandingChange.require(agreement, in: try registerInForce())
  }

  fileprivate func requirePurpose(_ purpose: PurposeID) throws {
    try StandingChange.require(purpose, in: try registerInForce())
  }

  private func registerInForce() throws -> Register {
    let version = try int("SELECT version FROM standing_head WHERE one = 1")
    guard version > 0 else { throw StandingError.nothingPublished }
    return try register(version: Int(version))
  }
}
