import Disclosure
import Formats
import Gate
import Register
import Standing

/// Which uses an act can touch at all; for every other one the plan is the same before and after.
///
/// INVARIANT: a pause is read only by plans of its purpose, a suspension only by plans with its recipient on the way.
struct ForecastReach {
  let change: StandingChange
  let inForce: InForce

  /// The agreement of the act, when it is about one that is declared.
  var agreement: Agreement? {
    switch change {
    case .suspend(let id, _), .lift(let id, _), .end(let id): inForce.register.agreements[id: id]
    case .pause, .unpause, .undertake, .release: nil
    }
  }

  private var purpose: PurposeID? {
    switch change {
    case .suspend, .lift, .end, .undertake, .release: nil
    case .pause(let id), .unpause(let id): id
    }
  }

  /// The undertaking of the act, when it is about one.
  var undertaking: Undertaking? {
    switch change {
    case .undertake(let promise): promise
    case .release(let id): inForce.partners.undertakings.first { $0.id == id }
    case .suspend, .lift, .pause, .unpause, .end: nil
    }
  }

  func touches(_ way: StopForecast.Way) -> Bool {
    if let purpose { return way.purpose == purpose }
    if let undertaking { return undertaking.covers(way.purpose, by: way.everyone) }
    guard let agreement else { return false }
    return way.links.contains(agreement.recipient)
  }

  /// Whether data that was handed over went out under what the act stops.
  func covers(_ sent: DisclosureSummary) -> Bool {
    if let purpose { return sent.use.purpose == purpose && !sent.use.links.isEmpty }
    if let undertaking {
      return undertaking.covers(sent.use.purpose, by: sent.use.everyone) && !sent.use.links.isEmpty
    }
    return sent.terms.contains { $0.agreement == agreement?.id }
  }

  /// Whether a use that is not touched is near enough to the act for people to take it for stopped.
  func isNear(_ way: StopForecast.Way, recipients: Set<RecipientID>) -> Bool {
    if purpose != nil { return !recipients.isDisjoint(with: way.links) }
    if let undertaking {
      return undertaking.purpose == way.purpose || !recipients.isDisjoint(with: way.links)
    }
    return agreement?.purposes.contains(way.purpose) ?? false
  }

  /// Why a use that is still permitted after a stop goes on.
  func reason(for way: StopForecast.Way, on day: CivilDate) -> StopForecast.Reason {
    if let agreement {
      if way.links.contains(agreement.recipient) {
        let others = agreements(with: [agreement.recipient], for: way.purpose, on: day)
          .filter { $0 != agreement.id }
        return others.isEmpty ? .otherCountries : .sameRecipient(others)
      }
      if way.links.isEmpty { return .ourselves }
      return .otherRecipients(agreements(with: way.links, for: way.purpose, on: day))
    }
    guard let undertaking else { return .otherPurpose }
    if touches(way) { return .otherCountries }
    if let purpose = undertaking.purpose, purpose != way.purpose { return .otherPurpose }
    if way.links.isEmpty { return .ourselves }
    return .otherRecipients(agreements(with: way.links, for: way.purpose, on: day))
  }

  private func agreements(
    with recipients: [RecipientID], for purpose: PurposeID, on day: CivilDate
  ) -> [AgreementID] {
    recipients.flatMap(inForce.agreements(with:)).filter { agreement in
      agreement.purposes.contains(purpose) && agreement.from <= day
        && agreement.until.map { day <= $0 } ?? true
        && inForce.suspended[agreement.id] != .everywhere
    }.map(\.id)
  }
}
