public import Formats
public import Law
public import Register
import Standing
public import Store

extension Vendors {
  /// Sets what carries data to one country by one mechanism; the other lines stay as they are.
  ///
  /// Throws `VendorError`, `StandingError.undeclared`.
  public func carry(
    _ line: TransferLine, to recipient: RecipientID, actor: Actor, at now: Timestamp
  ) async throws {
    try await database.write { transaction in
      let known = Self.lines(
        of: recipient, try dossier(of: recipient, transaction), try inForce(transaction))
      let kept = known.filter {
        $0.country != line.country || $0.mechanism != nil && $0.mechanism != line.mechanism
      }
      try amend(kept + [line], of: recipient, actor: actor, at: now, transaction)
    }
  }

  /// Strikes out what was recorded of one country and one mechanism, or of the country when it has none.
  ///
  /// A country in which a sub-processor works stays in the list, with nothing that carries data there.
  /// Throws `VendorError.unknownTransfer`, `StandingError.undeclared`.
  public func strike(
    _ mechanism: Transfer.Mechanism?, in country: Country, of recipient: RecipientID, actor: Actor,
    at now: Timestamp
  ) async throws {
    try await database.write { transaction in
      let dossier = try dossier(of: recipient, transaction)
      let known = Self.lines(of: recipient, dossier, try inForce(transaction))
      var kept = known.filter { $0.country != country || $0.mechanism != mechanism }
      guard kept.count < known.count else { throw VendorError.unknownTransfer(country) }
      let isNeeded = dossier.subProcessors.contains {
        $0.party.country == country && $0.party.until.map { $0 >= now.date } ?? true
      }
      if isNeeded, !kept.contains(where: { $0.country == country }) {
        kept.append(TransferLine(country: country, mechanism: nil))
      }
      try amend(kept, of: recipient, actor: actor, at: now, transaction)
    }
  }

  /// What is recorded of each country now, the papers included.
  public static func lines(
    of recipient: RecipientID, _ dossier: PartnerDossier, _ inForce: InForce
  ) -> [TransferLine] {
    let written = dossier.transfers?.lines ?? []
    // A sub-processor that was recorded later may have brought a country that no paper speaks of.
    return (inForce.partners.transfers[recipient] ?? []).map { place in
      written.first { $0.place == place }
        ?? TransferLine(country: place.country, mechanism: place.mechanism, until: place.until)
    }
  }

  /// Tells the gate of the country of a sub-processor, which nothing is known to carry data to.
  func noteCountry(
    of party: SubProcessor, behind recipient: RecipientID, actor: Actor, at now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws {
    let inForce = try inForce(transaction)
    guard let declared = inForce.register.recipients[id: recipient],
      party.until.map({ $0 >= now.date }) ?? true,
      !inForce.places(of: declared).contains(party.country)
    else { return }
    let places =
      (inForce.partners.transfers[recipient] ?? [])
      + [TransferPlace(country: party.country, mechanism: nil)]
    _ = try standing.note(.transfer(recipient, places), actor: actor, at: now, transaction)
  }

  private func amend(
    _ lines: [TransferLine], of recipient: RecipientID, actor: Actor, at now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws {
    let fact = PartnerFact.transfers(TransferRecord(lines: lines))
    try fact.check()
    _ = try write(fact, of: recipient, actor: actor, at: now, transaction)
  }

  private func inForce(_ transaction: any ReadTransaction) throws -> InForce {
    guard let inForce = try standing.inForce(transaction) else {
      throw StandingError.nothingPublished
    }
    return inForce
  }
}
