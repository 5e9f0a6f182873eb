import Law

extension RegisterDraft {
  mutating func readField(_ pair: YAMLPair) {
    guard fields.declare(pair, noun: "field", plural: "fields", report: &report),
      let id = FieldID(pair.key),
      var entry = Entry(
        pair.value, what: "field `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let label = entry.text("label", &report)
    let about = readAbout(in: &entry)
    let kind: Field.Kind? = entry.choice("kind", &report)
    let options = entry.list("options", required: false, &report) ?? []
    let special: SpecialCategory? = entry.choice("special", required: false, &report)
    let proxyFor: SpecialCategory? = entry.choice("proxy-for", required: false, &report)
    let visibleTo: Field.Audience? = entry.choice("visible-to", required: false, &report)
    let system = entry.text("system", &report)
    let dpv = entry.dpv("dpv", .personalData, &report)
    let fideslang = entry.fideslang("fideslang", .category, &report)
    let bands = kind.map {
      readBands(in: &entry, kind: $0, options: options.map(\.text), of: pair.key)
    }
    if kind == nil { _ = entry.node("bands", required: false, report: &report) }
    if let kind { checkOptions(options, kind: kind, in: entry) }
    entry.finish(&report)
    guard let label, let about, let kind, let system else { return }
    fields.items.append(
      Drafted(
        item: Field(
          id: id, label: label, about: about, kind: kind, options: options.map(\.text),
          special: special, proxyFor: proxyFor, visibleTo: visibleTo ?? .staff, system: system,
          dpv: dpv, fideslang: fideslang, bands: bands ?? []),
        entry: entry))
  }

  /// Whom a field is about must be written: what we hold about whom is never a default.
  private mutating func readAbout(in entry: inout Entry) -> Field.About? {
    guard let node = entry.node("about", required: true, report: &report),
      let text = entry.text(of: node, "about", &report)
    else { return nil }
    if let about = Field.About(rawValue: text) { return about }
    report.error(
      .fieldAboutOthers, at: node.place,
      "fields about other people cannot be declared: a field is about `self` or `own-child` "
        + "(demand A7)",
      hint: report.suggestion(for: text, among: Field.About.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func checkOptions(
    _ options: [(text: String, place: Place)], kind: Field.Kind, in entry: Entry
  ) {
    if kind == .oneOf, options.isEmpty, !entry.has("options") {
      report.error(
        .fieldOptions, at: entry.place, "\(entry.what) is a `one-of` and needs `options`")
    } else if kind == .oneOf, options.isEmpty {
      report.error(
        .fieldOptions, at: entry.place(of: "options"), "\(entry.what) has no options to choose from"
      )
    } else if kind != .oneOf, entry.has("options") {
      report.error(
        .fieldOptions, at: entry.place(of: "options"),
        "\(entry.what) has options, but only a `one-of` can",
        hint: "make its kind `one-of` or leave the options out")
    }
  }
}
