extension RegisterDraft {
  mutating func readOrganisation(_ section: YAMLPair) {
    if let first = organisationPlace {
      report.error(
        .duplicateID, at: section.place,
        "the organisation is declared twice; the first is \(first.file):\(first.line)")
      return
    }
    organisationPlace = section.place
    if section.value.isEmpty { return tellEmpty(section) }
    guard
      var entry = Entry(
        section.value, what: "the organisation", place: section.place, report: &report)
    else { return }
    let name = entry.text("name", &report)
    let country = entry.country("country", &report)
    let address = entry.text("address", &report)
    let contact = readContact("contact", in: &entry)
    let officer = readContact("officer", in: &entry)
    let unknownAge: Organisation.UnknownAge? = entry.choice("unknown-age", required: false, &report)
    let residence = fieldName("residence-field", in: &entry, required: true)
    let birth = fieldName("birth-field", in: &entry, required: false)
    let decoys = readDecoys(in: &entry)
    let warning = readWarning(in: &entry)
    let recalls = readRecallClock(in: &entry)
    entry.finish(&report)
    guard let name, let country, let address, let contact, let officer, let residence else {
      return
    }
    organisation = Drafted(
      item: Organisation(
        name: name, country: country, address: address, contact: contact, officer: officer,
        unknownAge: unknownAge ?? .child, residenceField: residence, birthField: birth,
        decoys: decoys, partnerWarning: warning, recalls: recalls),
      entry: entry)
  }

  /// Days of warning before a partner's assessment or audit is due: 0 to a year.
  private mutating func readWarning(in entry: inout Entry) -> Int? {
    guard let days = entry.number("partner-warning", required: false, &report) else { return nil }
    guard (0...366).contains(days) else {
      report.error(
        .badNumber, at: entry.place(of: "partner-warning"),
        "\(entry.what): `partner-warning` lies between 0 and 366 days")
      return nil
    }
    return Int(days)
  }

  private mutating func readContact(
    _ key: String, in entry: inout Entry
  ) -> Organisation.Contact? {
    guard var contact = entry.entry(key, required: true, &report) else { return nil }
    let name = contact.text("name", &report)
    let email = contact.email("email", &report)
    contact.finish(&report)
    guard let name, let email else { return nil }
    return Organisation.Contact(name: name, email: email)
  }

  private mutating func fieldName(
    _ key: String, in entry: inout Entry, required: Bool
  ) -> FieldID? {
    guard let text = entry.text(key, required: required, &report) else { return nil }
    return refer(to: .field, text, at: entry.place(of: key), by: entry.what)
  }
}
