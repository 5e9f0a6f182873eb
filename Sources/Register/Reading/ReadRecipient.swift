extension RegisterDraft {
  mutating func readRecipient(_ pair: YAMLPair) {
    guard pair.key != RecipientID.ourselves.text else {
      report.error(
        .recipientSelf, at: pair.place, "the recipient `self` cannot be declared",
        hint: "`self` is us; give this recipient another name")
      return
    }
    guard recipients.declare(pair, noun: "recipient", plural: "recipients", report: &report),
      let id = RecipientID(pair.key),
      var entry = Entry(
        pair.value, what: "recipient `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let label = entry.text("label", &report)
    let role: Recipient.Role? = entry.choice("role", &report)
    let aliases = entry.texts("aliases", &report)
    let parent = entry.text("parent", required: false, &report)
    let country = entry.country("country", &report)
    let onward: (ids: [RecipientID], places: [Place]) = names(
      "onward", .recipient, in: &entry, required: false)
    let team = entry.text("team", &report)
    let controls = entry.link("controls", &report)
    let assessment = readDue("assessment", in: &entry)
    let domains = entry.hosts("domains", &report)
    let delivery = readDelivery(in: &entry)
    let contact = entry.has("contact") ? entry.email("contact", &report) : nil
    entry.mayHave("contact")
    let webhook = readWebhook(in: &entry)
    let key = entry.verifierKey("key", &report)
    entry.finish(&report)
    guard let label, let role, let country, let team else { return }
    recipients.items.append(
      Drafted(
        item: Recipient(
          id: id, label: label, role: role, aliases: aliases, parent: parent, country: country,
          onward: onward.ids, team: team, controls: controls, assessment: assessment,
          domains: domains.isEmpty ? nil : domains, delivery: delivery, contact: contact,
          webhook: webhook, key: key),
        entry: entry, marks: ["onward": onward.places]))
  }

  mutating func readDue(_ key: String, in entry: inout Entry) -> Recipient.Due? {
    guard var inner = entry.entry(key, required: false, &report) else { return nil }
    let due = inner.date("due", &report)
    let done = inner.date("done", required: false, &report)
    inner.finish(&report)
    return due.map { Recipient.Due(due: $0, done: done) }
  }
}
