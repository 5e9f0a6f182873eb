import Law

extension RegisterDraft {
  mutating func readAgreement(_ pair: YAMLPair) {
    guard agreements.declare(pair, noun: "agreement", plural: "agreements", report: &report),
      let id = AgreementID(pair.key),
      var entry = Entry(
        pair.value, what: "agreement `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let recipient: RecipientID? = entry.text("recipient", &report).flatMap {
      refer(to: .recipient, $0, at: entry.place(of: "recipient"), by: entry.what)
    }
    let purposes: (ids: [PurposeID], places: [Place]) = names(
      "purposes", .purpose, in: &entry, required: true)
    let fields: (ids: [FieldID], places: [Place]) = names(
      "fields", .field, in: &entry, required: true)
    let territories = entry.countries("territories", &report)
    let mechanisms: [Transfer.Mechanism] = entry.choices("mechanisms", required: false, &report)
    let from = entry.date("from", &report)
    let until = entry.date("until", required: false, &report)
    let onward: (ids: [RecipientID], places: [Place]) = names(
      "onward", .recipient, in: &entry, required: false)
    let matching = entry.flag("matching", &report)
    let consideration = readConsideration(in: &entry)
    let benefit = entry.text("benefit", required: false, &report)
    let approached: Agreement.Approach? = entry.choice("approached", required: false, &report)
    let audit = readDue("audit", in: &entry)
    let isSigned = entry.flag("signed", default: true, &report)
    entry.finish(&report)
    guard let recipient, let from, let consideration else { return }
    agreements.items.append(
      Drafted(
        item: Agreement(
          id: id, recipient: recipient, purposes: purposes.ids, fields: fields.ids,
          territories: territories, mechanisms: mechanisms, from: from, until: until,
          onward: onward.ids, matching: matching, consideration: consideration,
          benefit: benefit ?? "", approached: approached ?? .us, audit: audit,
          signed: isSigned ? nil : false),
        entry: entry, marks: ["onward": onward.places]))
  }
}
