extension RegisterDraft {
  mutating func readForm(_ pair: YAMLPair) {
    guard forms.declare(pair, noun: "form", plural: "forms", report: &report),
      let id = FormID(pair.key),
      var entry = Entry(
        pair.value, what: "form `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let title = entry.text("title", &report)
    let point: CollectionPointID? = named("point", .collectionPoint, in: &entry)
    let notice: NoticeID? = named("notice", .notice, in: &entry)
    let asks = formItems("asks", required: true, in: &entry).compactMap {
      readAsk($0, of: entry.what)
    }
    let choices = formItems("choices", required: false, in: &entry).compactMap {
      readOffer($0, of: entry.what)
    }
    let until = entry.date("until", required: false, &report)
    let sponsor: RecipientID? = named("sponsor", .recipient, required: false, in: &entry)
    let age = readAge(in: &entry)
    entry.finish(&report)
    guard let title, let point, let notice else { return }
    forms.items.append(
      Drafted(
        item: Form(
          id: id, title: title, point: point, notice: notice, asks: asks.map(\.ask),
          choices: choices.map(\.offer), until: until, sponsor: sponsor, age: age),
        entry: entry,
        marks: ["asks": asks.map(\.place), "choices": choices.map(\.place)]))
  }

  /// A name that must be declared elsewhere.
  private mutating func named<Named>(
    _ key: String, _ referent: Reference.Referent, required: Bool = true, in entry: inout Entry
  ) -> Identifier<Named>? {
    guard let text = entry.text(key, required: required, &report) else { return nil }
    return refer(to: referent, text, at: entry.place(of: key), by: entry.what)
  }

  private mutating func formItems(
    _ key: String, required: Bool, in entry: inout Entry
  ) -> [YAMLNode] {
    guard let node = entry.node(key, required: required, report: &report) else { return [] }
    let example = key == "asks" ? "field" : "purpose"
    guard case .list(let items) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(entry.what): `\(key)` must be a list, not \(node.kind)",
        hint: "write each as `- \(example): …`")
      return []
    }
    if required, items.isEmpty {
      report.error(.emptyValue, at: node.place, "\(entry.what): `\(key)` is an empty list")
    }
    return items
  }

  private mutating func readAsk(
    _ node: YAMLNode, of form: String
  ) -> (ask: Form.Ask, place: Place)? {
    guard var entry = Entry(node, what: "\(form): `asks`", report: &report) else { return nil }
    let field: FieldID? = named("field", .field, in: &entry)
    let required = entry.flag("required", &report)
    entry.finish(&report)
    return field.map { (Form.Ask(field: $0, required: required), entry.place(of: "field")) }
  }

  private mutating func readOffer(
    _ node: YAMLNode, of form: String
  ) -> (offer: Form.Offer, place: Place)? {
    guard var entry = Entry(node, what: "\(form): `choices`", report: &report) else { return nil }
    let purpose: PurposeID? = named("purpose", .purpose, in: &entry)
    let recipient: RecipientID? = named("recipient", .recipient, required: false, in: &entry)
    entry.finish(&report)
    return purpose.map {
      (Form.Offer(purpose: $0, recipient: recipient), entry.place(of: "purpose"))
    }
  }

  private mutating func readAge(in entry: inout Entry) -> Int? {
    guard let age = entry.number("age", required: false, &report) else { return nil }
    if (1...120).contains(age) { return Int(age) }
    report.error(
      .badNumber, at: entry.place(of: "age"), "\(entry.what): `age` is no age in years",
      hint: "write the youngest age that may take part, from 1 to 120")
    return nil
  }
}
