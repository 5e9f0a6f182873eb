extension RegisterDraft {
  /// `decoys` of the organisation: on which domains, and how many a disclosure.
  mutating func readDecoys(in organisation: inout Entry) -> DecoyRule? {
    guard var entry = organisation.entry("decoys", required: false, &report) else { return nil }
    let domains = entry.hosts("domains", required: true, &report)
    let count = entry.number("count", required: false, &report)
    entry.finish(&report)
    if let count, !DecoyRule.counts.contains(count) {
      report.error(
        .badNumber, at: entry.place(of: "count"),
        "\(entry.what): `count` must lie between \(DecoyRule.counts.lowerBound) and "
          + "\(DecoyRule.counts.upperBound)")
      return nil
    }
    guard !domains.isEmpty else { return nil }
    return DecoyRule(domains: domains, count: count.map { Int($0) } ?? DecoyRule.usualCount)
  }
}
