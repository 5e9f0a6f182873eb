import Formats
import Law
import Register

extension ProcessingRecord.Receiver {
  /// What an agreement lets flow for a purpose.
  init(_ agreement: Agreement, for purpose: Purpose, in register: Register) {
    let recipient = register.recipients[id: agreement.recipient]
    self.init(
      agreement.recipient, recipient,
      under: "agreement from \(agreement.from.iso)"
        + (agreement.until.map { " until \($0.iso)" } ?? ""))
    fields = purpose.fields.filter(agreement.fields.contains)
      .map { register.fields[id: $0]?.label ?? $0.text }
    onward = agreement.onward.map { register.recipients[id: $0]?.label ?? $0.text }
    audited = agreement.audit?.done
    if let recipient { transfers = Self.transfers(agreement, to: recipient, in: register) }
  }

  /// Whom the pages of a site contact for a purpose.
  init(_ load: Site.Load, on site: Site, in register: Register) {
    self.init(
      load.recipient, register.recipients[id: load.recipient],
      under: "contacted by our pages at \(site.address)")
  }

  private init(_ id: RecipientID, _ recipient: Recipient?, under: String) {
    label = recipient?.label ?? (id == .ourselves ? "ourselves" : id.text)
    role =
      switch recipient?.role {
      case .processor: "processor"
      case .controller: "controller"
      case .jointController: "joint controller"
      case nil: "not declared"
      }
    country = recipient?.country.name ?? "not declared"
    team = recipient?.team ?? ""
    self.under = under
    fields = []
    onward = []
    transfers = []
    assessed = recipient?.assessment?.done
    audited = nil
  }

  /// The transfers under each law that governs the data: that of the members' country, and our own.
  private static func transfers(
    _ agreement: Agreement, to recipient: Recipient, in register: Register
  ) -> [String] {
    let governing = Set(
      (agreement.territories + [register.organisation.country]).map(\.regime))
    return [Regime.uk, .eu].filter(governing.contains).compactMap { regime in
      guard recipient.country.regime != regime else { return nil }
      let route = "under \(regime == .uk ? "UK" : "EU") law to \(recipient.country.name)"
      if Transfer.isAdequate(from: regime, to: recipient.country) {
        let scope = Transfer.scope(from: regime, to: recipient.country)
        return "\(route): found adequate" + (scope.map { ", for \($0)" } ?? "")
      }
      let carriers = agreement.mechanisms.filter { $0.covers(from: regime, to: recipient.country) }
      return "\(route): "
        + (carriers.isEmpty
          ? "no mechanism declared, so nothing may go"
          : carriers.map(\.title).joined(separator: ", "))
    }
  }
}
