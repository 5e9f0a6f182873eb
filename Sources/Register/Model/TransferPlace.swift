public import Formats
public import Law

/// A country in which a recipient or somebody behind it handles data, and one thing that makes sending it there lawful.
public struct TransferPlace: Codable, Sendable, Hashable {
  /// The country.
  public var country: Country
  /// What carries the transfer; nil when nothing does, which only a country that needs nothing survives.
  public var mechanism: Transfer.Mechanism?
  /// The last day on which the mechanism holds; nil for open.
  public var until: CivilDate?

  /// Makes a place.
  public init(country: Country, mechanism: Transfer.Mechanism?, until: CivilDate? = nil) {
    self.country = country
    self.mechanism = mechanism
    self.until = until
  }
}

extension InForce {
  /// Where a recipient lets data be handled: its own country first, then those that were recorded, sorted.
  public func places(of recipient: Recipient) -> [Country] {
    let others = Set((partners.transfers[recipient.id] ?? []).map(\.country))
    return [recipient.country] + others.subtracting([recipient.country]).sorted()
  }

  /// Tells whether a law lets data go under an agreement to one country in which the recipient lets it be handled.
  ///
  /// What was recorded of the country outranks the mechanisms that the agreement declares, and those speak for the
  /// recipient's own country alone (UK GDPR Art 44A; GDPR Art 44, onward transfers included).
  public func mayTransfer(
    under regime: Regime, to place: Country, of recipient: Recipient, by agreement: Agreement,
    on day: CivilDate
  ) -> Bool {
    if regime == .other || place.regime == regime { return true }
    if Transfer.isAdequate(from: regime, to: place) { return true }
    let recorded = (partners.transfers[recipient.id] ?? []).filter { $0.country == place }
    if recorded.isEmpty {
      return place == recipient.country
        && agreement.mechanisms.contains { $0.covers(from: regime, to: place) }
    }
    return recorded.contains { line in
      line.mechanism?.covers(from: regime, to: place) ?? false
        && line.until.map { day <= $0 } ?? true
    }
  }

  /// The laws that govern what goes to a recipient: ours, and those where its agreements let people live.
  public func regimes(governing recipient: RecipientID) -> [Regime] {
    let places = register.agreements.filter { $0.recipient == recipient }.flatMap(\.territories)
    let governing = Set((places + [register.organisation.country]).map(\.regime))
    return [Regime.uk, .eu].filter(governing.contains)
  }
}

/// A country to which a law lets nothing go, though an agreement would send it there.
public struct TransferGap: Sendable, Hashable {
  /// The country.
  public var place: Country
  /// The law.
  public var regime: Regime
  /// The agreement.
  public var agreement: AgreementID

  /// What it means, in words.
  public var words: String {
    "no mechanism carries data under \(regime == .uk ? "UK" : "EU") law to \(place.name), so nothing "
      + "that this law governs goes there under \(agreement)"
  }
}

extension InForce {
  /// Where the transfers to a recipient break on a day, under the agreements that were neither ended nor are drafts.
  public func transferGaps(of recipient: Recipient, on day: CivilDate) -> [TransferGap] {
    agreements(with: recipient.id).filter { partners.ended[$0.id] == nil }.flatMap { agreement in
      let own = register.organisation.country.regime
      let governing = Set(agreement.territories.map(\.regime) + [own])
      return [Regime.uk, .eu].filter(governing.contains).flatMap { regime in
        places(of: recipient).filter {
          !mayTransfer(under: regime, to: $0, of: recipient, by: agreement, on: day)
        }.map { TransferGap(place: $0, regime: regime, agreement: agreement.id) }
      }
    }
  }

  /// The gaps that are open on some day between two, each with the first such day, the soonest first.
  public func transferGaps(
    of recipient: Recipient, from day: CivilDate, through last: CivilDate
  ) -> [(gap: TransferGap, first: CivilDate)] {
    let ends = (partners.transfers[recipient.id] ?? []).compactMap { $0.until?.adding(days: 1) }
    var found: [(gap: TransferGap, first: CivilDate)] = []
    for tried in Set(ends + [day]).sorted() where tried >= day && tried <= last {
      for gap in transferGaps(of: recipient, on: tried)
      where !found.contains(where: { $0.gap == gap }) {
        found.append((gap, tried))
      }
    }
    return found
  }
}
