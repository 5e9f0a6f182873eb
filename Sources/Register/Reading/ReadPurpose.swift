import Law

extension RegisterDraft {
  mutating func readPurpose(_ pair: YAMLPair) {
    guard purposes.declare(pair, noun: "purpose", plural: "purposes", report: &report),
      let id = PurposeID(pair.key),
      var entry = Entry(
        pair.value, what: "purpose `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let label = entry.text("label", &report)
    let description = entry.text("description", required: false, &report)
    let kind: Purpose.Kind? = entry.choice("kind", required: false, &report)
    let basis: LawfulBasis? = entry.choice("basis", &report)
    let fields: (ids: [FieldID], places: [Place]) = names(
      "fields", .field, in: &entry, required: true)
    let marketing = entry.flag("marketing", &report)
    let children = entry.flag("children", &report)
    let special = entry.flag("special", &report)
    let assessment = readAssessment(in: &entry, required: false)
    let compatible = readCompatible(in: &entry, of: pair.key)
    let consentLasts = entry.period("consent-lasts", required: false, &report)
    let team = entry.text("team", required: false, &report)
    let retired = entry.date("retired", required: false, &report)
    let dpv = entry.dpv("dpv", .purpose, &report)
    let fideslang = entry.fideslang("fideslang", .use, &report)
    entry.finish(&report)
    guard let label, let basis else { return }
    purposes.items.append(
      Drafted(
        item: Purpose(
          id: id, label: label, description: description ?? "", kind: kind ?? .general,
          basis: basis, fields: fields.ids, marketing: marketing, children: children,
          special: special, assessment: assessment, compatible: compatible,
          consentLasts: consentLasts, team: team, retired: retired, dpv: dpv, fideslang: fideslang),
        entry: entry, marks: ["fields": fields.places]))
  }

  private mutating func readAssessment(
    in entry: inout Entry, required: Bool
  ) -> Purpose.Assessment? {
    guard var inner = entry.entry("assessment", required: required, &report) else { return nil }
    let date = inner.date("date", &report)
    let by = inner.text("by", &report)
    let summary = inner.text("summary", &report)
    let until = inner.date("until", required: false, &report)
    inner.finish(&report)
    guard let date, let by, let summary else { return nil }
    if let until, until < date {
      report.error(
        .datesReversed, at: inner.place(of: "until"), "\(inner.what) lapses before it was made")
    }
    return Purpose.Assessment(date: date, by: by, summary: summary, until: until)
  }

  private mutating func readCompatible(
    in entry: inout Entry, of purpose: String
  ) -> [Purpose.Compatibility] {
    guard let node = entry.node("compatible", required: false, report: &report) else { return [] }
    guard case .list(let items) = node.content else {
      report.error(
        .wrongType, at: node.place, "\(entry.what): `compatible` must be a list, not \(node.kind)")
      return []
    }
    return items.compactMap { item in
      guard var inner = Entry(item, what: "\(entry.what): `compatible`", report: &report) else {
        return nil
      }
      let text = inner.text("with", &report)
      let with: PurposeID? = text.flatMap {
        refer(to: .purpose, $0, at: inner.place(of: "with"), by: inner.what)
      }
      let regimes: [Regime] = inner.choices("regimes", required: true, &report)
      let assessment = readAssessment(in: &inner, required: true)
      inner.finish(&report)
      if text == purpose {
        report.error(
          .compatibleSelf, at: inner.place(of: "with"),
          "\(entry.what) is declared compatible with itself")
      }
      guard let with, let assessment else { return nil }
      return Purpose.Compatibility(with: with, regimes: regimes, assessment: assessment)
    }
  }
}
