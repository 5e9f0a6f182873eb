extension RegisterDraft {
  /// What we get must be written, also when it is nothing: `none`, a service in words, or an amount with its currency.
  mutating func readConsideration(in entry: inout Entry) -> Agreement.Consideration? {
    guard let node = entry.node("consideration", required: true, report: &report) else {
      return nil
    }
    if case .scalar(let text, _) = node.content {
      if text == "none" { return Agreement.Consideration(kind: .none) }
      report.error(
        .considerationIncomplete, at: node.place,
        "\(entry.what): `consideration` cannot be \(Entry.quoted(text))",
        hint: "write `none`, {service: in words} or {amount: 1000, currency: GBP}")
      return nil
    }
    let what = "\(entry.what): `consideration`"
    guard var inner = Entry(node, what: what, report: &report) else { return nil }
    let service = inner.text("service", required: false, &report)
    let text = inner.text("text", required: false, &report)
    let amount = inner.number("amount", required: false, &report)
    let currency = inner.text("currency", required: false, &report)
    inner.finish(&report)
    let isMoney = inner.has("amount") || inner.has("currency")
    guard inner.has("service") != isMoney else {
      report.error(
        .considerationIncomplete, at: node.place, "\(what) is either a service or an amount",
        hint: "write `none`, {service: in words} or {amount: 1000, currency: GBP}")
      return nil
    }
    guard isMoney else {
      if inner.has("text") {
        report.error(
          .considerationIncomplete, at: inner.place(of: "text"),
          "\(what): `text` belongs to an amount; say what the service is in `service`")
      }
      return service.map { Agreement.Consideration(kind: .service, text: $0) }
    }
    for key in ["amount", "currency"] where !inner.has(key) {
      report.error(
        .considerationIncomplete, at: node.place, "\(what) in money needs the key `\(key)`")
    }
    if let amount, amount < 0 {
      report.error(.badNumber, at: inner.place(of: "amount"), "\(what): `amount` is below zero")
    }
    if let currency, currency.utf8.count != 3 || !currency.utf8.allSatisfy({ 65...90 ~= $0 }) {
      report.error(
        .unknownValue, at: inner.place(of: "currency"), "\(what): `currency` is not a currency",
        hint: "use the three capital letters of ISO 4217, such as `GBP`")
    }
    guard let amount, let currency else { return nil }
    return Agreement.Consideration(
      kind: .amount, text: text ?? "", amount: amount, currency: currency)
  }
}
