extension RegisterDraft {
  mutating func readRetention(_ section: YAMLPair) {
    guard case .list(let items) = section.value.content, !items.isEmpty else {
      if section.value.isEmpty { return tellEmpty(section) }
      if case .list = section.value.content { return tellEmpty(section) }
      report.error(
        .wrongType, at: section.value.place,
        "the section `retention` must be a list, not \(section.value.kind)",
        hint: "write each rule as `- {fields: [email], keep: 2 years, reason: why}`")
      return
    }
    for item in items {
      guard retention.count < DraftSection<Field>.limit else {
        report.error(.tooMany, at: item.place, "more than 10000 retention rules are declared")
        return
      }
      guard var entry = Entry(item, what: "retention rule", report: &report) else { continue }
      let fields: (ids: [FieldID], places: [Place]) = names(
        "fields", .field, in: &entry, required: true)
      let keep = entry.period("keep", &report)
      let reason = entry.text("reason", required: false, &report)
      entry.finish(&report)
      guard let keep else { continue }
      retention.append(
        Drafted(
          item: RetentionRule(fields: fields.ids, keep: keep, reason: reason ?? ""), entry: entry))
    }
  }
}
