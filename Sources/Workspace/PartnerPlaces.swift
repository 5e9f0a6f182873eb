import Formats
import Law
import Register
import Vendors

extension Workspace {
  /// The countries in which a recipient and its sub-processors handle data, with what is recorded and what law says.
  static func places(
    of recipient: Recipient, _ dossier: PartnerDossier, _ inForce: InForce, on day: CivilDate
  ) -> [PartnerView.PlaceLine] {
    let parties = dossier.subProcessors.map(\.party).filter { $0.until.map { $0 >= day } ?? true }
    let lines = Vendors.lines(of: recipient.id, dossier, inForce)
    let known = inForce.places(of: recipient)
    let others = Set(parties.map(\.country)).subtracting(known).sorted()
    let regimes = inForce.regimes(governing: recipient.id)
    let gaps = inForce.transferGaps(of: recipient, on: day)
    return (known + others).map { country in
      let isOwn = country == recipient.country
      return PartnerView.PlaceLine(
        country: country, parties: parties.filter { $0.country == country }.map(\.name),
        isOwn: isOwn, lines: lines.filter { $0.country == country },
        verdicts: regimes.map { regime in
          let law = regime == .uk ? "UK law" : "EU law"
          if country.regime == regime { return "Under \(law) no transfer: it applies there." }
          if Transfer.isAdequate(from: regime, to: country) {
            let scope = Transfer.scope(from: regime, to: country).map { ", for \($0)" } ?? ""
            return "Under \(law) found adequate\(scope)."
          }
          if gaps.contains(where: { $0.place == country && $0.regime == regime }) {
            return "Under \(law) nothing carries data there: none goes."
          }
          return lines.contains { $0.country == country }
            ? "Under \(law) carried by what is recorded."
            : isOwn
              ? "Under \(law) carried by what the agreement declares."
              : "Under \(law) nothing is recorded."
        })
    }
  }
}
